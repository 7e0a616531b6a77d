/// \file pricing/claim_methods.hpp
/// How a tranche claim is exercised, and how a hurdle held against closes is valued.
#pragma once
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

enum class ExercisePolicy {
  hold_to_expiry,  ///< S_T - K at expiry if vested: optimal without dividends
  on_vesting  ///< S - K once it has vested and exercise is allowed: about optimal for a penny strike with
              ///< dividends
};
template <>
inline constexpr auto enum_names<ExercisePolicy> = names_of("exercise", {"hold_to_expiry", "on_vesting"});

/// What to do with a hurdle held against closes.
enum class ClosesMethod {
  convolution,    ///< exact, some 20 ms; refused where it does not reach (see value)
  shifted_hurdle  ///< the Broadie-Glasserman-Kou shift: approximate, as fast as a closed form
};
template <>
inline constexpr auto enum_names<ClosesMethod> = names_of("closes", {"convolution", "shifted_hurdle"});

struct ClaimMethods {
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  ClosesMethod closes = ClosesMethod::convolution;
};

}  // namespace fairvalue
