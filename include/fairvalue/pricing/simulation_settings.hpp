/// \file pricing/simulation_settings.hpp
/// How a warrant is valued by simulation: how many paths, how exact, by which method.
#pragma once
#include <cstdint>
#include <optional>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/claim_methods.hpp>
#include <fairvalue/pricing/control_variate.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue {

struct SimulationSettings {
  std::uint64_t paths = std::uint64_t{1}
                        << 20;  ///< maximum, in [1, 2^33]; above 4,096 rounded down to whole blocks of 4,096
  /// The run stops when the standard error of the total is at most this fraction of the total (1e-4 is a
  /// basis point); > 0. Empty: all paths are drawn.
  std::optional<double> target_error{};
  bool each_tranche = false;  ///< whether every tranche must meet the target too
  ControlVariate control = ControlVariate::automatic;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  /// A measurement-date value counts only market gates. A grant-date value does too, and the life from the grant on. The market's spot is then
  /// that of the grant date or of one of the 31 days before, and all deals have one grant date.
  ValueKind kind = ValueKind::economic;
  RunControl run{};  ///< `cancelled` is asked after the first round of blocks
  /// Whether hurdles on closes are checked by convolution too, about 20 ms per tranche; see FormulaCheck.
  bool cross_check = false;
};

}  // namespace fairvalue
