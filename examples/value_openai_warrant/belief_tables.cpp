#include <fmt/core.h>

#include "tables.hpp"

namespace value_openai_warrant {
namespace {

using namespace fairvalue;
using examples::OpenAiWorth;

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

}  // namespace

TextTable explained_jump_table(const Case& value, const OpenAiWorth& openai) {
  const Jump& jump = openai.jump;
  const Shares shares = value.company.diluted_shares.value;
  TextTable table{
      .title = fmt::format(
          "3. The jump from {:.2f} to {:.2f} {}, and what of it the deal explains 股價跳升的解釋",
          openai.announcement.before.value, openai.announcement.after.value, currency(value).code()),
      .columns = {"", "amount, " + currency(value).code(), "a share", "what it is"},
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
      "The warrant is held at its value of table 1. Revenue, margin and gigawatts move in every scenario; a "
      "multiple or a",
      "growth is that of the company without the deal. The multiple is of the EPS at the horizon, which is "
      "more than",
      "today's: hence fewer turns than in table 3.",
      fmt::format(
          "Follow-on share: of the gigawatts, renewed every {:g} years until {}. No follow-on is stated: "
          "life and end are assumed.",
          openai.renewal.life.value, to_string(openai.renewal.ends_on))};
  return table;
}

TextTable pairs_table(const Case& value, const OpenAiWorth& openai) {
  TextTable table{.title = "4b. Gigawatts and revenue that together explain the whole jump 數量與單價",
                  .columns = {"gigawatts (assumed)", "revenue a gigawatt needed"},
                  .rows = {}};
  for (std::size_t i = 0; i < openai.pairs.rows(); ++i) {
    const std::optional<double> needed = openai.pairs.at(i, 0);
    const std::string text =
        needed ? number_of(BelievedInput::revenue_per_gigawatt, *needed, currency(value).code()) : "NM";
    table.rows.push_back({text_cell(openai.pairs.row_names()[i] + " GW"),
                          Cell{.text = text, .number = needed, .is_number = true}});
  }
  table.notes = {
      "In the window of the plan; margin and the rest as assumed. The warrant is held at its value."};
  return table;
}

}  // namespace value_openai_warrant
