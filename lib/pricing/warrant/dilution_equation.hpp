/// \file pricing/warrant/dilution_equation.hpp
/// The equation of a diluted warrant: W = part x V(S*), with the price S* and the part given by the method.
#pragma once
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue::detail {

/// n / (n + m).
inline double old_fraction(const Dilution& dilution) {
  return dilution.outstanding / (dilution.outstanding + dilution.issued);
}

/// The price S* at which V is computed if a warrant is worth W.
inline PerShare valued_spot(PerShare spot, const Dilution& dilution, PerShare warrant) {
  const double old = old_fraction(dilution);
  switch (dilution.method) {
    case DilutionMethod::none: return spot;
    case DilutionMethod::damodaran: return spot * old + warrant * (1.0 - old);
    case DilutionMethod::galai_schneller: return spot + warrant * (dilution.issued / dilution.outstanding);
  }
  refuse_enumerator(dilution.method, "dilution.method");
}

/// The fraction of V that belongs to the warrant.
inline double warrant_part(const Dilution& dilution) {
  switch (dilution.method) {
    case DilutionMethod::none:
    case DilutionMethod::damodaran: return 1.0;
    case DilutionMethod::galai_schneller: return old_fraction(dilution);
  }
  refuse_enumerator(dilution.method, "dilution.method");
}

/// The W for which S* is the undiluted price.
inline PerShare warrant_at_spot(PerShare spot, const Dilution& dilution) {
  switch (dilution.method) {
    case DilutionMethod::none:
    case DilutionMethod::damodaran: return spot;
    case DilutionMethod::galai_schneller: return PerShare{0.0};
  }
  refuse_enumerator(dilution.method, "dilution.method");
}

}  // namespace fairvalue::detail
