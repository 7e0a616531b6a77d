#include <cmath>

#include <fmt/core.h>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace plan_accelerator_supply {
namespace {

using namespace fairvalue;

std::vector<Cell> cover_row(const Accelerators2025& article, double ordered) {
  const double cover = article.inventory.value / ordered;
  return {number_cell(ordered, 0), number_cell(article.inventory.value, 0), number_cell(cover, 3),
          text_cell(cover >= 1.0 ? "covered: no new wafers needed" : "not covered")};
}

/// A twelfth of a year adds up to whole months within a rounding, which programs need not read.
Cell months_cell(Years years) { return number_cell(std::round(12e6 * years.value) / 1e6, 1); }

std::vector<Cell> delivery_row(const Accelerators2025& article, const std::string& name,
                               std::span<const LeadStep> shortest, std::span<const LeadStep> longest) {
  return {text_cell(name), months_cell(series_time(shortest)), months_cell(series_time(longest)),
          text_cell(to_string(delivery_date(article.published, shortest))),
          text_cell(to_string(delivery_date(article.published, longest)))};
}

/// Months of something that is no delivery.
std::vector<Cell> span_row(const std::string& name, const Interval<Years>& span) {
  return {text_cell(name), months_cell(span.low), months_cell(span.high), text_cell(""), text_cell("")};
}

}  // namespace

TextTable order_table(const Accelerators2025& article) {
  const auto& orders = article.rumoured_orders.value;
  return {
      .title = "1. Rumoured H20 orders and dies in stock 庫存",
      .columns = {"ordered", "dies in stock", "cover, times", "conclusion"},
      .rows = {cover_row(article, orders.low), cover_row(article, orders.high)},
      .notes = {
          "Both are stated, the stock as a lower bound. The article itself denies the orders: no licence has "
          "been issued."}};
}

TextTable delivery_table(const Accelerators2025& article) {
  const auto& whole = article.whole.value;
  const auto& steps = article.named_steps.value;
  const Interval stated_time{series_time({&whole.front(), 1}), series_time({&whole.back(), 1})};
  const auto rest = unexplained_time(stated_time, steps);
  TextTable table{.title = "2. Delivery of an order placed on " + to_string(article.published) + " 交期",
                  .columns = {"", "months, low", "months, high", "delivered, low", "delivered, high"},
                  .rows = {}};
  for (const LeadStep& step : steps) {
    const Years time = series_time({&step, 1});
    table.rows.push_back(span_row("step: " + step.name, {time, time}));
  }
  table.rows.push_back(delivery_row(article, "the steps named, in series", steps, steps));
  table.rows.push_back(delivery_row(article, "the whole", {&whole.front(), 1}, {&whole.back(), 1}));
  table.rows.push_back(span_row("unexplained", rest));
  table.notes = {
      "The steps and the whole are stated. Packaging, test and transport must explain the difference.",
      "Production takes \"more than\" its months: the difference may be smaller."};
  return table;
}

}  // namespace plan_accelerator_supply
