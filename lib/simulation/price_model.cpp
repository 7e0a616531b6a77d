#include <fairvalue/simulation/price_model.hpp>

#include <cmath>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "core/detail/prefixed.hpp"

namespace fairvalue {
namespace {

constexpr double max_rate = 10.0;         // a year, absolute
constexpr double max_volatility = 100.0;  // a year

/// ln E[e^J] = ln(1 + kappa).
double log_mean_factor(const Jumps& jumps) { return jumps.mean + 0.5 * jumps.deviation * jumps.deviation; }

/// The Esscher transform: jumps weighted by their factor of the price.
Jumps weighted_by_price(const Jumps& jumps) {
  return {.intensity = jumps.intensity * std::exp(log_mean_factor(jumps)),
          .mean = jumps.mean + jumps.deviation * jumps.deviation,
          .deviation = jumps.deviation};
}

void require_jumps(const Jumps& jumps) {
  require_non_negative("model.jumps.intensity", jumps.intensity);
  require_finite("model.jumps.mean", jumps.mean);
  require_non_negative("model.jumps.deviation", jumps.deviation);
  const Jumps weighted = weighted_by_price(jumps);
  require_finite("model.jumps.intensity x E[e^J]", weighted.intensity);
  require_finite("model.jumps.mean + deviation^2", weighted.mean);
}

void require_benchmark(const std::string& field, const BenchmarkModel& benchmark) {
  require(!benchmark.name.empty(), field + ".name", "a name", "none");
  const Rate yield = require_non_negative(field + ".dividend_yield", benchmark.dividend_yield);
  require(yield.value <= max_rate, field + ".dividend_yield", fmt::format("within {}", max_rate),
          yield.value);
  require_positive(field + ".volatility", benchmark.volatility);
  require(benchmark.volatility <= max_volatility, field + ".volatility",
          fmt::format("within {}", max_volatility), benchmark.volatility);
  const double rho = benchmark.correlation;
  require(-1.0 <= rho && rho <= 1.0, field + ".correlation", "in [-1, 1]", rho);
}

void require_benchmarks(const std::vector<BenchmarkModel>& benchmarks) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < benchmarks.size(); ++i) {
    const std::string field = fmt::format("model.benchmarks[{}]", i);
    require_benchmark(field, benchmarks[i]);
    require(seen.insert(benchmarks[i].name).second, field + ".name", "unique", benchmarks[i].name);
  }
}

/// The correlations of share and benchmarks together, the share first.
CorrelationMatrix all_correlations(const PriceModel& model) {
  const std::size_t count = model.benchmarks.size();
  CorrelationMatrix all{count + 1};
  for (std::size_t i = 0; i < count; ++i) {
    all.set(i + 1, 0, model.benchmarks[i].correlation);
    for (std::size_t j = 0; j < i; ++j) all.set(i + 1, j + 1, model.benchmark_correlations->at(i, j));
  }
  return all;
}

void require_correlations(const PriceModel& model) {
  if (!model.benchmark_correlations) return;
  constexpr std::string_view field = "model.benchmark_correlations";
  const std::size_t count = model.benchmarks.size();
  require(model.benchmark_correlations->size() == count, field, fmt::format("of the {} benchmarks", count),
          static_cast<double>(model.benchmark_correlations->size()));
  require(cholesky_factor(all_correlations(model)).has_value(), field,
          "positive definite with the correlations with the share", "a matrix that is not");
}

/// Benchmarks are made of the share's shock and of their own, in their order.
void set_loadings(PriceLaw& law, const PriceModel& model) {
  if (!model.benchmark_correlations) return;
  const std::size_t size = law.benchmarks.size() + 1;
  const std::vector<double> factor = *cholesky_factor(all_correlations(model));
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t j = 1; j <= i; ++j) law.benchmarks[i - 1].loadings.push_back(factor[i * size + j]);
  }
}

/// The increments on each day of an integral over time, `so_far(t)` from today on. A step within a day counts
/// for its part of the day; the days add up to the whole.
template <class Integral>
std::vector<double> daily_gains(const CloseGrid& grid, Integral so_far) {
  std::vector<double> gains;
  gains.reserve(static_cast<std::size_t>(grid.closes));
  double before = 0.0;
  for (int day = 1; day <= grid.closes; ++day) {
    const double now = so_far(grid.life * (static_cast<double>(day) / grid.closes));
    gains.push_back(now - before);
    before = now;
  }
  return gains;
}
std::vector<double> daily(const CloseGrid& grid, const Stepped<Rate>& rate) {
  return daily_gains(grid, [&rate](Years t) { return accumulated(rate, t); });
}
std::vector<double> daily_volatility(const CloseGrid& grid, const Stepped<double>& volatility) {
  auto days = daily_gains(grid, [&volatility](Years t) { return accumulated_variance(volatility, t); });
  for (double& day : days) day = std::sqrt(day);
  return days;
}

/// The log drift with which a price without jumps grows at the rate less the yield on average.
std::vector<double> growth_drift(const std::vector<double>& rate, const std::vector<double>& yield,
                                 const std::vector<double>& volatility) {
  std::vector<double> drift;
  drift.reserve(rate.size());
  for (std::size_t day = 0; day < rate.size(); ++day) {
    drift.push_back(rate[day] - yield[day] - 0.5 * volatility[day] * volatility[day]);
  }
  return drift;
}

void compensate_jumps(std::vector<double>& drift, const Jumps& jumps, const CloseGrid& grid) {
  const double kappa = std::expm1(log_mean_factor(jumps));
  const double per_day = jumps.intensity * kappa * (grid.life.value / grid.closes);
  for (double& day : drift) day -= per_day;
}

PriceLaw::Benchmark benchmark_law(const BenchmarkModel& model, const std::vector<double>& rate,
                                  const CloseGrid& grid) {
  const auto volatility = daily_volatility(grid, {.value = model.volatility});
  const auto yield = daily(grid, {.value = model.dividend_yield});
  return {.drift = growth_drift(rate, yield, volatility),
          .volatility = volatility,
          .correlation = model.correlation};
}

PriceLaw risk_neutral_law(const PriceModel& model, const CloseGrid& grid) {
  const auto rate = daily(grid, model.market.risk_free_rate);
  const auto yield = daily(grid, model.market.dividend_yield);
  const auto volatility = daily_volatility(grid, model.market.volatility);
  PriceLaw law{.drift = growth_drift(rate, yield, volatility),
               .volatility = volatility,
               .jumps = model.jumps,
               .traits = path_traits(model)};
  if (law.jumps) compensate_jumps(law.drift, *law.jumps, grid);
  for (const auto& benchmark : model.benchmarks) {
    law.benchmarks.push_back(benchmark_law(benchmark, rate, grid));
  }
  set_loadings(law, model);
  return law;
}

/// Adds the covariance with the price (Girsanov), for each day as it is drawn, so that the change of measure
/// is exact even if a volatility steps within a day.
void add_covariance(std::vector<double>& drift, const std::vector<double>& volatility,
                    const std::vector<double>& price_volatility, double correlation) {
  for (std::size_t day = 0; day < drift.size(); ++day) {
    drift[day] += correlation * volatility[day] * price_volatility[day];
  }
}

PriceLaw under_share_measure(PriceLaw law) {
  add_covariance(law.drift, law.volatility, law.volatility, 1.0);
  if (law.jumps) law.jumps = weighted_by_price(*law.jumps);
  for (auto& benchmark : law.benchmarks) {
    add_covariance(benchmark.drift, benchmark.volatility, law.volatility, benchmark.correlation);
  }
  return law;
}

void require_finite_days(std::string_view field, const std::vector<double>& days) {
  for (const double day : days) require_finite(field, day);
}

PriceLaw require_law(PriceLaw law) {
  require_finite_days("law.drift", law.drift);
  for (const auto& benchmark : law.benchmarks) require_finite_days("law.benchmarks.drift", benchmark.drift);
  return law;
}

/// Checks every level; names of later levels are built only for a refusal.
template <class T>
void require_at_most(std::string_view field, const Stepped<T>& levels, double most) {
  const auto check = [&](const T& level, const auto& name) {
    if (std::abs(number(level)) <= most) return;
    require(false, name(), fmt::format("within {}", most), number(level));
  };
  check(levels.value, [&] { return std::string{field}; });
  for (std::size_t i = 0; i < levels.later.size(); ++i) {
    check(levels.later[i].value, [&] { return fmt::format("{}.later[{}].value", field, i); });
  }
}

/// Outside these limits, paths in floats or discounts in doubles overflow.
void require_representable(const EquityMarket& market) {
  const double price = market.spot.price.value;
  require(1e-12 <= price && price <= 1e15, "market.spot.price", "between 1e-12 and 1e15", price);
  require_at_most("market.risk_free_rate", market.risk_free_rate, max_rate);
  require_at_most("market.dividend_yield", market.dividend_yield, max_rate);
  require_at_most("market.volatility", market.volatility, max_volatility);
}

}  // namespace

PathTraits path_traits(const PriceModel& model) {
  const auto& [market, jumps, benchmarks, correlations] = model;  // a new member must be handled here
  return {.has_continuous_paths = !jumps, .terminal_is_lognormal = !jumps, .is_flat = is_flat(market)};
}

bool has_bridges(const PathTraits& traits) {
  return traits.has_continuous_paths && traits.terminal_is_lognormal;
}

const PriceModel& require_model(const PriceModel& model) {
  detail::as_member_of("model", [&] {
    require_market(model.market);
    require_representable(model.market);
  });
  if (model.jumps) require_jumps(*model.jumps);
  require_benchmarks(model.benchmarks);
  require_correlations(model);
  return model;
}

const CloseGrid& require_grid(const CloseGrid& grid) {
  require(1 <= grid.closes && grid.closes <= 100'000, "grid.closes", "1 to 100000", grid.closes);
  require_positive("grid.life", grid.life);
  return grid;
}

PriceLaw price_law(const PriceModel& model, Measure measure, const CloseGrid& grid) {
  PriceLaw law = risk_neutral_law(require_model(model), require_grid(grid));
  require_enumerator("measure", measure);
  if (measure == Measure::share) law = under_share_measure(std::move(law));
  return require_law(std::move(law));
}

}  // namespace fairvalue
