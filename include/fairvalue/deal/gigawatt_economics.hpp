/// \file deal/gigawatt_economics.hpp
/// What a gigawatt brings the company that sells it.
#pragma once
#include <string_view>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Contra-revenue is not among them: it is an accounting cost of the warrant, no cash. What the warrant costs
/// is the share of the value that its holder takes.
struct GigawattEconomics {
  PerGigawatt revenue;  ///< what the customer pays; > 0
  double margin;        ///< incremental: profit before tax on one more gigawatt; in (-1, 1]
  double tax_rate;      ///< cash tax on that profit; in [0, 1)
  /// Part of the gigawatt that is new business. Below 1 where the seller is limited by supply and the
  /// gigawatt displaces sales to others; in [0, 1].
  double incremental = 1.0;
  PerGigawatt capital_spending{0.0};  ///< of the seller, not in the margin; >= 0
  double receipt_lag_days = 0.0;      ///< from delivery to payment; costs, tax and spending fall on delivery
};

/// Throws DomainError naming the member of `field` that breaks its rule: "economics.margin: must be ...".
const GigawattEconomics& require_economics(std::string_view field, const GigawattEconomics& economics);

/// Income after tax: incremental x revenue x margin x (1 - tax).
PerGigawatt income_per_gigawatt(const GigawattEconomics& economics);

/// Cash flow after tax: incremental x [revenue x margin x (1 - tax) - capital spending]. Negative where a
/// gigawatt costs more than it brings. The time between delivery and payment is not in it.
PerGigawatt flow_per_gigawatt(const GigawattEconomics& economics);

/// The same in two parts: what is received, `receipt_lag_days` after delivery, and what is paid on it. The
/// flow is their difference.
struct GigawattCash {
  PerGigawatt received;  ///< incremental x revenue
  PerGigawatt paid;      ///< received - flow
};
GigawattCash cash_per_gigawatt(const GigawattEconomics& economics);

namespace detail {

/// The formula of flow_per_gigawatt, of numbers of any kind that calculate like doubles.
template <class Price, class Ratio>
Price flow_of_gigawatt(const Price& revenue, const Ratio& margin, const Ratio& tax_rate,
                       const Ratio& incremental, const Price& capital_spending) {
  return incremental * (revenue * margin * (1.0 - tax_rate) - capital_spending);
}

}  // namespace detail

}  // namespace fairvalue
