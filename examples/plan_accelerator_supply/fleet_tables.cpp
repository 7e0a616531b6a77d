#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/share_split.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace plan_accelerator_supply {
namespace {

using namespace fairvalue;
using examples::percent;
using examples::range_cells;
using examples::range_text;

/// The market of the year in which the article appeared.
Money market_now(const Accelerators2025& article) {
  const int year = static_cast<int>(article.published.year());
  return market_path(article.market.value, article.market_growth.value, year).front().size;
}

std::vector<Cell> split_row(const Accelerators2025& article, const char* name, std::size_t i, double moved) {
  return {text_cell(name),
          percent_cell(article.expected_split.value[i], 0),
          number_cell(article.expected_split.value[i] * article.planned.value, 0),
          percent_cell(article.wished_split.value[i], 0),
          number_cell(article.wished_split.value[i] * article.planned.value, 0),
          number_cell(moved, 0)};
}

std::vector<Cell> measure(const char* name, std::vector<Cell> ends, std::string how) {
  return {text_cell(name), ends.at(0), ends.at(1), text_cell(std::move(how))};
}

/// "as many as", "1.5 times".
std::string times_words(double ratio) {
  return std::abs(ratio - 1.0) < 1e-9 ? "as many as" : fmt::format("{:g} times", ratio);
}

Cell whole(double number) { return number_cell(number, 0); }
Cell one_percent(double number) { return percent_cell(number, 1); }
Cell two_decimals(double number) { return number_cell(number, 2); }
Cell billions(Money money) { return billions_cell(money, 1); }

}  // namespace

TextTable split_table(const Accelerators2025& article) {
  const auto moved =
      reallocation(article.planned.value, article.expected_split.value, article.wished_split.value);
  const double amd = article.expected_split.value[1] * article.planned.value;
  const double delivered = article.to_oracle.value + article.to_microsoft.value;
  return {.title = fmt::format("7. How OpenAI's {:.0f} accelerators are split 份額", article.planned.value),
          .columns = {"", "expected", "expected units", "wished", "wished units", "moved"},
          .rows = {split_row(article, "NVIDIA", 0, moved[0]), split_row(article, "AMD", 1, moved[1])},
          .notes = {
              fmt::format("AMD's other promises of 2025: {:.0f} to Oracle and {:.0f} to Microsoft, together "
                          "{:.0f}, {} of them Microsoft's.",
                          article.to_oracle.value, article.to_microsoft.value, delivered,
                          percent(article.to_microsoft.value / delivered)),
              fmt::format("OpenAI's {:.0f} are {} Microsoft's. They are most likely the same boards, since "
                          "OpenAI runs in those clouds: do not add them.",
                          amd, times_words(amd / article.to_microsoft.value))}};
}

TextTable fleet_table(const Accelerators2025& article) {
  const double planned = article.planned.value;
  const auto& fleet = article.training_fleet.value;
  const Date year_end{article.published.year(), std::chrono::December, std::chrono::day{31}};
  const int days = days_between(article.published, year_end);
  const double on_a_gigawatt =
      accelerators_on(Gigawatts{1}, article.watts_each.value, article.overhead.value);
  const auto money = at_corners([&](Money each) { return planned * each; }, article.price_each.value);
  const auto training =
      at_corners([](double count, Money each) { return count * each; }, fleet, article.price_each.value);
  const auto a_gigawatt = at_corners(
      [&](Money each) {
        return cost_per_gigawatt(each, article.watts_each.value, article.overhead.value) * Gigawatts{1};
      },
      article.price_each.value);
  return {
      .title = fmt::format("8. What {:.0f} accelerators require 規模", planned),
      .columns = {"", "range, low", "range, high", "how"},
      .rows = {measure(
                   "training fleet / plan",
                   range_cells(at_corners([&](double count) { return count / planned; }, fleet), one_percent),
                   fmt::format("{:.0f} to {:.0f} trained GPT-5", fleet.low, fleet.high)),
               measure("plan / training fleet",
                       range_cells(at_corners([&](double count) { return planned / count; }, fleet),
                                   two_decimals),
                       ""),
               measure("accelerators to add each day",
                       range_cells(at_corners([&](double count) { return (planned - count) / days; }, fleet),
                                   whole),
                       fmt::format("{} days to {}, if the training fleet is all there is", days,
                                   to_string(year_end))),
               measure("money", range_cells(money, billions),
                       fmt::format("at {:.0f} to {:.0f} each (article 002)",
                                   article.price_each.value.low.value, article.price_each.value.high.value)),
               measure("money for the training fleet", range_cells(training, billions), ""),
               measure("gigawatts",
                       {two_decimals(planned / on_a_gigawatt), two_decimals(planned / on_a_gigawatt)},
                       fmt::format("{:.0f} in a gigawatt, power assumed (table 11)", on_a_gigawatt)),
               measure("money for a gigawatt", range_cells(a_gigawatt, billions), "accelerators alone")},
      .notes = {"Counts and prices are stated, the rest derived."}};
}

TextTable unit_check_table(const Accelerators2025& article) {
  const Money market = market_now(article);
  const double units = article.to_oracle.value + article.to_microsoft.value;
  const auto& share = article.amd_share.value;
  const Money revenue = share_revenue(share.high, market);
  const auto row = [&](const char* name, Money each) -> std::vector<Cell> {
    return {text_cell(name), number_cell(each.value, 0), billions_cell(units * each),
            percent_cell(share_of(std::min(units * each, market), market))};
  };
  return {.title = fmt::format("9. Price of each of {:.0f} units in {} at a market share of {} 單價", units,
                               static_cast<int>(article.published.year()),
                               range_text(percent_cell(share.low, 0), percent_cell(share.high, 0))),
          .columns = {"", "USD each", "revenue", "of the market"},
          .rows = {row("price at that share", revenue / units),
                   row("article 002's low price", article.price_each.value.low),
                   row("article 002's high price", article.price_each.value.high)},
          .notes = {
              fmt::format(
                  "The market of {}: {} on article 000's path. The shares are our reading of \"low single "
                  "digit\".",
                  static_cast<int>(article.published.year()), billions_cell(market, 1).text),
              fmt::format(
                  "The two contradict each other: at a share of {} the {:.0f} units would cost {:.0f} each. "
                  "At article 002's prices they are a far larger share.",
                  percent(share.high, 0), units, (revenue / units).value)}};
}

}  // namespace plan_accelerator_supply
