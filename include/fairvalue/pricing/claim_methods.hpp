/// \file pricing/claim_methods.hpp
/// How a tranche claim is exercised, and how a hurdle held against closes is valued.
#pragma once
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

enum class ExercisePolicy {
  hold_to_expiry,  ///< S_T - K at expiry if vested: optimal without dividends
  on_vesting       ///< S - K as soon as it is vested and exercisable: nearly optimal for a penny strike with
                   ///< dividends
};
template <>
inline constexpr auto enum_names<ExercisePolicy> = names_of("exercise", {"hold_to_expiry", "on_vesting"});

/// How a hurdle that is monitored at closes is valued.
enum class ClosesMethod {
  convolution,    ///< exact, about 20 ms; refused if it does not apply (see `claim_value`)
  shifted_hurdle  ///< the Broadie-Glasserman-Kou shift: approximate, as fast as a closed form
};
template <>
inline constexpr auto enum_names<ClosesMethod> = names_of("closes", {"convolution", "shifted_hurdle"});

struct ClaimMethods {
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  ClosesMethod closes = ClosesMethod::convolution;
};

}  // namespace fairvalue
