#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::OpenAiWorth;

Cell effect_cell(PerShare effect) {
  Cell cell = price_cell(effect);
  if (effect.value > 0 && cell.text.find_first_of("123456789") != std::string::npos)
    cell.text = "+" + cell.text;
  return cell;
}

std::vector<Cell> scenario_row(const ScenarioWorth& one, const std::string& label) {
  return {text_cell(one.name + " " + label),
          percent_cell(one.weight, 0),
          number_cell(one.parts.flows.total().value / 1e9, 1),
          number_cell(one.parts.given_to_holders().value / 1e9, 1),
          number_cell(one.parts.net_worth().value / 1e9, 1),
          number_cell(one.warrants.value / 1e9, 1),
          number_cell((one.parts.flows.total() - one.warrants).value / 1e9, 1)};
}

PerShare lowest_give_away(const OpenAiWorth& worth) {
  PerShare lowest = *worth.give_away.front().on_delivery;
  for (const TrancheGiveAway& one : worth.give_away) lowest = std::min(lowest, *one.on_delivery);
  return lowest;
}

}  // namespace

TextTable worth_table(const Case& value, const CaseResult& result, const OpenAiWorth& openai) {
  const DealWorth& worth = openai.worth;
  TextTable table{
      .title = fmt::format("1. What the deal is worth, in bn {} 交易價值", currency(value).code()),
      .columns = {"", "weight", "its cash flows", "the holder takes", "left, path view", "warrant worth",
                  "left, market view"},
      .rows = {}};
  for (std::size_t i = 0; i < worth.scenarios.size(); ++i) {
    table.rows.push_back(scenario_row(worth.scenarios[i], value.scenarios[i].label));
  }
  table.rows.push_back({text_cell("weighted"), text_cell(""), number_cell(worth.flows.total().value / 1e9, 1),
                        number_cell((worth.flows.total() - worth.path_view).value / 1e9, 1),
                        number_cell(worth.path_view.value / 1e9, 1),
                        number_cell(worth.warrants.value / 1e9, 1),
                        number_cell(worth.market_view.value / 1e9, 1)});
  table.notes = {
      "Cash flows: after tax and the scenario's haircut, of the gigawatts that it delivers, discounted to "
      "today at the "
      "required return.",
      "The holder takes: net new shares of the scenario, at its own value a share. Warrant worth: its "
      "economic "
      "value at",
      fmt::format("the close, under the scenario's gigawatts and the assumed {}, simulated (standard error "
                  "{:.1g} %).",
                  describe(price_gate(value.deals.front().warrant->value.tranches.front())->rule),
                  100 * openai.warrants_error),
      "The two differ because the market's price may rise without the scenario, and a scenario's price may "
      "be "
      "higher",
      "than the market's. Each view is whole in itself; they are not added."};
  for (const std::string& warning : openai.warnings) table.notes.push_back("Doubt: " + warning + ".");
  add_path_notes(table, value, result);
  return table;
}

namespace {

/// The fifth line of the reconciliation, where there is one.
std::string other_multiple(const Reconciliation& way) {
  return way.multiple.value == 0.0 ? "" : fmt::format(", other multiple {:+.2f}", way.multiple.value);
}

/// Line by line over the scenarios.
Reconciliation weighted(const CaseResult& result) {
  constexpr PerShare none{0.0};
  Reconciliation sum{none, none, none, none, none, none, none};
  for (const ScenarioResult& one : result.scenarios) {
    for (const auto line : {&Reconciliation::by_earnings, &Reconciliation::capitalised,
                            &Reconciliation::collected, &Reconciliation::to_come, &Reconciliation::dilution,
                            &Reconciliation::multiple, &Reconciliation::by_parts})
      sum.*line += one.weight * one.reconciliation.*line;
  }
  return sum;
}

/// "160.0 m vest by 2030-12-28 in optimistic, 34.7 m in neutral".
std::string vested_words(const CaseResult& result) {
  std::string words;
  for (const ScenarioResult& one : result.scenarios) {
    const PathDay& last = one.by_parts.path.back();
    words += fmt::format("{}{:.1f} m {}in {}", words.empty() ? "" : ", ", last.vested_to_date.value / 1e6,
                         words.empty() ? "shares vest by " + to_string(last.day) + " " : "", one.name);
  }
  return words;
}

}  // namespace

TextTable effect_table(const Case& value, const CaseResult& result, const OpenAiWorth& openai) {
  TextTable table{
      .title = fmt::format("2. A share today by parts, in {}, from the company without the deal 每股價值分解",
                           currency(value).code()),
      .columns = {"", "without deal", "growth", "multiple", "cash flows", "dilution", "today", "by earnings",
                  "against " + price_cell(result.spot.price).text},
      .rows = {}};
  for (std::size_t i = 0; i < result.scenarios.size(); ++i) {
    const ScenarioResult& one = result.scenarios[i];
    table.rows.push_back({text_cell(one.name + " " + value.scenarios[i].label), price_cell(result.base_value),
                          effect_cell(one.effect.growth), effect_cell(one.effect.multiple),
                          effect_cell(one.effect.flows), effect_cell(one.effect.dilution),
                          price_cell(one.by_parts.value), price_cell(one.by_earnings.present_value),
                          signed_percent_cell(growth(result.spot.price, one.by_parts.value), 1)});
  }
  table.rows.push_back({text_cell("weighted"), price_cell(result.base_value), text_cell(""), text_cell(""),
                        text_cell(""), text_cell(""), price_cell(result.by_parts.expected),
                        price_cell(result.by_earnings.expected),
                        signed_percent_cell(growth(result.spot.price, result.by_parts.expected), 1)});
  const Reconciliation way = weighted(result);
  table.notes = {
      "Growth and multiple are what a scenario believes of AMD and the market, the deal's halo; cash flows "
      "and dilution",
      "are the deal itself. By earnings: the sell-side's shortcut, the last year's profit at the multiple "
      "for ever.",
      fmt::format("Weighted, from {:.2f} by earnings to {:.2f} by parts: last year's deal profit for ever "
                  "{:+.2f}, flows until",
                  way.by_earnings.value, way.by_parts.value, way.capitalised.value),
      fmt::format("the horizon {:+.2f}, flows after it {:+.2f}, dilution {:+.2f}{}.", way.collected.value,
                  way.to_come.value, way.dilution.value, other_multiple(way)),
      "Dilution by parts: " + vested_words(result) +
          ". Table 13 has the path by earnings, whose prices "
          "differ: other shares vest.",
      fmt::format("Weighted {:.2f} by parts holds the halo; the deal's own part of it is {:.2f} a share "
                  "(table 1, left).",
                  result.by_parts.expected.value,
                  (openai.worth.path_view / result.scenarios.front().by_parts.shares).value)};
  add_path_notes(table, value, result);
  return table;
}

TextTable give_away_table(const OpenAiWorth& openai) {
  TextTable table{.title = "5. The price at which a gigawatt is given away 免費送出的價格",
                  .columns = {"tranche", "shares, m", "it earns", "given away at", "worth today",
                              "given away today at", "one more gigawatt"},
                  .rows = {}};
  for (std::size_t i = 0; i < openai.give_away.size(); ++i) {
    const TrancheGiveAway& one = openai.give_away[i];
    const bool known = i + 1 < openai.steps.size();
    table.rows.push_back({text_cell(one.tranche), number_cell(one.shares.value / 1e6, 2),
                          billions_cell(one.profit), price_cell(one.on_delivery),
                          billions_cell(one.present_value), price_cell(one.today),
                          text_cell(!known                             ? ""
                                    : openai.steps[i + 1].lowers_value ? "lowers a share"
                                                                       : "raises a share")});
  }
  table.notes = {
      "Cash flow after tax of the gigawatts over the shares given for them: on delivery, against the price "
      "of that day;",
      "its present value, against a price of today. Above it the other shareholders lose by the gigawatt.",
      "One more gigawatt: in the base case, whether its cash flows are more than today's value of the shares "
      "that vest "
      "for it;",
      "most of its hurdles lie above the base case's prices by parts (table 2b), and a gigawatt whose shares "
      "do not vest costs "
      "nothing."};
  return table;
}

std::string headline(const CaseResult& result, const OpenAiWorth& openai) {
  const DealWorth& worth = openai.worth;
  const Jump& jump = openai.jump;
  const Shares shares = result.scenarios.front().by_parts.shares;
  const double left = worth.market_view.value / 1e9;
  const std::string money = result.spot.currency.code();
  std::string rest = fmt::format("{:.1f} bn {}", jump.rest.value / 1e9, money);
  if (jump.turns && jump.growth) {
    rest += fmt::format(", asks for {:.1f} more turns of NTM EPS or {:.1f} points more of EPS growth a year",
                        *jump.turns, 100 * *jump.growth);
  } else {
    rest += ", has no multiple or growth that explains it";
  }
  return fmt::format(
      "AMD and OpenAI on {}: the deal brings cash flows worth {:.1f} bn {} today, and the warrant given for "
      "it "
      "is worth\n"
      "{:.1f} bn. That {} the other shareholders {:.1f} bn, {:.2f} a share; the share rose by {:.2f}, {:.1f} "
      "bn in all.\n"
      "The rest, {}.\n"
      "Where the price is above {:.2f} when a gigawatt is delivered, its shares cost more than it earns.\n",
      to_string(result.spot.as_of), worth.flows.total().value / 1e9, money, worth.warrants.value / 1e9,
      left < 0 ? "costs" : "leaves", std::abs(left), std::abs((worth.market_view / shares).value),
      (openai.announcement.after - openai.announcement.before).value, jump.total.value / 1e9, rest,
      lowest_give_away(openai).value);
}

}  // namespace value_openai_warrant
