/// \file pricing/warrant/dilution_equation.hpp
/// The equation of a diluted warrant: W = part x V(S*), with the price S* and the part given by the method.
#pragma once
#include <fairvalue/pricing/dilution_method.hpp>

namespace fairvalue::detail {

/// S* = `spot` x the share price + `warrant` x W, and the part of V that belongs to the warrant.
struct DilutionWeights {
  double spot = 1.0;
  double warrant = 0.0;
  double part = 1.0;
};

inline DilutionWeights weights_of(const Dilution& dilution) {
  const double old = dilution.outstanding / (dilution.outstanding + dilution.issued);
  switch (dilution.method) {
    case DilutionMethod::none: return {};
    case DilutionMethod::damodaran: return {.spot = old, .warrant = 1.0 - old};
    case DilutionMethod::galai_schneller:
      return {.warrant = dilution.issued / dilution.outstanding, .part = old};
  }
  refuse_enumerator(dilution.method, "dilution.method");
}

/// The price S* at which V is computed if a warrant is worth W.
inline PerShare valued_spot(PerShare spot, const Dilution& dilution, PerShare warrant) {
  const DilutionWeights weights = weights_of(dilution);
  return weights.spot * spot + weights.warrant * warrant;
}

/// The fraction of V that belongs to the warrant.
inline double warrant_part(const Dilution& dilution) { return weights_of(dilution).part; }

/// The W for which S* is the undiluted price.
inline PerShare warrant_at_spot(PerShare spot, const Dilution& dilution) {
  return dilution.method == DilutionMethod::galai_schneller ? PerShare{0.0} : spot;
}

}  // namespace fairvalue::detail
