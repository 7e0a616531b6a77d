#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/equity/broker_target.hpp>

#include "fairvalue/case/stated_values.hpp"
#include "fairvalue/case/valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The unit of an assumption: of "deal.A.margin" that of the input, of "neutral: multiple" that of the
/// multiple.
std::string unit_of_input(const std::vector<NamedInput>& inputs, const std::string& what,
                          const Units& units) {
  const auto colon = what.find(": ");
  const std::string name = colon == std::string::npos ? what : what.substr(colon + 2);
  const auto found = std::ranges::find(inputs, name, &NamedInput::name);
  if (found != inputs.end()) return found->unit;
  if (what.starts_with("weight of ") || name == "ai_mix" || name.ends_with(".haircut")) return "%";
  if (name.starts_with("consensus EPS")) return units.a_share;
  if (name.starts_with("target of ")) return units.a_share;
  if (name == "revenue" || name.starts_with("net income")) return units.money;
  if (name.ends_with(".committed")) return "GW";
  if (name.ends_with(".rate")) return "%";
  if (name == "diluted_shares") return "shares";
  if (name.ends_with(".contra_revenue")) return units.a_gigawatt;
  return "";
}

void add_inputs(DocumentTable& table, const Valued& of, const std::vector<Assumption>& all) {
  const auto inputs = named_inputs(of.value);
  for (const Assumption& one : all) {
    DocumentCell value = one.value ? full_quantity(*one.value, unit_of_input(inputs, one.what, of.units))
                                   : stated_value(of.file, one.what, of.units);
    add_assumption(table, one.what, std::move(value), one.standing, one.reason);
  }
}

}  // namespace

DocumentTable target_table(const Valued& of) {
  DocumentTable table{.key = "targets",
                      .title = "Brokers' price targets",
                      .columns = {{"broker", "broker"},
                                  {"target", "target", of.units.a_share},
                                  {"multiple", "multiple", "x"},
                                  {"period", "on EPS of"},
                                  {"implied_eps", "their EPS", of.units.a_share},
                                  {"upside", "against price", "%"},
                                  {"published", "published"},
                                  {"source", "source"}},
                      .rows = {}};
  for (const auto& sourced : of.value.targets) {
    const BrokerTarget& one = sourced.value;
    add_row(table, one.broker,
            {text(one.broker), with_standing(quantity(one.target.value, of.units.a_share), sourced.standing),
             quantity(one.multiple.value, "x"), text(label(one.period)),
             quantity(implied_eps(one).eps.value, of.units.a_share),
             change(growth(of.result.spot.price, one.target)), text(to_string(one.published)),
             text(sourced.source)});
  }
  return table;
}

DocumentTable assumption_table(const Valued& of) {
  DocumentTable table = empty_assumption_table();
  add_inputs(table, of, assumptions(of.value));
  for (const Deal& deal : of.value.deals) {
    for (std::size_t i = 0; i < deal.equity.size(); ++i) {
      const EquityPurchase& one = deal.equity[i].value;
      if (one.fair_value) continue;
      add_assumption(table, fmt::format("deal.{}.equity[{}].fair_value", deal.name, i),
                     full_quantity(one.cash.value, of.units.money), Standing::assumed,
                     "none is stated: the shares received are taken as worth the cash paid");
    }
  }
  add_file_assumptions(table, of.file, of.units);
  return table;
}

DocumentTable stated_input_table(const Valued& of) {
  DocumentTable table = empty_assumption_table();
  add_inputs(table, of, stated_inputs(of.value));
  for (const KeyProvenance& one : of.file.provenance) {
    if (!is_chosen(one.standing)) add_assumption(table, of.file, one, of.units);
  }
  return table;
}

DocumentTable consideration_table(const Valued& of) {
  const std::string& unit = of.units.money;
  DocumentTable table{.key = "consideration",
                      .title = "What is paid to the customers beside warrants",
                      .columns = {{"what", "what"},
                                  {"amount", "amount", unit},
                                  {"worth", "fair value", unit},
                                  {"cost", "cost to the seller", unit}},
                      .rows = {}};
  for (const Deal& deal : of.value.deals) {
    for (const auto& sourced : deal.equity) {
      const EquityPurchase& one = sourced.value;
      const std::string what = deal.name + ": shares of the customer";
      const double worth = one.fair_value.value_or(one.cash).value;
      add_row(table, what,
              {text(what), with_standing(quantity(one.cash.value, unit), sourced.standing),
               with_standing(quantity(worth, unit), one.fair_value ? sourced.standing : Standing::assumed),
               quantity(cost_to_seller(one).value, unit)});
    }
    for (const auto& sourced : deal.loans) {
      const Loan& one = sourced.value;
      const std::string what = deal.name + ": loan of the " + std::string{to_string(one.lender)};
      const Money cost = cost_to_seller(one);
      add_row(table, what,
              {text(what), with_standing(quantity(one.principal.value, unit), sourced.standing),
               quantity((one.principal - cost).value, unit), quantity(cost.value, unit)});
    }
  }
  table.notes = {
      "For all planned gigawatts. Shares without a stated fair value are taken as worth the cash paid."};
  return table;
}

}  // namespace calculator
