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
                        << 20;  ///< at most; in [1, 2^33]; more than 4,096 come in whole blocks
  /// Stops when the total's standard error is at most this part of it (1e-4 is a basis point); > 0. None: all
  /// paths.
  std::optional<double> target_error{};
  bool each_tranche = false;  ///< the target is one for the value of every tranche too
  ControlVariate control = ControlVariate::automatic;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  /// Grant-date: only market gates count, and the life from the grant on, the market's spot being that of the
  /// grant's day or of one of the 31 before. All deals are then granted on one day.
  ValueKind kind = ValueKind::economic;
  RunControl run{};  ///< `cancelled` is asked once a first round of blocks is done
  /// Whether hurdles on closes are checked by convolution too, some 20 ms a tranche; see FormulaCheck.
  bool cross_check = false;
};

}  // namespace fairvalue
