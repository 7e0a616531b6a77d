/// \file pricing/claim_value.hpp
/// What a tranche claim is worth: the value of one share, the probabilities inside it, and the method.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// What a value was computed by.
enum class ValuationMethod { closed_form, quadrature, convolution, shifted_hurdle, simulation };
template <>
inline constexpr auto enum_names<ValuationMethod> = names_of("method", {{"closed_form", "closed form"},
                                                                        {"quadrature"},
                                                                        {"convolution"},
                                                                        {"shifted_hurdle", "shifted hurdle"},
                                                                        {"simulation"}});

struct ClaimValue {
  PerShare value;               ///< of a warrant on one share, all probabilities inside
  double hit_risk_neutral;      ///< P(the hurdle is met by the expiry), the milestone aside; 1 without
  double hit_share;             ///< the same under the share measure
  double vesting_probability;   ///< P(every vesting condition is met), risk-neutral
  double exercise_probability;  ///< P(vested, exercise allowed, and S > K when it is due), risk-neutral
  ValuationMethod method;       ///< the least exact that was used
  double error_bound = 0.0;     ///< of `value`, where the method has one: convolution, quadrature
};

}  // namespace fairvalue
