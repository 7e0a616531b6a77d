/// \file lib/model/detail/worth_formula.hpp
/// What both valuations and the effect come to, on numbers of any kind that calculate like doubles.
#pragma once
#include <fairvalue/model/deal_worth.hpp>

namespace fairvalue::detail {

/// A deal's income after tax in a year, of revenue that is new.
template <class Amount, class Ratio>
Amount income_formula(const Amount& revenue, const Ratio& margin, const Ratio& tax_rate) {
  return revenue * margin * (1.0 - tax_rate);
}

/// Revenue of a year's gigawatts that is new to the company.
template <class Volume, class Price, class Ratio>
auto revenue_formula(const Volume& delivered, const Price& revenue, const Ratio& incremental) {
  return incremental * (delivered * revenue);
}

/// The last year's deal income, priced for ever and brought to today.
template <class Factor, class Amount, class Ratio>
Amount capitalised_formula(const Factor& multiple, const Amount& income, const Ratio& discount,
                           const Ratio& compounded) {
  return multiple * income * (1.0 - discount) / compounded;
}

/// The lines from the base case without deals to the value by parts: `grown` and `revalued` are the base
/// value with the scenario's growth, and with its multiple too; `base` and `value` are of the scenario.
template <class Price, class Amount, class Count>
EffectOf<Price> effect_formula(const Price& start, const Price& grown, const Price& revalued,
                               const Price& base, const Amount& flows, const Count& shares,
                               const Price& value) {
  const Price shared = base + flows / shares;
  return {.growth = grown - start,
          .multiple = revalued - grown,
          .required_return = base - revalued,
          .flows = shared - base,
          .dilution = value - shared};
}

}  // namespace fairvalue::detail
