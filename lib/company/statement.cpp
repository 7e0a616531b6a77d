#include <fairvalue/company/statement.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_balance_sheet(std::string_view field, const Statement& statement) {
  if (statement.book_equity) require_finite(fmt::format("{}.book_equity", field), *statement.book_equity);
  if (statement.debt) require_non_negative(fmt::format("{}.debt", field), *statement.debt);
  if (statement.cash) require_non_negative(fmt::format("{}.cash", field), *statement.cash);
}

std::string quarter_field(std::size_t i) { return fmt::format("quarters[{}]", i); }

void require_quarter(std::string_view field, const FiscalPeriod& period) {
  const int days = length_in_days(period);
  require(period.quarter && 70 <= days && days <= 120, field, "a quarter of 70 to 120 days",
          fmt::format("{} of {} days", label(period), days));
}

/// Counts quarters through the years: Q1 of a year comes one after Q4 of the year before.
std::int64_t place(const FiscalPeriod& quarter) { return std::int64_t{4} * quarter.year + *quarter.quarter; }

void require_next_quarter(std::string_view field, const PeriodEps& before, const PeriodEps& quarter) {
  const Date next = add_days(before.period.end, 1);
  require(quarter.period.start == next, fmt::format("{}.period.start", field),
          fmt::format("{}, the day after {} ends", to_string(next), label(before.period)),
          to_string(quarter.period.start));
  require(place(quarter.period) == place(before.period) + 1, fmt::format("{}.period", field),
          "the quarter after " + label(before.period), label(quarter.period));
  require_comparable(field, before, quarter);
}

FiscalPeriod joined(std::span<const PeriodEps> quarters) {
  const FiscalPeriod& last = quarters.back().period;
  return {.year = last.year, .start = quarters.front().period.start, .end = last.end};
}

void require_four_quarters(std::span<const PeriodEps> quarters) {
  require(quarters.size() == 4, "quarters", "four", static_cast<double>(quarters.size()));
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    const std::string field = quarter_field(i);
    require_quarter(fmt::format("{}.period", field), require_eps(field, quarters[i]).period);
    if (i > 0) require_next_quarter(field, quarters[i - 1], quarters[i]);
  }
  require_year("quarters", joined(quarters));
}

PeriodEps trailing(std::span<const PeriodEps> quarters, PerShare eps) {
  return {.period = joined(quarters),
          .eps = eps,
          .basis = quarters.front().basis,
          .currency = quarters.front().currency,
          .window = EarningsWindow::trailing_twelve_months};
}

std::vector<PeriodEps> eps_of(std::span<const Statement> quarters) {
  std::vector<PeriodEps> eps;
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    eps.push_back(diluted_eps(require_statement(quarter_field(i), quarters[i])));
  }
  return eps;
}

}  // namespace

const Statement& require_statement(std::string_view field, const Statement& statement) {
  const auto member = [&](std::string_view name) { return fmt::format("{}.{}", field, name); };
  require_period(member("period"), statement.period);
  require_non_negative(member("revenue"), statement.revenue);
  require_finite(member("net_income"), statement.net_income);
  require_positive(member("diluted_shares"), statement.diluted_shares);
  if (statement.ebitda) require_finite(member("ebitda"), *statement.ebitda);
  if (statement.free_cash_flow) require_finite(member("free_cash_flow"), *statement.free_cash_flow);
  require_balance_sheet(field, statement);
  return statement;
}

PeriodEps diluted_eps(const Statement& statement) {
  require_statement("statement", statement);
  return {.period = statement.period,
          .eps = require_finite("diluted_eps", statement.net_income / statement.diluted_shares),
          .basis = statement.basis,
          .currency = statement.currency};
}

PeriodEps ttm_eps(std::span<const PeriodEps> quarters) {
  require_four_quarters(quarters);
  PerShare sum{0.0};
  for (const PeriodEps& quarter : quarters) sum += quarter.eps;
  return trailing(quarters, require_finite("ttm_eps", sum));
}

PeriodEps ttm_eps_from_income(std::span<const Statement> quarters) {
  const std::vector<PeriodEps> eps = eps_of(quarters);
  require_four_quarters(eps);
  Money income{0.0};
  Shares shares{0.0};
  for (const Statement& quarter : quarters) {
    income += quarter.net_income;
    shares += quarter.diluted_shares / 4.0;
  }
  return trailing(eps, require_finite("ttm_eps_from_income", income / shares));
}

Shares weighted_average_shares(const DatedSeries<Shares>& outstanding, const FiscalPeriod& period) {
  require_period("period", period);
  require_not_empty("outstanding", outstanding.size());
  require(outstanding[0].date <= period.start, "outstanding[0].date",
          fmt::format("on or before the period's first day {}", to_string(period.start)),
          to_string(outstanding[0].date));
  const Date after = add_days(period.end, 1);
  const double days = length_in_days(period);
  Shares average{0.0};
  for (std::size_t i = 0; i < outstanding.size(); ++i) {
    const Shares count = require_positive(fmt::format("outstanding[{}]", i), outstanding[i].value);
    const Date from = std::max(outstanding[i].date, period.start);
    const Date until = i + 1 < outstanding.size() ? std::min(outstanding[i + 1].date, after) : after;
    average += count * (std::max(0, days_between(from, until)) / days);
  }
  return average;
}

}  // namespace fairvalue
