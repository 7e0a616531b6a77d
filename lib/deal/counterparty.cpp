#include <fairvalue/deal/counterparty.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double billion = 1e9;

void require_commitments(std::span<const Commitment> commitments) {
  require_not_empty("commitments", commitments.size());
  for (std::size_t i = 0; i < commitments.size(); ++i) {
    const std::string field = fmt::format("commitments[{}]", i);
    const Commitment& one = commitments[i];
    require(!one.seller.empty(), field + ".seller", "a name", "none");
    const auto same = [&](const Commitment& other) { return other.seller == one.seller; };
    require(std::ranges::none_of(commitments.first(i), same), field + ".seller", "unique", one.seller);
    require_plan(field + ".plan", one.plan);
    require(one.plan.measure != VolumeMeasure::paid, field + ".plan.measure", "in gigawatts",
            to_string(one.plan.measure));
    require_positive(field + ".price", one.price);
  }
}

void require_years(std::span<const CustomerYear> years) {
  require_not_empty("years", years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string field = fmt::format("years[{}]", i);
    require_period(field + ".period", years[i].period);
    require_positive(field + ".revenue", years[i].revenue);
    require_non_negative(field + ".own_funds", years[i].own_funds);
    if (i == 0) continue;
    const Date next = add_days(years[i - 1].period.end, 1);
    require(years[i].period.start == next, field + ".period.start",
            to_string(next) + ", the day after the year before ends", to_string(years[i].period.start));
  }
}

Gigawatts delivered_in(const DeploymentPlan& plan, const FiscalPeriod& year) {
  return Gigawatts{planned_volume(plan, year.end) - planned_volume(plan, add_days(year.start, -1))};
}

CommitmentYear year_of(std::span<const Commitment> commitments, const CustomerYear& year, Money left) {
  CommitmentYear result{.period = year.period,
                        .due = {},
                        .gigawatts = Gigawatts{0.0},
                        .total = Money{0.0},
                        .over_revenue = 0.0,
                        .funds = left + year.own_funds,
                        .shortfall = Money{0.0}};
  for (const Commitment& one : commitments) {
    const Gigawatts bought = delivered_in(one.plan, year.period);
    result.due.push_back(bought * one.price);
    result.gigawatts += bought;
    result.total += result.due.back();
  }
  result.over_revenue = require_result("over_revenue", result.total / year.revenue);
  result.shortfall = std::max(Money{0.0}, result.total - result.funds);
  return result;
}

}  // namespace

std::vector<CommitmentYear> commitments_by_year(std::span<const Commitment> commitments,
                                                std::span<const CustomerYear> years) {
  require_commitments(commitments);
  require_years(years);
  std::vector<CommitmentYear> results;
  Money left{0.0};
  for (const CustomerYear& year : years) {
    results.push_back(year_of(commitments, year, left));
    left = std::max(Money{0.0}, results.back().funds - results.back().total);
  }
  return results;
}

Table commitment_table(std::span<const Commitment> commitments, std::span<const CustomerYear> years) {
  const auto results = commitments_by_year(commitments, years);
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  for (const Commitment& one : commitments) rows.push_back("to " + one.seller);
  rows.insert(rows.end(), {"all commitments", "customer's revenue", "commitments over revenue, %",
                           "own funds", "shortfall", "gigawatts"});
  for (const CommitmentYear& year : results) columns.push_back(label(year.period));
  Table table{rows, columns, "billion, but for the rows that name their unit"};
  for (std::size_t j = 0; j < results.size(); ++j) {
    const CommitmentYear& year = results[j];
    std::vector<double> cells;
    for (const Money due : year.due) cells.push_back(due.value / billion);
    cells.insert(cells.end(),
                 {year.total.value / billion, years[j].revenue.value / billion, 100 * year.over_revenue,
                  year.funds.value / billion, year.shortfall.value / billion, year.gigawatts.value});
    for (std::size_t i = 0; i < cells.size(); ++i) table.set(i, j, cells[i]);
  }
  return table;
}

}  // namespace fairvalue
