#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/capital_spending.hpp>
#include <fairvalue/industry/fleet.hpp>

#include "support/sourced.hpp"
#include "support/tables.hpp"
#include "tables.hpp"

namespace price_inference {
namespace {

using namespace fairvalue;
using examples::percent;
using examples::range_cells;
using examples::range_text;

std::string billions_range(const Interval<Money>& range) {
  return range_text(billions_cell(range.low, 1), billions_cell(range.high, 1));
}

std::vector<Cell> what(const char* name, std::vector<Cell> ends, std::string how) {
  return {text_cell(name), ends.at(0), ends.at(1), text_cell(std::move(how))};
}

Cell one_decimal(Money money) { return billions_cell(money, 1); }
Cell whole_cell(double number) { return number_cell(number, 0); }

}  // namespace

TextTable chip_table(const Inference2024& article) {
  const double chips = article.trainium_chips.value;
  const Money price = article.trainium_price.value;
  const Money cluster = chips * price;
  const auto& gpu = article.gpu_price.value;
  const auto with_gpus = at_corners([&](Money each) { return chips * each; }, gpu);
  const auto saved = at_corners([&](Money each) { return chips * (each - price); }, gpu);
  const auto ratio = at_corners([&](Money each) { return each / price; }, gpu);
  const auto bought = at_corners([&](Money each) { return cluster / each; }, gpu);
  const double installed = units_to_install(chips, article.removed_early.value);
  return {.title = fmt::format("9. {:.0f} Trainium chips at {:.0f} instead of GPUs 成本", chips, price.value),
          .columns = {"", "range, low", "range, high", "how"},
          .rows = {what("the cluster", {one_decimal(cluster), one_decimal(cluster)}, "chips x price"),
                   what("with GPUs", range_cells(with_gpus, one_decimal),
                        fmt::format("as many at {:.0f} to {:.0f}", gpu.low.value, gpu.high.value)),
                   what("saved", range_cells(saved, one_decimal), "chip for chip, not work for work"),
                   what("a GPU's price, times", range_cells(ratio, whole_cell),
                        "a GPU that many times faster is as cheap"),
                   what("GPUs for the same money", range_cells(bought, whole_cell), "cluster / price"),
                   what("chips to install", {whole_cell(installed), whole_cell(installed)},
                        "if as many fail early as of GPUs (assumed)")},
          .notes = {"Chips and prices are stated, the rest derived."}};
}

TextTable spending_table(const Inference2024& article) {
  const SpendingPlan& plan = article.hyperscaler.value;
  const int years = article.years_to_2026.value;
  const auto growth = growth_to_zero_free_cash_flow(plan, years);
  const auto horizon = at_corners(years_of_gross_profit, article.overspend.value, article.ai_revenue.value,
                                  article.margin.value);
  const auto revenue = path_forward(article.ai_revenue.value, article.spending_growth.value, 5);
  const auto doubling = doubling_time(article.spending_growth.value);
  TextTable table{
      .title = "10. \"Free cash flow close to zero in 2026\": the spending it takes 自由现金流",
      .columns = {"year", "operating cash flow", "spending", "free cash flow", "if zero in the last year"},
      .rows = {}};
  SpendingPlan all_spent = plan;
  all_spent.spending_growth = growth.value_or(plan.spending_growth);
  const auto until_zero = spending_path(all_spent, years);
  for (const SpendingYear& year : spending_path(plan, years)) {
    table.rows.push_back({text_cell(std::to_string(2026 - years + year.year)),
                          billions_cell(year.operating_cash_flow, 1), billions_cell(year.capital_spending, 1),
                          billions_cell(year.free_cash_flow, 1),
                          billions_cell(until_zero[static_cast<std::size_t>(year.year)].free_cash_flow, 1)});
  }
  table.notes = {
      fmt::format("The amounts are assumed: the article gives none. Spending grows {} a year.",
                  percent(plan.spending_growth, 0)),
      fmt::format("For a free cash flow of zero in the last year it must grow {} a year.",
                  growth ? percent(*growth, 1) : "NM"),
      fmt::format(
          "{} \"shrugged off\" are {} years of Microsoft's AI gross profit: {} at {} margin.",
          billions_range(article.overspend.value),
          range_text(number_cell(horizon.low.value, 2), number_cell(horizon.high.value, 2)),
          billions_cell(article.ai_revenue.value, 0).text,
          range_text(percent_cell(article.margin.value.low, 0), percent_cell(article.margin.value.high, 0))),
      fmt::format("At {} a year that revenue is {} next year and {} in five; it doubles in {} years.",
                  percent(article.spending_growth.value, 0), billions_cell(revenue[1], 1).text,
                  billions_cell(revenue[5], 1).text, doubling ? number_cell(doubling->value, 2).text : "NM")};
  return table;
}

TextTable assumption_table(const Inference2024& article) {
  const Ownership& ownership = article.ownership.value;
  const SpendingPlan& plan = article.hyperscaler.value;
  const auto number = [](double value, int decimals) { return number_cell(value, decimals); };
  const auto& owned = article.ownership;
  const auto& spent = article.hyperscaler;
  return examples::assumption_table(
      "11. Assumptions and reasons 假设",
      {{"price of a token, USD a million", number(article.token_price.value.value * 1e6, 0),
        article.token_price.source, article.token_price.standing},
       {"people, bn", number(article.people.value / 1e9, 1), article.people.source, article.people.standing},
       {"peak of an accelerator, PFLOP/s", number(article.accelerator.value.flops / 1e15, 3),
        article.accelerator.source, article.accelerator.standing},
       {"its bandwidth, TB/s", number(article.accelerator.value.bandwidth / 1e12, 2),
        article.accelerator.source, article.accelerator.standing},
       {"cache a token, bytes", number(article.cache_a_token.value, 0), article.cache_a_token.source,
        article.cache_a_token.standing},
       {"bytes a parameter", number(article.bytes_a_parameter.value, 0), article.bytes_a_parameter.source,
        article.bytes_a_parameter.standing},
       {"price of a GPU, USD", number(ownership.price.value, 0), owned.source, owned.standing},
       {"its life, years", number(ownership.life.value, 0), owned.source, owned.standing},
       {"site a GPU, USD", number(ownership.site.value, 0), owned.source, owned.standing},
       {"watts a GPU", number(ownership.watts, 0), owned.source, owned.standing},
       {"overhead of the site (PUE)", number(ownership.overhead, 1), owned.source, owned.standing},
       {"electricity, USD/kWh", number(ownership.electricity.value, 2), owned.source, owned.standing},
       {"upkeep a GPU and year, USD", number(ownership.upkeep.value, 0), owned.source, owned.standing},
       {"hours that are rented", percent_cell(article.utilisation.value, 0), article.utilisation.source,
        article.utilisation.standing},
       {"cost of capital a year", percent_cell(article.cost_of_capital.value, 0),
        article.cost_of_capital.source, article.cost_of_capital.standing},
       {"sequences in a batch", number(article.batch.value, 0), article.batch.source, article.batch.standing},
       {"operating cash flow", billions_cell(plan.operating_cash_flow, 0), spent.source, spent.standing},
       {"its growth", percent_cell(plan.cash_flow_growth, 0), spent.source, spent.standing},
       {"capital spending", billions_cell(plan.capital_spending, 0), spent.source, spent.standing},
       {"years to 2026", number(article.years_to_2026.value, 0), article.years_to_2026.source,
        article.years_to_2026.standing}});
}

}  // namespace price_inference
