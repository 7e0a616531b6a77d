/// \file pricing/claim_methods.hpp
/// How a tranche claim is exercised, and how a hurdle held against closes is valued.
#pragma once
#include <string_view>

namespace fairvalue {

enum class ExercisePolicy {
  hold_to_expiry,  ///< S_T - K at expiry if vested: optimal without dividends
  on_vesting  ///< S - K once it has vested and exercise is allowed: about optimal for a penny strike with
              ///< dividends
};
std::string_view to_string(ExercisePolicy policy);

/// What to do with a hurdle held against closes.
enum class ClosesMethod {
  convolution,    ///< exact, some 20 ms; refused where it does not reach (see value)
  shifted_hurdle  ///< the Broadie-Glasserman-Kou shift: approximate, as fast as a closed form
};
std::string_view to_string(ClosesMethod method);

struct ClaimMethods {
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  ClosesMethod closes = ClosesMethod::convolution;
};

}  // namespace fairvalue
