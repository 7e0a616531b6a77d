#include "forecast_paths.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fairvalue/math/distribution.hpp>

namespace fairvalue::detail {
namespace {

constexpr double longest_delay = 0.999;  // of all delays, as a probability
constexpr int most_days_beyond = 5 * 365;

/// The days after the last year's end that an interval under way may take.
int days_beyond(const DeploymentModel& deployment) {
  int longest = 0;
  Date from = deployment.plan.start;
  for (const Milestone& milestone : deployment.plan.milestones) {
    longest = std::max(longest, days_between(from, milestone.date));
    from = milestone.date;
  }
  const double delay = 365.0 * quantile(deployment.delay, longest_delay);
  return static_cast<int>(std::min<double>(most_days_beyond, std::ceil(longest + delay) + 1.0));
}

/// A claim that vests at once and expires at the horizon: it keeps the paths going until then.
WarrantPosition until(Date horizon, Date today) {
  return {
      .name = "horizon",
      .warrant = {
          .holder = "horizon",
          .shares = Shares{1.0},
          .strike = PerShare{0.0},
          .granted = add_days(today, -1),
          .expiry = horizon,
          .tranches = {
              {.name = "all", .shares = Shares{1.0}, .gates = {}, .linear = {}, .vested_at_issue = true}}}};
}

Simulation simulation_of(const Case& value, const ForecastTerms& terms, std::uint64_t seed) {
  PriceModel model = terms.model.value;
  model.market.spot = value.spot.value;
  if (terms.expected_return) {
    model.market.risk_free_rate = Stepped<Rate>{.value = terms.expected_return->value, .later = {}};
  }
  const Date today = value.spot.value.as_of;
  const Date horizon = add_days(value.company.years.back().end, days_beyond(terms.deployment.value));
  WarrantPosition last = until(horizon, today);
  last.calendar = terms.calendar;
  std::vector<WarrantPosition> positions;
  if (const auto& warrant = value.deals[terms.deal].warrant) {
    positions.push_back({.name = "deal",
                         .warrant = warrant->value,
                         .outlook = terms.outlook,
                         .deployment = terms.deployment.value,
                         .history = {},
                         .calendar = terms.calendar});
  } else {
    last.deployment = terms.deployment.value;
  }
  positions.push_back(std::move(last));
  return {.model = std::move(model),
          .positions = std::move(positions),
          .measure = Measure::risk_neutral,  // with the expected return as its rate: the real world's drift
          .seed = seed};
}

std::vector<Date> days_of(const CloseGrid& grid, Date today) {
  std::vector<Date> days;
  for (int close = 0; close <= grid.closes; ++close) {
    const double years = grid.life.value * close / grid.closes;
    days.push_back(add_days(today, static_cast<int>(std::lround(365.0 * years))));
  }
  return days;
}

}  // namespace

ForecastPaths forecast_paths(const Case& value, const ForecastTerms& terms, std::uint64_t seed) {
  const PathEngine without_prices{simulation_of(value, terms, seed)};
  auto days = days_of(without_prices.grid(), value.spot.value.as_of);
  std::vector<int> year_ends;
  PathQuery query;
  for (const FiscalPeriod& year : value.company.years) {
    const auto after = std::upper_bound(days.begin() + 1, days.end(), year.end);
    year_ends.push_back(static_cast<int>(after - days.begin()) - 1);
    query.price_days.push_back(year_ends.back());
  }
  return {without_prices.with(Measure::risk_neutral, seed, query), std::move(days), std::move(year_ends)};
}

void set_milestones(DeploymentPlan& plan, const DeploymentPlan& planned, const std::vector<Date>& days,
                    const std::vector<std::int32_t>& reached) {
  plan.milestones.clear();
  for (std::size_t i = 0; i < planned.milestones.size() && reached[i] != no_day; ++i) {
    plan.milestones.push_back({planned.milestones[i].volume, days[static_cast<std::size_t>(reached[i])]});
  }
}

}  // namespace fairvalue::detail
