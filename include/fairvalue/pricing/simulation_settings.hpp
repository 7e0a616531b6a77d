/// \file pricing/simulation_settings.hpp
/// Settings of a valuation by simulation: number of paths, accuracy, measure and variance reduction.
#pragma once
#include <cstdint>
#include <optional>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/control_variate.hpp>
#include <fairvalue/simulation/measure.hpp>

namespace fairvalue {

struct SimulationSettings {
  std::uint64_t paths = std::uint64_t{1}
                        << 20;  ///< maximum, in [1, 2^33]; above 4,096 rounded down to whole blocks of 4,096
  /// The run stops when the standard error of the total is at most this fraction of the total (1e-4 is a
  /// basis point); > 0. Empty: all paths are drawn.
  std::optional<double> target_error{};
  bool each_tranche = false;  ///< whether every tranche must meet the target too; needs a target
  /// The measure of the paths. If the mean under the risk-neutral measure is unreliable, the share measure is
  /// used instead, and the result says so.
  Measure measure = Measure::share;
  ControlVariate control = ControlVariate::automatic;
  std::uint64_t seed = 0;
  RunControl run{};  ///< `cancelled` is not called before the first round of blocks ends
  /// Whether only the total is asked for: the result's `tranches` and `vested` stay empty, and no paths are
  /// drawn under the other measure. The total is the same.
  bool total_alone = false;
  /// Whether the convolution, too, checks hurdles on closes, about 20 ms per tranche; see FormulaCheck.
  bool cross_check = false;
};

/// Throws DomainError naming the member that breaks its rule: "settings.paths: must be in [1, 8589934592],
/// got 0".
const SimulationSettings& require_settings(const SimulationSettings& settings);

}  // namespace fairvalue
