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

std::string number_of(BelievedInput input, double value, const std::string& currency) {
  switch (input) {
    case BelievedInput::revenue_per_gigawatt: return fmt::format("{:.2f} bn {}", value / 1e9, currency);
    case BelievedInput::gigawatts: return fmt::format("{:.2f} GW", value);
    case BelievedInput::multiple: return fmt::format("{:.2f}x", value);
    case BelievedInput::margin:
    case BelievedInput::follow_on_share:
    case BelievedInput::eps_growth: return fmt::format("{:.2f} %", 100 * value);
  }
  refuse_enumerator(input);
}

std::vector<Cell> believed_row(const ReverseAnswer& answer, const std::string& currency) {
  const auto text = [&](double value) { return number_of(answer.input, value, currency); };
  const auto cell = [&](double value) {
    return Cell{.text = text(value), .number = value, .is_number = true};
  };
  return {text_cell(std::string{to_string(answer.input)}), cell(answer.stated),
          answer.value ? cell(*answer.value) : text_cell("none up to " + text(answer.searched.high))};
}

std::vector<Cell> jump_row(const char* what, Money amount, Shares shares, const char* how) {
  return {text_cell(what), billions_cell(amount, 1), price_cell(amount / shares), text_cell(how)};
}

PerShare lowest_give_away(const OpenAiWorth& worth) {
  PerShare lowest = *worth.give_away.front().on_delivery;
  for (const TrancheGiveAway& one : worth.give_away) lowest = std::min(lowest, *one.on_delivery);
  return lowest;
}

}  // namespace

TextTable worth_table(const Case& value, const OpenAiWorth& openai) {
  const DealWorth& worth = openai.worth;
  TextTable table{.title = "1. What the deal is worth, in bn 交易價值",
                  .columns = {"", "weight", "its cash flows", "the holder takes", "left, path view",
                              "warrant worth", "left, market view"},
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
      "Cash flows: after tax and the ending's haircut, of the gigawatts that it delivers, discounted to "
      "today at the "
      "required return.",
      "The holder takes: net new shares of the ending, at its own value a share. Warrant worth: its economic "
      "value at",
      fmt::format(
          "the close, under the ending's gigawatts and the assumed {}, simulated (standard error {:.1g} %).",
          describe(price_gate(value.deals.front().warrant->value.tranches.front())->rule),
          100 * openai.warrants_error),
      "The two differ because the market's price may rise without the ending, and an ending's price may be "
      "higher",
      "than the market's. Each view is whole in itself; they are not added."};
  for (const std::string& warning : openai.warnings) table.notes.push_back("Doubt: " + warning + ".");
  return table;
}

namespace {

/// The fifth line of the reconciliation, where there is one.
std::string other_multiple(const Reconciliation& way) {
  return way.multiple.value == 0.0 ? "" : fmt::format(", other multiple {:+.2f}", way.multiple.value);
}

}  // namespace

TextTable effect_table(const Case& value, const CaseResult& result, const OpenAiWorth& openai) {
  TextTable table{.title = "2. A share today by parts, from the company without the deal 每股價值分解",
                  .columns = {"", "without deal", "growth", "multiple", "cash flows", "dilution", "today",
                              "by earnings", "against " + price_cell(result.spot.price).text},
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
  const Reconciliation& way = result.scenarios.front().reconciliation;
  table.notes = {
      "Growth and multiple are what an ending believes of AMD and the market, the deal's halo; cash flows "
      "and dilution",
      "are the deal itself. By earnings: the sell-side's shortcut, the last year's profit at the multiple "
      "for ever.",
      fmt::format("From {:.2f} by earnings to {:.2f} by parts ({}): last year's deal profit for ever "
                  "{:+.2f}, flows until",
                  way.by_earnings.value, way.by_parts.value, result.scenarios.front().name,
                  way.capitalised.value),
      fmt::format("the horizon {:+.2f}, flows after it {:+.2f}, dilution {:+.2f}{}.", way.collected.value,
                  way.to_come.value, way.dilution.value, other_multiple(way)),
      fmt::format("Weighted {:.2f} by parts holds the halo; the deal's own part of it is {:.2f} a share "
                  "(table 1, left).",
                  result.by_parts.expected.value,
                  (openai.worth.path_view / result.scenarios.front().by_parts.shares).value)};
  return table;
}

TextTable explained_jump_table(const Case& value, const OpenAiWorth& openai) {
  const Jump& jump = openai.jump;
  const Shares shares = value.company.diluted_shares.value;
  TextTable table{
      .title =
          fmt::format("3. The jump from {:.2f} to {:.2f}, and what of it the deal explains 股價跳升的解釋",
                      openai.announcement.before.value, openai.announcement.after.value),
      .columns = {"", "amount", "a share", "what it is"},
      .rows = {
          jump_row("the jump", jump.total, shares, "shares today x the move, from the close before"),
          jump_row("the market's own move", jump.market_move, shares, "none given for the day"),
          jump_row("the deal", jump.market_view, shares, "its cash flows less the warrant's value, table 1"),
          jump_row("the rest", jump.rest, shares, "what neither explains")}};
  table.notes.push_back(fmt::format(
      "The rest is {} today's NTM EPS, or {} of EPS growth a year in the company without the deal.",
      jump.turns ? fmt::format("{:+.2f} turns of", *jump.turns) : "no multiple of",
      jump.growth ? fmt::format("{:+.2f} points", 100 * *jump.growth) : "no number of points"));
  return table;
}

TextTable believed_table(const Case& value, const OpenAiWorth& openai) {
  TextTable table{.title = "4. What would explain the whole jump, each alone 反推假設",
                  .columns = {"", "assumed", "needed"},
                  .rows = {}};
  for (const ReverseAnswer& answer : openai.believed) {
    table.rows.push_back(believed_row(answer, currency(value).code()));
  }
  table.notes = {
      "The warrant is held at its value of table 1. Revenue, margin and gigawatts move in every ending; a "
      "multiple or a",
      "growth is that of the company without the deal. The multiple is of the EPS at the horizon, which is "
      "more than",
      "today's: hence fewer turns than in table 3."};
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
      "most of its hurdles lie above the base case's prices, and a gigawatt whose shares do not vest costs "
      "nothing."};
  return table;
}

std::string headline(const CaseResult& result, const OpenAiWorth& openai) {
  const DealWorth& worth = openai.worth;
  const Jump& jump = openai.jump;
  const Shares shares = result.scenarios.front().by_parts.shares;
  const double left = worth.market_view.value / 1e9;
  std::string rest = fmt::format("{:.1f} bn", jump.rest.value / 1e9);
  if (jump.turns && jump.growth) {
    rest += fmt::format(", asks for {:.1f} more turns of NTM EPS or {:.1f} points more of EPS growth a year",
                        *jump.turns, 100 * *jump.growth);
  } else {
    rest += ", has no multiple or growth that explains it";
  }
  return fmt::format(
      "AMD and OpenAI on {}: the deal brings cash flows worth {:.1f} bn today, and the warrant given for it "
      "is worth\n"
      "{:.1f} bn. That {} the other shareholders {:.1f} bn, {:.2f} a share; the share rose by {:.2f}, {:.1f} "
      "bn in all.\n"
      "The rest, {}.\n"
      "Where the price is above {:.2f} when a gigawatt is delivered, its shares cost more than it earns.\n",
      to_string(result.spot.as_of), worth.flows.total().value / 1e9, worth.warrants.value / 1e9,
      left < 0 ? "costs" : "leaves", std::abs(left), std::abs((worth.market_view / shares).value),
      (openai.announcement.after - openai.announcement.before).value, jump.total.value / 1e9, rest,
      lowest_give_away(openai).value);
}

}  // namespace value_openai_warrant
