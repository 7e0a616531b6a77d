#include <fairvalue/model/forecast_figures.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/scenario/sample_distribution.hpp>

namespace fairvalue {
namespace {

constexpr double levels[] = {0.05, 0.25, 0.5, 0.75, 0.95};

std::optional<double> over(double part, double whole) {
  return whole > 0.0 ? std::optional{part / whole} : std::nullopt;
}

std::optional<double> value_of(const DealForecast& forecast, const DealForecast::Year& year,
                               ForecastMeasure measure, std::size_t path) {
  switch (measure) {
    case ForecastMeasure::gigawatts: return year.gigawatts[path];
    case ForecastMeasure::revenue: return year.revenue[path];
    case ForecastMeasure::eps: return year.eps[path];
    case ForecastMeasure::price: return year.price[path];
    case ForecastMeasure::shares_issued: return year.shares[path];
    case ForecastMeasure::stake: return year.stake[path];
    case ForecastMeasure::contra_revenue: return forecast.contra_revenue_per_gigawatt * year.gigawatts[path];
    case ForecastMeasure::rebate: return over(year.intrinsic[path], year.gigawatts[path]);
    case ForecastMeasure::self_funding: return over(year.intrinsic[path], year.paid[path]);
  }
  refuse_enumerator(measure);
}

template <class Keep>
PathSet paths_that(const DealForecast& forecast, Keep keep) {
  PathSet paths;
  for (std::uint32_t path = 0; path < forecast.paths; ++path) {
    if (keep(path)) paths.push_back(path);
  }
  return paths;
}

PathSet all_paths(const DealForecast& forecast) {
  PathSet paths(forecast.paths);
  std::iota(paths.begin(), paths.end(), 0U);
  return paths;
}

std::vector<std::string> names_of_bits(const std::vector<std::string>& names, std::uint64_t bits) {
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if ((bits >> i & 1U) != 0) chosen.push_back(names[i]);
  }
  return chosen;
}

}  // namespace

std::string unit_of_measure(ForecastMeasure measure) {
  switch (measure) {
    case ForecastMeasure::gigawatts: return "GW";
    case ForecastMeasure::revenue:
    case ForecastMeasure::contra_revenue: return "currency";
    case ForecastMeasure::eps:
    case ForecastMeasure::price: return "currency/share";
    case ForecastMeasure::shares_issued: return "shares";
    case ForecastMeasure::rebate: return "currency/GW";
    case ForecastMeasure::stake:
    case ForecastMeasure::self_funding: return "%";
  }
  refuse_enumerator(measure);
}

PathSet paths_with_gigawatts(const DealForecast& forecast, double at_least) {
  require_finite("at_least", at_least);
  require_not_empty("forecast.accounts", forecast.accounts.size());
  const auto& last = forecast.accounts.back().gigawatts;
  return paths_that(forecast, [&](std::uint32_t path) { return last[path] >= at_least; });
}

PathSet paths_with_hurdle(const DealForecast& forecast, std::size_t tranche) {
  require(forecast.price == ForecastPrice::random_walk, "forecast.price",
          "a random walk: a multiple of earnings tests a hurdle only with its milestone",
          to_string(forecast.price));
  require(tranche < forecast.tranches.size(), "tranche", "the position of a tranche of the warrant",
          static_cast<double>(tranche));
  return paths_that(forecast,
                    [&](std::uint32_t path) { return (forecast.hurdle_met[path] >> tranche & 1U) != 0; });
}

OutputDistribution forecast_distribution(const DealForecast& forecast, std::size_t year,
                                         ForecastMeasure measure) {
  return forecast_distribution(forecast, year, measure, all_paths(forecast));
}

OutputDistribution forecast_distribution(const DealForecast& forecast, std::size_t year,
                                         ForecastMeasure measure, const PathSet& among) {
  require_enumerator("measure", measure);
  require(year < forecast.accounts.size(), "year", "the position of a year of the forecast",
          static_cast<double>(year));
  std::vector<double> values;
  values.reserve(among.size());
  for (const std::uint32_t path : among) {
    require(path < forecast.paths, "among", "paths of the forecast", static_cast<double>(path));
    if (const auto one = value_of(forecast, forecast.accounts[year], measure, path)) values.push_back(*one);
  }
  const std::string name = fmt::format("{} {}", label(forecast.years[year]), to_string(measure));
  return sample_distribution(name, unit_of_measure(measure), values, levels);
}

std::vector<VestingPattern> vesting_patterns(const DealForecast& forecast) {
  std::map<std::uint64_t, std::uint64_t> counts;
  for (const std::uint64_t bits : forecast.vested) ++counts[bits];
  const auto paths = static_cast<double>(forecast.vested.size());
  std::vector<VestingPattern> patterns;
  for (const auto& [bits, count] : counts) {
    const double p = static_cast<double>(count) / paths;
    Estimated probability{.value = p};
    if (count < forecast.vested.size()) probability.standard_error = std::sqrt(p * (1.0 - p) / (paths - 1.0));
    patterns.push_back({names_of_bits(forecast.tranches, bits), probability});
  }
  std::ranges::stable_sort(patterns, [](const VestingPattern& a, const VestingPattern& b) {
    return a.probability.value > b.probability.value;
  });
  return patterns;
}

Table forecast_table(const DealForecast& forecast, ForecastMeasure measure) {
  std::vector<std::string> columns;
  for (const FiscalPeriod& year : forecast.years) columns.push_back(label(year));
  Table table{{"mean", "standard error of the mean", "deviation", "5 %", "25 %", "50 %", "75 %", "95 %"},
              std::move(columns),
              unit_of_measure(measure)};
  for (std::size_t year = 0; year < forecast.years.size(); ++year) {
    const OutputDistribution found = forecast_distribution(forecast, year, measure);
    if (!found.mean) continue;
    table.set(0, year, found.mean->value);
    table.set(1, year, found.mean->standard_error);
    if (found.deviation) table.set(2, year, found.deviation->value);
    for (std::size_t i = 0; i < found.percentiles.size(); ++i) {
      table.set(3 + i, year, found.percentiles[i].value.value);
    }
  }
  return table;
}

}  // namespace fairvalue
