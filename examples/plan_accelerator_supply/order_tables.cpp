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

Cell months_cell(Years years) { return number_cell(12 * years.value, 1); }

std::vector<Cell> delivery_row(const Accelerators2025& article, const std::string& name,
                               std::span<const LeadStep> steps) {
  return {text_cell(name), months_cell(series_time(steps)),
          text_cell(to_string(delivery_date(article.published, steps)))};
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
                  .columns = {"", "months", "delivered"},
                  .rows = {}};
  for (const LeadStep& step : steps) {
    table.rows.push_back(
        {text_cell("step: " + step.name), months_cell(series_time({&step, 1})), text_cell("")});
  }
  table.rows.push_back(delivery_row(article, "the steps named, in series", steps));
  table.rows.push_back(delivery_row(article, "the whole, at least", {&whole.front(), 1}));
  table.rows.push_back(delivery_row(article, "the whole, at most", {&whole.back(), 1}));
  table.rows.push_back({text_cell("unexplained, at least"), months_cell(rest.low), text_cell("")});
  table.rows.push_back({text_cell("unexplained, at most"), months_cell(rest.high), text_cell("")});
  table.notes = {
      "The steps and the whole are stated. Packaging, test and transport must explain the difference.",
      "Production takes \"more than\" its months: the difference may be smaller."};
  return table;
}

}  // namespace plan_accelerator_supply
