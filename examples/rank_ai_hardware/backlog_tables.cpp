#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/backlog.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace rank_ai_hardware {
namespace {

using namespace fairvalue;
using examples::percent;

/// The article's two readings: the backlog is 3.5 times, or has grown by 3.5 times.
Money before(const AiHardware2024& article) { return article.backlog.value / article.backlog_ratio.value; }
Money before_if_grown(const AiHardware2024& article) {
  return article.backlog.value / (1.0 + article.backlog_ratio.value);
}

Money shipped(const AiHardware2024& article) {
  return article.shipped_third.value + article.shipped_fourth.value;
}

std::vector<Cell> reading_row(const AiHardware2024& article, const std::string& name, Money opening) {
  const Money orders =
      implied_orders({.opening = opening, .closing = article.backlog.value, .shipped = shipped(article)});
  const BacklogFlow both{.orders = orders, .shipped = shipped(article)};
  const double a_year = cagr(opening, article.backlog.value, article.look_back.value);
  const auto doubled = doubling_time(a_year);
  return {text_cell(name),
          billions_cell(opening, 4),
          billions_cell(orders, 3),
          number_cell(book_to_bill({&both, 1}), 2),
          percent_cell(compound(a_year, Years{0.25}) - 1, 1),
          number_cell(1 + a_year, 2),
          number_cell(doubled ? std::optional{12 * doubled->value} : std::nullopt, 2)};
}

std::vector<Cell> flow_row(const char* name, Money opening, const BacklogFlow& flow) {
  const Money closing = closing_backlog(opening, flow);
  return {text_cell(name),
          billions_cell(opening, 3),
          billions_cell(flow.orders, 3),
          billions_cell(flow.shipped, 3),
          billions_cell(closing, 3),
          number_cell(closing / opening, 2)};
}

/// The orders of a period as reported; where they are not, the fourth quarter's from the third's and the
/// growth the company names, and the third's from its backlogs.
Sourced<Money> orders_of(const AiHardware2024& article, std::size_t i) {
  const examples::ReportedPeriod& period = article.reported[i];
  if (period.orders) return *period.orders;
  if (i == 0) {
    return {implied_orders({.opening = period.opening.value,
                            .closing = period.closing.value,
                            .shipped = period.shipped.value}),
            Standing::derived, "what its backlogs imply"};
  }
  return {(1 + article.order_growth.value) * orders_of(article, i - 1).value, Standing::derived,
          "the quarter before and " + signed_percent_cell(article.order_growth.value, 0).text};
}

}  // namespace

TextTable backlog_table(const AiHardware2024& article) {
  const Years quarter = series_time(std::vector<LeadStep>{{"quarter", 13, LeadUnit::weeks}});
  const Years lead = series_time({&article.lead_time.value, 1});
  const Years slower = backlog_lead_time(article.backlog.value, article.shipped_fourth.value, quarter);
  return {
      .title = fmt::format("2. Two readings of \"{:g} times\" for Dell's AI backlog of {} 在手订单",
                           article.backlog_ratio.value, billions_cell(article.backlog.value, 1).text),
      .columns = {"reading", "six months before", "orders since", "book-to-bill", "a quarter", "times a year",
                  "months to double"},
      .rows = {reading_row(article, fmt::format("is {:g} times (the text)", article.backlog_ratio.value),
                           before(article)),
               reading_row(article,
                           fmt::format("grew by {:g} times (the summary)", article.backlog_ratio.value),
                           before_if_grown(article))},
      .notes = {
          fmt::format("Shipments of {} and {} are from outside the article; the rest is derived.",
                      billions_cell(article.shipped_third.value, 1).text,
                      billions_cell(article.shipped_fourth.value, 1).text),
          fmt::format(
              "Little's law: at {} {} ({:.2f} months) {:.3f} bn ship a quarter, {:.2f} bn in a year of 52 "
              "weeks. {:.1f} bn shipped.",
              article.lead_time.value.length, to_string(article.lead_time.value.unit), 12 * lead.value,
              shipped_at_lead_time(article.backlog.value, lead, quarter).value / 1e9,
              shipped_at_lead_time(article.backlog.value, lead, 4 * quarter).value / 1e9,
              article.shipped_fourth.value.value / 1e9),
          fmt::format(
              "At that pace the backlog lasts {:.1f} weeks, longer than the quoted lead time: supply is the "
              "limit.",
              13 * (slower / quarter))}};
}

TextTable quarter_table(const AiHardware2024& article) {
  const Money orders = implied_orders(
      {.opening = before(article), .closing = article.backlog.value, .shipped = shipped(article)});
  const auto split = split_at_growth(orders, article.order_growth.value, 2);
  const BacklogFlow third{.orders = split[0], .shipped = article.shipped_third.value};
  const Money between = closing_backlog(before(article), third);
  const BacklogFlow fourth{.orders = split[1], .shipped = article.shipped_fourth.value};
  return {
      .title = fmt::format("3. The two quarters one by one, if orders grow {} from one to the next",
                           percent(article.order_growth.value, 0)),
      .columns = {"", "opening", "orders", "shipped", "closing", "times"},
      .rows = {flow_row("FY2024 Q3", before(article), third), flow_row("FY2024 Q4", between, fourth)},
      .notes = {
          "Derived. The company said \"almost doubled\" of the first and \"nearly doubling\" of the second. "
          "Both are roughly right."}};
}

TextTable roll_table(const AiHardware2024& article) {
  TextTable table{
      .title = "4. Roll-forward of the reported backlog, with the adjustment that closes it 调整项",
      .columns = {"", "opening", "orders", "shipped", "adjustment", "closing", "orders are"},
      .rows = {}};
  for (std::size_t i = 0; i < article.reported.size(); ++i) {
    const examples::ReportedPeriod& period = article.reported[i];
    const Sourced<Money> orders = orders_of(article, i);
    BacklogFlow flow{.orders = orders.value, .shipped = period.shipped.value};
    flow.adjustment = adjustment_to_close(period.opening.value, flow, period.closing.value);
    table.rows.push_back(
        {text_cell(period.period), billions_cell(period.opening.value), billions_cell(flow.orders),
         billions_cell(flow.shipped), billions_cell(flow.adjustment),
         billions_cell(closing_backlog(period.opening.value, flow)), text_cell(orders.source)});
  }
  const Money third = orders_of(article, 0).value;
  const auto& q4 = article.reported[1];
  const Money fourth =
      implied_orders({.opening = q4.opening.value, .closing = q4.closing.value, .shipped = q4.shipped.value});
  table.notes = {
      fmt::format(
          "Fiscal 2024 does not close: its backlogs imply that orders rose {}, the company says {}. The "
          "adjustment is the difference.",
          percent(growth(third, fourth), 0), percent(article.order_growth.value, 0)),
      "Its cause is rounding, scope or unreported cancellations. The first two backlogs are from the press "
      "(assumed).",
      "The later years close."};
  return table;
}

TextTable recognition_table(const AiHardware2024& article) {
  const auto& products = article.products.value;
  const int quarters = 4;
  const Table revenue = recognition(products, Years{0.25}, quarters);
  TextTable table{.title = "5. Revenue from the backlog by product (illustrative) 收入确认",
                  .columns = {"", "backlog", "months", "Q1", "Q2", "Q3", "Q4"},
                  .rows = {}};
  std::vector<Money> sums(static_cast<std::size_t>(quarters), Money{0});
  for (std::size_t i = 0; i < products.size(); ++i) {
    std::vector<Cell> row{text_cell(products[i].product), billions_cell(products[i].backlog),
                          number_cell(12 * products[i].lead_time.value, 0)};
    for (std::size_t k = 0; k < sums.size(); ++k) {
      const Money shipped{revenue.at(i, k).value()};
      sums[k] += shipped;
      row.push_back(billions_cell(shipped));
    }
    table.rows.push_back(std::move(row));
  }
  std::vector<Cell> total{text_cell("all"), billions_cell(article.backlog.value), text_cell("")};
  for (const Money& sum : sums) total.push_back(billions_cell(sum));
  table.rows.push_back(std::move(total));
  table.notes = {
      "Products are stated; their shares and lead times are assumed. Mixed lead times make revenue uneven."};
  return table;
}

}  // namespace rank_ai_hardware
