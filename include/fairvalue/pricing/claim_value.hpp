/// \file pricing/claim_value.hpp
/// The value of a tranche claim, its probabilities, and the method it was computed by.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// The method a value was computed by.
enum class ValuationMethod { closed_form, quadrature, convolution, shifted_hurdle, simulation };
template <>
inline constexpr auto enum_names<ValuationMethod> = names_of("method", {{"closed_form", "closed form"},
                                                                        {"quadrature"},
                                                                        {"convolution"},
                                                                        {"shifted_hurdle", "shifted hurdle"},
                                                                        {"simulation"}});

struct ClaimValue {
  PerShare value;           ///< of a warrant on one share, including all probabilities
  double hit_risk_neutral;  ///< P(the hurdle is met by the expiry), ignoring the milestone; 1 without hurdle
  double hit_share;         ///< the same under the share measure
  double vesting_probability;   ///< P(every vesting condition is met), risk-neutral
  double exercise_probability;  ///< P(vested, exercise allowed, and S > K when it is due), risk-neutral
  ValuationMethod method;       ///< the least exact method used
  double error_bound = 0.0;     ///< of `value`, if the method has one: convolution, quadrature
};

}  // namespace fairvalue
