/// \file model/compared_deals.hpp
/// Deals of several cases side by side, and what one customer has to pay for all of them.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include <fairvalue/core/table.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/model/case_derivation.hpp>

namespace fairvalue {

/// One deal alone in the base case of its company: without the company's other deals.
struct ComparedDeal {
  std::string company;  ///< ticker, or the name of the case where there is none
  std::string deal;
  Gigawatts planned;
  /// The binding part of the plan; empty where the deal does not state it, which says nothing of how much.
  std::optional<Gigawatts> committed{};
  std::optional<double> binding_share{};  ///< committed / planned
  PerGigawatt revenue_per_gigawatt;
  PerGigawatt flow_per_gigawatt;  ///< cash flow after tax of a gigawatt, as delivered
  Money revenue;                  ///< of all planned gigawatts
  Money flows;  ///< their present value after tax, equity and loans to the customer among them
  Money given;  ///< the warrant: its economic value where that is given, else s x v0 on the base case's path
  bool is_economic;  ///< whether the economic value was given; a deal without a warrant counts as given 0
  Money net_value;   ///< flows - given
  PerShare net_value_a_share;  ///< over the company's diluted shares
  /// What the customer is given over what it pays: (given + equity and loans at their cost to the seller) /
  /// revenue.
  double rebate;
  /// The lowest of the tranches' give-away prices on delivery; none without a warrant or without profit.
  std::optional<PerShare> give_away_price{};
};

/// `warrant`: the economic value of the deal's warrant under the base case's volumes, from a formula or a
/// simulation. Throws DomainError as `value` does, and for a deal that the case does not have.
ComparedDeal compared_deal(const Case& value, std::size_t deal, std::optional<Money> warrant = {});

/// How the numbers of `compared_deal` come about: gigawatts, committed, binding_share, revenue_per_gigawatt,
/// revenue, flows, equity (for cash, at the cash), given, net_value, net_value_a_share, rebate and
/// give_away_price, as far as it has them. An economic value of the warrant is an input named "warrant". What
/// the holders take of a warrant without one is the path view of the base case. Throws as `compared_deal`.
CaseDerivation compared_deal_derivation(const Case& value, std::size_t deal,
                                        std::optional<Money> warrant = {});

/// What the customer pays each seller in each calendar year, evenly between milestones, in currency units:
/// sellers and their sum in rows, years in columns. Throws DomainError as `commitments_by_year` does for a
/// commitment.
Table payment_table(std::span<const Commitment> commitments);

}  // namespace fairvalue
