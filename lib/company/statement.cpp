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

/// How many parts a company's year has, and which part this is.
struct Cut {
  std::string_view name;  // of the parts, in messages
  std::size_t parts;
  int shortest;
  int longest;
  std::optional<int> FiscalPeriod::*number;
};
constexpr Cut quarterly{"quarters", 4, 70, 120, &FiscalPeriod::quarter};
constexpr Cut half_yearly{"halves", 2, 160, 205, &FiscalPeriod::half};

/// Decided by the first row: a company that reports halves has no quarters.
const Cut& cut_of(const FiscalPeriod& first) { return first.half ? half_yearly : quarterly; }

std::string part_field(const Cut& cut, std::size_t i) { return fmt::format("{}[{}]", cut.name, i); }

void require_part(std::string_view field, const Cut& cut, const FiscalPeriod& period) {
  const int days = length_in_days(period);
  require(
      period.*cut.number && cut.shortest <= days && days <= cut.longest, field,
      fmt::format("a {} of {} to {} days", cut.parts == 4 ? "quarter" : "half", cut.shortest, cut.longest),
      fmt::format("{} of {} days", label(period), days));
}

/// Numbers parts across years: Q1 of a year follows Q4 of the year before.
std::int64_t place(const Cut& cut, const FiscalPeriod& part) {
  return static_cast<std::int64_t>(cut.parts) * part.year + *(part.*cut.number);
}

void require_next_part(std::string_view field, const Cut& cut, const PeriodEps& before,
                       const PeriodEps& part) {
  const Date next = add_days(before.period.end, 1);
  require(part.period.start == next, fmt::format("{}.period.start", field),
          fmt::format("{}, the day after {} ends", to_string(next), label(before.period)),
          to_string(part.period.start));
  require(place(cut, part.period) == place(cut, before.period) + 1, fmt::format("{}.period", field),
          fmt::format("the {} after {}", cut.parts == 4 ? "quarter" : "half", label(before.period)),
          label(part.period));
  require_comparable(field, before, part);
}

FiscalPeriod joined(std::span<const PeriodEps> parts) {
  const FiscalPeriod& last = parts.back().period;
  return {.year = last.year, .start = parts.front().period.start, .end = last.end};
}

void require_parts_of_a_year(std::span<const PeriodEps> parts) {
  const Cut& cut = parts.empty() ? quarterly : cut_of(parts.front().period);
  require(parts.size() == cut.parts, cut.name, cut.parts == 4 ? "four" : "two",
          static_cast<double>(parts.size()));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string field = part_field(cut, i);
    require_part(fmt::format("{}.period", field), cut, require_eps(field, parts[i]).period);
    if (i > 0) require_next_part(field, cut, parts[i - 1], parts[i]);
  }
  require_year(cut.name, joined(parts));
}

PeriodEps trailing(std::span<const PeriodEps> parts, PerShare eps) {
  return {.period = joined(parts),
          .eps = eps,
          .basis = parts.front().basis,
          .currency = parts.front().currency,
          .window = EarningsWindow::trailing_twelve_months,
          .share_basis = parts.front().share_basis};
}

std::vector<PeriodEps> eps_of(std::span<const Statement> parts) {
  std::vector<PeriodEps> eps;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    eps.push_back(diluted_eps(require_statement(part_field(cut_of(parts[0].period), i), parts[i])));
  }
  return eps;
}

Statement converted(std::string_view field, Statement statement, std::span<const Split> splits,
                    const ShareBasis& to) {
  require_statement(field, statement);
  const std::string basis = fmt::format("{}.share_basis", field);
  statement.diluted_shares = split_adjusted(
      statement.diluted_shares, share_factor(basis, statement.share_basis, statement.period.end, splits, to));
  statement.share_basis = to;
  return statement;
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
  require_share_basis(member("share_basis"), statement.share_basis);
  return statement;
}

PeriodEps diluted_eps(const Statement& statement) {
  require_statement("statement", statement);
  return {.period = statement.period,
          .eps = require_result("diluted_eps", statement.net_income / statement.diluted_shares),
          .basis = statement.basis,
          .currency = statement.currency,
          .share_basis = statement.share_basis};
}

Statement on_share_basis(const Statement& statement, std::span<const Split> splits, const ShareBasis& to) {
  return converted("statement", statement, splits, to);
}

std::vector<Statement> on_share_basis(std::span<const Statement> statements, std::span<const Split> splits,
                                      const ShareBasis& to) {
  std::vector<Statement> rows;
  rows.reserve(statements.size());
  for (const Statement& row : statements) {
    rows.push_back(converted(fmt::format("statements[{}]", rows.size()), row, splits, to));
  }
  return rows;
}

PeriodEps ttm_eps(std::span<const PeriodEps> parts) {
  require_parts_of_a_year(parts);
  PerShare sum{0.0};
  for (const PeriodEps& part : parts) sum += part.eps;
  return trailing(parts, require_finite("ttm_eps", sum));
}

PeriodEps ttm_eps_from_income(std::span<const Statement> parts) {
  const std::vector<PeriodEps> eps = eps_of(parts);
  require_parts_of_a_year(eps);
  Money income{0.0};
  Shares shares{0.0};
  for (const Statement& part : parts) {
    income += part.net_income;
    shares += part.diluted_shares / static_cast<double>(parts.size());
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
