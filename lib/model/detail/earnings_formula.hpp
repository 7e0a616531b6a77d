/// \file lib/model/detail/earnings_formula.hpp
/// A deal's earnings and what they are worth for ever, on numbers of any kind that calculate like doubles.
#pragma once

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

}  // namespace fairvalue::detail
