/// \file deal/consideration.hpp
/// What a seller gives its customer in money: equity put into it, or a loan. A warrant is in
/// deal/warrant.hpp; a deal may have all of them, or none.
#pragma once
#include <optional>
#include <string_view>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Cash that the seller puts into the customer's shares. It costs the seller the cash less the fair value of
/// the shares it receives, which are equal unless stated.
struct EquityPurchase {
  Money cash;                         ///< in all; > 0
  std::optional<Money> fair_value{};  ///< of the shares received for all of it; >= 0
  /// All on this day; without it evenly with the plan's gigawatts, as far as they are delivered.
  std::optional<Date> paid_on{};

  friend bool operator==(const EquityPurchase&, const EquityPurchase&) = default;
};

enum class Lender { seller, customer };
template <>
inline constexpr auto enum_names<Lender> = names_of("lender", {"seller", "customer"});

/// Money lent on one day and repaid with its interest on another. At a fair rate it costs nothing.
struct Loan {
  Money principal;  ///< > 0
  Lender lender;    ///< the customer where the seller receives the loan
  Date drawn;
  Date repaid;                        ///< after `drawn`
  double rate;                        ///< a year, compounded annually; > -1
  std::optional<double> fair_rate{};  ///< what the market asks of the borrower; equal unless stated

  friend bool operator==(const Loan&, const Loan&) = default;
};

/// Throw DomainError naming the member of `field` that breaks its rule: "equity.cash: must be > 0, got 0".
const EquityPurchase& require_equity(std::string_view field, const EquityPurchase& equity);
const Loan& require_loan(std::string_view field, const Loan& loan);

/// cash - fair value received; negative where the shares are worth more than was paid.
Money cost_to_seller(const EquityPurchase& equity);

/// On the day it is drawn, to a seller that lends: principal x [1 - ((1 + rate) / (1 + fair rate))^years],
/// years ACT/365F; the opposite for one that borrows. Negative where the rate is in the seller's favour.
Money cost_to_seller(const Loan& loan);

}  // namespace fairvalue
