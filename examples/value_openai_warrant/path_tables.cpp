#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/revenue_mix.hpp>
#include <fairvalue/model/calibration.hpp>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;

std::vector<Cell> year_row(const DealYear& year) {
  const auto rebate = year.rebate();
  return {text_cell(label(year.period)),
          number_cell(year.delivered_to_date.value, 2),
          billions_cell(year.revenue, 1),
          percent_cell(year.ai_mix(), 1),
          price_cell(year.eps),
          price_cell(year.gaap_eps),
          price_cell(year.price),
          number_cell(year.tranches_vested, 0),
          number_cell(year.vested_to_date.value / 1e6, 1),
          percent_cell(year.stake, 1),
          billions_cell(rebate ? std::optional{*rebate * Gigawatts{1}} : std::nullopt, 1),
          percent_cell(year.self_funding(), 0)};
}

TextTable path_table(const ScenarioResult& scenario, char letter) {
  TextTable table{.title = fmt::format("13{}. {} {}, by earnings: weight {:.0f} % (assumed)", letter,
                                       scenario.name, scenario.label, 100 * scenario.weight),
                  .columns = {"year", "GW", "revenue", "AI", "EPS", "less contra-revenue", "price",
                              "tranches", "vested, m", "stake", "rebate a GW", "vested over paid"},
                  .rows = {}};
  for (const DealYear& year : scenario.by_earnings.years) {
    table.rows.push_back(year_row(year));
    if (year.pinned)
      table.notes.push_back(fmt::format("{} is {}.", label(year.period), describe(*year.pinned)));
  }
  return table;
}

/// Shares of a year's market that a range of shares brings, and of what the case's own deal revenue is.
const DealYear& year_2028(const ScenarioResult& scenario) {
  return *std::find_if(scenario.by_earnings.years.begin(), scenario.by_earnings.years.end(),
                       [](const DealYear& year) { return year.period.year == 2028; });
}

/// No answer (NM) where the low is not below the high.
std::vector<Cell> implied_row(const std::string& what, PerShare price, PerShare low, double high) {
  const auto probability =
      low.value < high ? std::optional{two_point_probability(price.value, low.value, high)} : std::nullopt;
  return {text_cell(what), price_cell(price), price_cell(low), number_cell(high, 2),
          percent_cell(probability)};
}

}  // namespace

std::vector<TextTable> path_tables(const CaseResult& result) {
  std::vector<TextTable> tables;
  char letter = 'a';
  for (const ScenarioResult& scenario : result.scenarios) tables.push_back(path_table(scenario, letter++));
  auto& notes = tables.back().notes;
  notes.push_back(
      "Derived from table 23. AI: share of revenue. Less contra-revenue: EPS after the warrant's cost. "
      "Vested "
      "over paid: value of the vested shares over what OpenAI has paid. Table 2b has the path by parts.");
  const auto& best = result.scenarios.front().by_earnings.years;
  notes.push_back(fmt::format(
      "BofA expects 1.4 bn from OpenAI in 2026 and 9.7 bn in 2027 (October 2025); the {} scenario has {:.1f} "
      "and {:.1f}.",
      result.scenarios.front().name, best[0].deal_revenue.value / 1e9, best[1].deal_revenue.value / 1e9));
  notes.push_back(
      "One price a year, multiple x EPS, is taken as held for all the days a rule asks: a surrogate, no "
      "path.");
  return tables;
}

TextTable base_table(const Case& value, const OpenAiFacts& facts) {
  const auto inputs = named_inputs(value);
  const Settings own = settings(value, resolved_values(inputs, {}));
  const PerShare close = facts.close_before.value;
  const auto rate = calibrated(value, own, CalibratedInput::required_return, close);
  const auto growth = calibrated(value, own, CalibratedInput::eps_growth, close);
  const Date today = value.spot.value.as_of;
  const Date last = value.company.years.back().end;
  const std::string multiple = describe(own.multiple);
  return {
      .title = "14. The company without the deal, and what makes it worth the close before 無此交易的公司",
      .columns = {"", "value", "how"},
      .rows = {{text_cell("price on " + to_string(today)), price_cell(base_price(value, own, today)),
                text_cell(multiple + " of that day")},
               {text_cell("price on " + to_string(last)), price_cell(base_price(value, own, last)),
                text_cell(multiple + ", which is FY2031's")},
               {text_cell("the same today"), price_cell(base_value(value, own)),
                text_cell(fmt::format("at {:g} % a year", 100 * own.required_return))},
               {text_cell("the close before"), price_cell(close), text_cell(facts.close_before.source)},
               {text_cell("is the base at a return of"), percent_cell(rate),
                text_cell("a year, growth as assumed")},
               {text_cell("or at a growth of"), percent_cell(growth),
                text_cell("of EPS a year, return as assumed")}},
      .notes = {"Derived from consensus EPS of 2025 and 2026 and the assumptions of table 23."}};
}

TextTable implied_table(const OpenAiFacts& facts) {
  const double undiscounted = facts.last_hurdle.value.value;
  const double discounted = undiscounted / compound(facts.required_return.value, Years{5});
  const std::string years = fmt::format("five years at {:g} %", 100 * facts.required_return.value);
  const PerShare before = facts.before.value;
  const PerShare close_before = facts.close_before.value;
  return {.title = fmt::format("15. What two points say of {:g} against the price before 市場隱含機率",
                               undiscounted),
          .columns = {"the market at", "price", "the low", "the high, today", "probability"},
          .rows = {implied_row("spike, not discounted", facts.spike.value, before, undiscounted),
                   implied_row("spike, " + years, facts.spike.value, before, discounted),
                   implied_row("close, not discounted", facts.close.value, close_before, undiscounted),
                   implied_row("close, " + years, facts.close.value, close_before, discounted)},
          .notes = {
              fmt::format("Derived, two points only; the five years and the {:g} % are assumed. The spike is "
                          "held against the article's {:.2f}, the close against the close before, {:.2f}.",
                          100 * facts.required_return.value, before.value, close_before.value)}};
}

TextTable ai_share_table(const Case& value, const CaseResult& result, const OpenAiFacts& facts) {
  TextTable table{
      .title = "16. \"15–25 % of revenue\" beside what the deal's own volumes imply by earnings, in FY2028",
      .columns = {"", "deal revenue", "deal of AMD's", "all AI of AMD's", "deal of the market",
                  "all AI of it"},
      .rows = {}};
  const Money market = facts.market_2028.value;
  for (const ScenarioResult& s : result.scenarios) {
    const DealYear& year = year_2028(s);
    table.rows.push_back({text_cell(s.name + " " + s.label), billions_cell(year.deal_revenue, 1),
                          percent_cell(year.deal_revenue / year.revenue, 1), percent_cell(year.ai_mix(), 1),
                          percent_cell(share_of(year.deal_revenue, market), 1),
                          percent_cell(share_of(year.ai_revenue, market), 1)});
  }
  const auto& stated = facts.ai_share.value;
  const BaseYear& base = *std::find_if(result.base.begin(), result.base.end(),
                                       [](const BaseYear& year) { return year.period.year == 2028; });
  const Money rest = base.revenue - base.ai_revenue;
  const auto of_company = at_corners(revenue_for_mix, rest, stated);
  const auto of_market = at_corners(share_revenue, stated, market);
  table.notes = {fmt::format("Read as AMD's mix: {:.1f} to {:.1f} bn of AI beside {:.1f} bn of the rest in "
                             "FY2028; in 2024 it was {:.1f} % "
                             "already.",
                             of_company.low.value / 1e9, of_company.high.value / 1e9, rest.value / 1e9,
                             100 * value.company.ai_mix.value),
                 fmt::format("Read as a share of the market of 2028: {:.0f} to {:.0f} bn, more than the deal "
                             "brings on any path.",
                             of_market.low.value / 1e9, of_market.high.value / 1e9)};
  return table;
}

}  // namespace value_openai_warrant
