#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/forecast_figures.hpp>

#include "fairvalue/case/simulating.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/tables/accounts.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

DocumentTable empty_distribution(std::string key, std::string title) {
  return {.key = std::move(key),
          .title = std::move(title),
          .columns = {{"measure", "measure"},
                      {"year", "year"},
                      {"mean", "mean"},
                      {"error", "standard error"},
                      {"deviation", "deviation"},
                      {"p5", "5 %"},
                      {"p25", "25 %"},
                      {"p50", "50 %"},
                      {"p75", "75 %"},
                      {"p95", "95 %"}},
          .rows = {}};
}

void add_distribution(DocumentTable& table, ForecastMeasure measure, const FiscalPeriod& year,
                      const OutputDistribution& one, const Units& units) {
  if (!one.mean) return;
  const std::string unit = units.of(unit_of_measure(measure));
  const auto of = [&](const std::optional<double>& value) { return own_quantity(value, unit); };
  std::vector<DocumentCell> cells{text(std::string{to_string(measure)}), text(label(year)),
                                  of(one.mean->value), of(one.mean->standard_error),
                                  of(one.deviation ? std::optional{one.deviation->value} : std::nullopt)};
  for (const Percentile& percentile : one.percentiles) cells.push_back(of(percentile.value.value));
  add_row(table, std::string{key_of(measure)} + " " + label(year), std::move(cells));
}

constexpr ForecastMeasure measures[] = {
    ForecastMeasure::gigawatts,      ForecastMeasure::shares_issued, ForecastMeasure::stake,
    ForecastMeasure::contra_revenue, ForecastMeasure::rebate,        ForecastMeasure::self_funding,
    ForecastMeasure::revenue,        ForecastMeasure::eps,           ForecastMeasure::price};

/// One measure in one year.
struct YearDistribution {
  ForecastMeasure measure;
  FiscalPeriod year;
  OutputDistribution values;
};

/// Every measure in every year; each sorts all paths.
std::vector<YearDistribution> yearly_distributions(const DealForecast& forecast, int threads) {
  std::vector<std::optional<OutputDistribution>> found(std::size(measures) * forecast.years.size());
  const auto years = forecast.years.size();
  detail::in_parallel(
      found.size(),
      [&](std::uint64_t i) { found[i] = forecast_distribution(forecast, i % years, measures[i / years]); },
      threads);
  std::vector<YearDistribution> all;
  for (std::size_t i = 0; i < found.size(); ++i)
    all.push_back({measures[i / years], forecast.years[i % years], *std::move(found[i])});
  return all;
}

DocumentTable distribution_table(const std::vector<YearDistribution>& all, const Units& units) {
  DocumentTable table = empty_distribution("distribution", "dilution as a distribution, by year");
  for (const YearDistribution& one : all) add_distribution(table, one.measure, one.year, one.values, units);
  return table;
}

/// The standard errors of the percentiles; a detail.
DocumentTable percentile_errors(const std::vector<YearDistribution>& all, const Units& units) {
  DocumentTable table{.key = "distribution errors",
                      .title = "standard errors of the percentiles",
                      .columns = {{"measure", "measure"}, {"year", "year"}},
                      .rows = {},
                      .is_detail = true};
  for (const char* const percentile : {"5", "25", "50", "75", "95"})
    table.columns.push_back({"p" + std::string{percentile}, percentile + std::string{" %"}});
  for (const YearDistribution& one : all) {
    if (one.values.percentiles.empty()) continue;
    const std::string unit = units.of(unit_of_measure(one.measure));
    std::vector<DocumentCell> cells{text(std::string{to_string(one.measure)}), text(label(one.year))};
    for (const Percentile& percentile : one.values.percentiles)
      cells.push_back(own_quantity(percentile.value.standard_error, unit));
    add_row(table, std::string{key_of(one.measure)} + " " + label(one.year), std::move(cells));
  }
  return table;
}

DocumentTable pattern_table(const DealForecast& forecast) {
  DocumentTable table{.key = "patterns",
                      .title = "which tranches vest whole, together",
                      .columns = {{"vested", "vested"},
                                  {"probability", "probability", "%"},
                                  {"error", "standard error", "%"}},
                      .rows = {}};
  for (const VestingPattern& one : vesting_patterns(forecast)) {
    std::string names;
    for (const std::string& name : one.vested) names += (names.empty() ? "" : ", ") + name;
    if (names.empty()) names = "none";
    add_row(
        table, names,
        {text(names), quantity(one.probability.value, "%"), quantity(one.probability.standard_error, "%")});
  }
  return table;
}

/// The last year, among some of the paths.
DocumentTable given_table(const DealForecast& forecast, const Units& units, const std::string& key,
                          const std::string& given, const PathSet& among) {
  DocumentTable table = empty_distribution(key, "the last year, given " + given);
  const std::size_t last = forecast.years.size() - 1;
  table.notes = {fmt::format("{} of {} paths.", count_words(among.size()), count_words(forecast.paths))};
  if (among.empty()) return table;
  for (const ForecastMeasure measure : measures)
    add_distribution(table, measure, forecast.years[last],
                     forecast_distribution(forecast, last, measure, among), units);
  return table;
}

std::vector<DocumentTable> forecast_tables(const Booked& of, const DealForecast& forecast, int threads) {
  const std::vector<YearDistribution> years = yearly_distributions(forecast, threads);
  std::vector<DocumentTable> tables{distribution_table(years, of.units), pattern_table(forecast),
                                    percentile_errors(years, of.units)};
  const double all = of.deal.terms.plan.value.milestones.back().volume;
  tables.push_back(given_table(forecast, of.units, "given volume", fmt::format("{:g} GW", all),
                               paths_with_gigawatts(forecast, all)));
  if (!forecast.tranches.empty() && forecast.price == ForecastPrice::random_walk) {
    const std::size_t last = forecast.tranches.size() - 1;
    tables.push_back(given_table(forecast, of.units, "given price",
                                 "the price conditions of " + forecast.tranches[last],
                                 paths_with_hurdle(forecast, last)));
  }
  return tables;
}

}  // namespace

DealForecast simulated_forecast(const Request& request, const Booked& of) {
  Simulating simulating{request, "forecasting"};
  const Case value = with_calibration(case_of_deal(of.file, of.deal));
  return deal_forecast(
      value, deal_forecast_terms(of.file, of.deal),
      {.paths = simulating.samples(request.paths), .seed = request.seed, .control = simulating.control()});
}

void add_forecast(Document& document, const Request& request, const Booked& of) {
  if (!request.simulates) {
    add_once(document.warnings, of.deal.terms.name + ": dilution as a distribution " + needs_simulation);
    return;
  }
  const DealForecast forecast = simulated_forecast(request, of);
  if (const auto stopped = stopped_words(forecast.paths, request.paths); !stopped.empty())
    add_once(document.warnings, of.deal.terms.name + ", forecast: " + stopped);
  auto tables = forecast_tables(of, forecast, request.threads);
  tables.front().notes = {
      fmt::format("{} paths, seed {}; {}, {:.1f} % a year. A forecast, not a value.",
                  count_words(forecast.paths), request.seed, to_string(forecast.price),
                  100 * forecast.expected_return->value.value),
      "Contra-revenue is the deal's own amount a gigawatt; the schedule above has that of the accounts."};
  const std::size_t last = forecast.years.size() - 1;
  const OutputDistribution issued = forecast_distribution(forecast, last, ForecastMeasure::shares_issued);
  document.headline.push_back(fmt::format(
      "{}: by the end of {} the customer has {} shares in the mean of the forecast, {} to {} in nine of ten "
      "paths.",
      of.deal.terms.name, label(forecast.years[last]), words_of(issued.mean->value, "shares"),
      words_of(issued.percentiles.front().value.value, "shares"),
      words_of(issued.percentiles.back().value.value, "shares")));
  for (DocumentTable& table : tables) {
    if (table.rows.empty()) continue;
    table.key += " " + of.deal.terms.name;
    table.title = of.deal.terms.name + ": " + table.title;
    document.tables.push_back(std::move(table));
  }
  if (request.draws()) add_dilution_chart(document, of, forecast);
}

}  // namespace calculator
