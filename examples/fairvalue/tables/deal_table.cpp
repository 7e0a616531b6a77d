#include "fairvalue/tables/deal_table.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// Cash for shares of the customer.
Money equity_of(const Deal& deal) {
  Money cash{0.0};
  for (const auto& one : deal.equity) cash += one.value.cash;
  return cash;
}

}  // namespace

bool is_whole(const ComparedDeal& one, const Deal& terms) { return one.is_economic || !terms.warrant; }

std::vector<DocumentCell> deal_row(const ComparedDeal& one, const Deal& terms, const Units& units,
                                   const std::string& reason, const DocumentCell& of_company) {
  const auto with_warrant = [&](double number, const std::string& unit) {
    return is_whole(one, terms) ? quantity(number, unit) : text(reason);
  };
  return {text(one.company + ": " + one.deal),
          text(units.money),
          quantity(one.planned.value, "GW"),
          terms.committed ? with_standing(quantity(one.binding_share, "%"), terms.committed->standing)
                          : text("not stated"),
          with_standing(quantity(one.revenue_per_gigawatt.value, units.a_gigawatt),
                        terms.revenue_per_gigawatt.standing),
          quantity(one.flows.value, units.money),
          terms.warrant ? quantity(terms.warrant->value.shares.value, "shares") : text(""),
          terms.warrant ? with_warrant(one.given.value, units.money) : text("no warrant"),
          of_company,
          terms.equity.empty() ? text("") : quantity(equity_of(terms).value, units.money),
          with_warrant(one.rebate, "%"),
          with_warrant(one.net_value.value, units.money),
          with_warrant(one.net_value_a_share.value, units.a_share),
          quantity(one.give_away_price ? std::optional{one.give_away_price->value} : std::nullopt,
                   units.a_share)};
}

std::optional<Sourced<Shares>> company_shares(const CaseFile& file) {
  if (file.operating_model) return file.operating_model->diluted_shares;
  return file.company.shares_outstanding;
}

DocumentTable empty_deal_table() {
  return {
      .key = "deals",
      .title = "Deals side by side, each alone in the base case",
      .columns = {{"deal", "deal"},
                  {"currency", "in"},
                  {"gigawatts", "planned", "GW"},
                  {"binding_share", "binding", "%"},
                  {"revenue_per_gigawatt", "revenue a GW"},
                  {"flows", "cash flows"},
                  {"shares", "shares", "shares"},
                  {"given", "warrant"},
                  {"of_company", "of the company", "%"},
                  {"equity", "equity bought"},
                  {"rebate", "rebate", "%"},
                  {"net_value", "net value"},
                  {"net_value_a_share", "a share"},
                  {"give_away_price", "given away at"}},
      .rows = {},
      .notes = {"Cash flows: present value after tax, equity and loans to the customer among them. Warrant: "
                "its economic value. Shares: of the warrant, and of the company's shares. Equity bought: for "
                "cash, taken as worth its fair value (the cash unless stated).",
                "Rebate: warrant, and equity and loans at their cost, over what the customer pays. Given "
                "away at: the lowest price at which a "
                "tranche's shares cost what its gigawatts earn."}};
}

}  // namespace calculator
