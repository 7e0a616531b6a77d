/// \file pricing/warrant/dilution_equation.hpp
/// The equation of a diluted warrant: W = part x V(S*), with the price S* and the part given by the method.
#pragma once
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue::detail {

/// n / (n + m).
inline double old_fraction(const Dilution& dilution) {
  return dilution.outstanding / (dilution.outstanding + dilution.issued);
}

/// The price S* at which V is taken when a warrant is worth W.
inline PerShare valued_spot(PerShare spot, const Dilution& dilution, PerShare warrant) {
  if (dilution.method == DilutionMethod::galai_schneller) {
    return spot + warrant * (dilution.issued / dilution.outstanding);
  }
  const double old = old_fraction(dilution);
  return spot * old + warrant * (1.0 - old);
}

/// The part of V that is a warrant's.
inline double warrant_part(const Dilution& dilution) {
  return dilution.method == DilutionMethod::galai_schneller ? old_fraction(dilution) : 1.0;
}

}  // namespace fairvalue::detail
