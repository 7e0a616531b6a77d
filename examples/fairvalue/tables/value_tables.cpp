#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/give_away.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

/// The reason in place of a number that was not worked out.
DocumentCell number_or(const std::optional<double>& number, const std::string& unit,
                       const std::string& reason) {
  return number ? quantity(*number, unit) : text(reason);
}

std::vector<DocumentCell> effect_row(const Valued& of, const ScenarioResult& one) {
  const Effect& by = one.effect;
  std::vector<DocumentCell> row{text(scenario_title(one)),
                                with_standing(quantity(one.weight, "%"), Standing::assumed),
                                quantity(of.result.base_value.value, of.units.a_share),
                                effect(by.growth),
                                effect(by.multiple),
                                effect(by.required_return)};
  if (of.has_deals()) {
    row.push_back(effect(by.flows));
    row.push_back(effect(by.dilution));
  }
  row.push_back(quantity(one.by_parts.value.value, of.units.a_share));
  if (of.has_deals()) row.push_back(quantity(one.by_earnings.present_value.value, of.units.a_share));
  row.push_back(change(growth(of.result.spot.price, one.by_parts.value)));
  return row;
}

std::vector<DocumentCell> year_row(const Valued& of, const DealYear& year) {
  const auto rebate = year.rebate();
  std::vector<DocumentCell> row{text(label(year.period)), quantity(year.revenue.value, of.units.money),
                                quantity(year.ai_mix(), "%"), quantity(year.eps.value, of.units.a_share),
                                quantity(year.price.value, of.units.a_share)};
  if (!of.has_deals()) return row;
  for (DocumentCell& cell : std::vector<DocumentCell>{
           quantity(year.gaap_eps.value, of.units.a_share), quantity(year.delivered_to_date.value, "GW"),
           quantity(year.vested_to_date.value, "shares"), quantity(year.stake, "%"),
           quantity(rebate ? std::optional{rebate->value} : std::nullopt, of.units.a_gigawatt),
           quantity(year.self_funding(), "%")})
    row.push_back(std::move(cell));
  return row;
}

/// Leaves out the columns that only deals fill.
void drop_columns(DocumentTable& table, std::initializer_list<std::string_view> keys) {
  std::erase_if(table.columns, [&](const DocumentColumn& column) {
    return std::ranges::find(keys, column.key) != keys.end();
  });
}

/// Leaves out columns with their cells.
DocumentTable without_columns(DocumentTable table, std::initializer_list<std::string_view> keys) {
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    if (std::ranges::find(keys, table.columns[i].key) == keys.end()) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    table.columns.erase(table.columns.begin() + at);
    for (DocumentRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
  }
  return table;
}

}  // namespace

std::string scenario_title(const ScenarioResult& one) {
  return one.label.empty() ? one.name : one.name + " " + one.label;
}

DocumentTable answer_table(const Valued& of) {
  const CaseResult& result = of.result;
  DocumentTable table{.key = "answer",
                      .title = "The answer",
                      .columns = {{"what", ""}, {"value", "value"}, {"how", ""}},
                      .rows = {}};
  const auto add = [&](const char* key, const char* what, std::optional<double> number,
                       const std::string& unit, std::string how) {
    table.rows.push_back({key, {text(what), own_quantity(number, unit), text(std::move(how))}});
  };
  if (of.worth) {
    add("market_view", "net value of the deals", of.worth->market_view.value, of.units.money,
        of.has_warrants() ? "cash flows less the warrants' economic value (market view)"
                          : "cash flows; no warrant is given");
    add("market_view_a_share", "the same a share", (of.worth->market_view / of.shares()).value,
        of.units.a_share, "over today's diluted shares");
  } else if (of.has_deals()) {
    table.rows.push_back({"market_view",
                          {text("net value of the deals"), own_quantity(std::nullopt, of.units.money),
                           text(of.warrants.reason)}});
  }
  if (of.has_warrants())
    add("net_worth", "net value by scenario, weighted", result.net_worth.value, of.units.money,
        "cash flows less what vests, at each scenario's own value (path view)");
  add("expected_value", result.scenarios.size() > 1 ? "value a share, weighted" : "value a share",
      result.by_parts.expected.value, of.units.a_share, "by parts");
  if (of.has_deals())
    add("expected_by_earnings", "the same by earnings", result.by_earnings.expected.value, of.units.a_share,
        "the sell-side's shortcut: earnings of the last forecast year at the multiple");
  if (result.scenarios.size() > 1)
    add("deviation", "deviation of the scenarios", result.by_parts.deviation.value, of.units.a_share,
        "by parts");
  add("base_value", "value without deals", result.base_value.value, of.units.a_share, "base case");
  add("price", "price", result.spot.price.value, of.units.a_share, "on " + to_string(result.spot.as_of));
  table.rows.back().cells[1].standing = of.value.spot.standing;
  if (result.scenarios.size() > 1)
    add("implied_probability", "probability that the price implies", result.by_parts.implied_probability, "%",
        result.by_parts.implied_probability ? "of the best scenario, if only it and the worst could come"
                                            : "none: the price lies outside the values of the scenarios");
  return table;
}

DocumentTable scenario_table(const Valued& of) {
  const std::string& unit = of.units.a_share;
  DocumentTable table{.key = "scenarios",
                      .title = "A share today by scenario, from the company without deals",
                      .columns = {{"scenario", "scenario"},
                                  {"weight", "weight", "%"},
                                  {"base_value", of.has_deals() ? "without deals" : "base case", unit},
                                  {"growth", "growth", unit},
                                  {"multiple", "multiple", unit},
                                  {"required_return", "return", unit},
                                  {"flows_a_share", "cash flows", unit},
                                  {"dilution", "dilution", unit},
                                  {"value", "value", unit},
                                  {"by_earnings", "by earnings", unit},
                                  {"against_price", "against price", "%"}},
                      .rows = {}};
  if (!of.has_deals()) drop_columns(table, {"flows_a_share", "dilution", "by_earnings"});
  for (const ScenarioResult& one : of.result.scenarios) add_row(table, one.name, effect_row(of, one));
  if (!of.has_deals()) return table;
  table.notes = {
      "Growth, multiple and return: what a scenario believes of the company and the market. Cash flows and "
      "dilution: the deals themselves.",
      "By earnings: the last year's profit at the multiple for ever, the sell-side's shortcut."};
  return table;
}

DocumentTable worth_table(const Valued& of) {
  const std::string& unit = of.units.money;
  DocumentTable table{.key = "worth",
                      .title = "What the deals are worth",
                      .columns = {{"scenario", "scenario"},
                                  {"flows", "cash flows", unit},
                                  {"given_to_holders", "holders take", unit},
                                  {"net_worth", "net, path view", unit},
                                  {"warrants", "warrants worth", unit},
                                  {"market_view", "net, market view", unit}},
                      .rows = {}};
  for (std::size_t i = 0; i < of.result.scenarios.size(); ++i) {
    const ScenarioResult& one = of.result.scenarios[i];
    const auto warrants =
        of.worth ? std::optional{of.worth->scenarios[i].warrants.value} : std::optional<double>{};
    const double total = one.by_parts.flows.total().value;
    add_row(
        table, one.name,
        {text(scenario_title(one)), quantity(total, unit),
         quantity(one.by_parts.given_to_holders().value, unit),
         quantity(one.by_parts.net_worth().value, unit), number_or(warrants, unit, of.warrants.reason),
         number_or(warrants ? std::optional{total - *warrants} : std::nullopt, unit, of.warrants.reason)});
  }
  const double flows = of.derivation.numbers[find_output(of.derivation, "flows").number].value;
  const double net_worth = of.result.net_worth.value;
  const auto of_worth = [&](Money DealWorth::*member) {
    return of.worth ? std::optional{((*of.worth).*member).value} : std::nullopt;
  };
  add_row(table, "weighted",
          {text("weighted"), quantity(flows, unit), quantity(flows - net_worth, unit),
           quantity(net_worth, unit), number_or(of_worth(&DealWorth::warrants), unit, of.warrants.reason),
           number_or(of_worth(&DealWorth::market_view), unit, of.warrants.reason)});
  table.notes = {"Cash flows: after tax, of the gigawatts that the scenario delivers, discounted to today."};
  if (!of.has_warrants()) {
    table.notes.push_back("No deal gives a warrant: the cash flows are what the deals are worth.");
    return without_columns(std::move(table), {"given_to_holders", "net_worth", "warrants"});
  }
  for (const char* const note :
       {"Path view: less the shares that vest, at the scenario's own value. Market view: less the warrants' "
        "economic value under the scenario's gigawatts.",
        "Each view is whole in itself; they are not added.",
        "Warrants worth: under each scenario's own gigawatts. A warrant by itself (fairvalue warrant, "
        "vesting "
        "and accounts) is valued with deliveries as planned, in the base case: another number."})
    table.notes.emplace_back(note);
  add_path_notes(table, of);
  if (of.warrants.error > 0.0)
    table.notes.push_back(
        fmt::format("Warrants: simulated, standard error {:.1g} %.", 100 * of.warrants.error));
  if (!of.warrants.stopped.empty())
    table.notes.push_back("The warrants' simulation by scenario was " + of.warrants.stopped + ".");
  return table;
}

DocumentTable reconciliation_table(const Valued& of) {
  const std::string& unit = of.units.a_share;
  DocumentTable table{.key = "reconciliation",
                      .title = "From the value by earnings to that by parts",
                      .columns = {{"scenario", "scenario"},
                                  {"by_earnings", "by earnings", unit},
                                  {"capitalised", "last year for ever", unit},
                                  {"collected", "flows to horizon", unit},
                                  {"to_come", "flows after it", unit},
                                  {"dilution", "dilution", unit},
                                  {"multiple", "by the multiple", unit},
                                  {"by_parts", "by parts", unit}},
                      .rows = {}};
  for (const ScenarioResult& one : of.result.scenarios) {
    const Reconciliation& way = one.reconciliation;
    add_row(table, one.name,
            {text(scenario_title(one)), quantity(way.by_earnings.value, unit), effect(way.capitalised),
             effect(way.collected), effect(way.to_come), effect(way.dilution), effect(way.multiple),
             quantity(way.by_parts.value, unit)});
  }
  return table;
}

DocumentTable year_table(const Valued& of, std::size_t scenario) {
  const ScenarioResult& one = of.result.scenarios[scenario];
  const std::string& share = of.units.a_share;
  DocumentTable table{.key = "years " + one.name,
                      .title = "Years by earnings, " + scenario_title(one),
                      .columns = {{"year", "year"},
                                  {"revenue", "revenue", of.units.money},
                                  {"ai_mix", "AI", "%"},
                                  {"eps", "EPS", share},
                                  {"price", "price", share},
                                  {"gaap_eps", "EPS after warrant cost", share},
                                  {"gigawatts", "GW to date", "GW"},
                                  {"vested", "vested", "shares"},
                                  {"stake", "stake", "%"},
                                  {"rebate", "rebate a GW", of.units.a_gigawatt},
                                  {"self_funding", "vested over paid", "%"}},
                      .rows = {}};
  if (!of.has_deals())
    drop_columns(table, {"gaap_eps", "gigawatts", "vested", "stake", "rebate", "self_funding"});
  for (const DealYear& year : one.by_earnings.years) {
    add_row(table, label(year.period), year_row(of, year));
    if (year.pinned)
      table.notes.push_back(fmt::format("{} is {}.", label(year.period), describe(*year.pinned)));
  }
  if (!of.has_deals()) return table;
  if (!of.has_warrants())
    return without_columns(std::move(table), {"gaap_eps", "vested", "stake", "rebate", "self_funding"});
  table.notes.push_back(
      "EPS after warrant cost: less contra-revenue. Vested over paid: the vested shares' value over what the "
      "customer has paid.");
  return table;
}

DocumentTable give_away_table(const Valued& of) {
  DocumentTable table{.key = "give_away",
                      .title = "The price at which a gigawatt is given away, base case",
                      .columns = {{"tranche", "tranche"},
                                  {"gigawatts", "for", "GW"},
                                  {"shares", "shares", "shares"},
                                  {"profit", "it earns", of.units.money},
                                  {"on_delivery", "given away at", of.units.a_share},
                                  {"present_value", "worth today", of.units.money},
                                  {"today", "given away today at", of.units.a_share}},
                      .rows = {}};
  const Case value = with_calibration(of.value);
  const Settings base = base_settings(value);
  for (std::size_t i = 0; i < value.deals.size(); ++i) {
    const auto prices = attempt([&] { return give_away_prices(value, base, i); });
    if (!prices.has_value()) {
      table.notes.push_back(value.deals[i].name + " has none: " + prices.reason() + ".");
      continue;
    }
    for (const TrancheGiveAway& one : prices.value()) {
      const std::string name =
          value.deals.size() > 1 ? value.deals[i].name + ": " + one.tranche : one.tranche;
      const auto number = [](const auto& x) { return x ? std::optional{x->value} : std::nullopt; };
      add_row(
          table, name,
          {text(name), with_standing(quantity(one.gigawatts.value, "GW"), value.deals[i].plan.standing),
           with_standing(quantity(one.shares.value, "shares"), value.deals[i].warrant->standing),
           quantity(one.profit.value, of.units.money), quantity(number(one.on_delivery), of.units.a_share),
           quantity(number(one.present_value), of.units.money),
           quantity(number(one.today), of.units.a_share)});
    }
  }
  table.notes.emplace_back(
      "Cash flow after tax of the gigawatts over the shares given for them. Above that price the other "
      "shareholders lose by the gigawatt.");
  return table;
}

}  // namespace calculator
