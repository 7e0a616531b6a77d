#include <fairvalue/equity/forward_multiples.hpp>

#include <utility>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

/// A fiscal year and its EPS rows, so that each day searches few rows.
struct EstimatedYear {
  FiscalPeriod period;
  std::vector<Estimate> rows;
};

std::vector<EstimatedYear> estimated_years(std::span<const Estimate> estimates,
                                           std::span<const FiscalPeriod> years) {
  require_not_empty("years", years.size());
  std::vector<EstimatedYear> estimated;
  for (const FiscalPeriod& year : years) {
    estimated.push_back({require_year_or_transition(fmt::format("years[{}]", estimated.size()), year), {}});
    for (const Estimate& row : estimates) {
      const bool same_year = row.period.year == year.year && !row.period.quarter && !row.period.half;
      if (row.measure == EstimateMeasure::eps && same_year) estimated.back().rows.push_back(row);
    }
  }
  return estimated;
}

/// A full year that starts after `day`: together with the rest of the earlier years it covers twelve
/// months.
bool lies_ahead(const FiscalPeriod& year, Date day) { return day < year.start && !is_transition(year); }

/// What was expected on `day`; empty where one of the years had no consensus.
std::optional<PeriodEps> expected_eps(const std::vector<EstimatedYear>& years, Date day,
                                      const ForwardQuery& query) {
  std::vector<PeriodEps> ahead;
  for (const auto& [period, rows] : years) {
    if (period.end <= day) continue;
    const auto found = consensus_if_any(rows, {.period = period,
                                               .measure = EstimateMeasure::eps,
                                               .as_of = day,
                                               .stale_after_days = query.stale_after_days,
                                               .basis = query.basis,
                                               .outlier_limit = query.outlier_limit});
    if (!found) return std::nullopt;
    ahead.push_back(mean_eps(*found));
    if (lies_ahead(period, day)) break;
  }
  return ntm_eps(ahead, day);
}

}  // namespace

MultipleHistory forward_multiples(const PriceHistory& prices, std::span<const Estimate> estimates,
                                  std::span<const FiscalPeriod> years, const ForwardQuery& query) {
  require_history(prices);
  const auto estimated = estimated_years(estimates, years);
  std::vector<Dated<PerShare>> closes;
  std::vector<Dated<PeriodEps>> expected;
  for (const auto& close : prices.closes) {
    auto eps = expected_eps(estimated, close.date, query);
    if (!eps) continue;
    closes.push_back(close);
    expected.push_back({close.date, *std::move(eps)});
  }
  const auto without = static_cast<int>(prices.closes.size() - closes.size());
  MultipleHistory history = multiple_history({.closes = DatedSeries<PerShare>{std::move(closes)},
                                              .currency = prices.currency,
                                              .share_basis = prices.share_basis},
                                             DatedSeries<PeriodEps>{std::move(expected)}, 0);
  history.stale += without;
  return history;
}

}  // namespace fairvalue
