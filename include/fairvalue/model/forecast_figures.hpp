/// \file model/forecast_figures.hpp
/// What the paths of a deal forecast say: distributions by year, vesting patterns, conditional views.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/table.hpp>
#include <fairvalue/model/deal_forecast.hpp>
#include <fairvalue/scenario/output_distribution.hpp>

namespace fairvalue {

/// Some of the paths, by index in increasing order: what a conditional view looks at.
using PathSet = std::vector<std::uint32_t>;

/// Paths on which at least so many gigawatts are delivered by the end of the last year.
PathSet paths_with_gigawatts(const DealForecast& forecast, double at_least);
/// Paths on which the price conditions of a tranche were met by its last day, whatever its milestone did.
/// Throws DomainError on a tranche that is not there, and for a forecast by a multiple of earnings.
PathSet paths_with_hurdle(const DealForecast& forecast, std::size_t tranche);

/// Percentiles 5, 25, 50, 75 and 95 of one measure in one year, with mean, deviation and range, each with its
/// standard error. `among`: the paths looked at; none given: all. `samples` is the number that have the
/// measure: a rebate needs a delivery. Throws DomainError on a year or path that is not there.
OutputDistribution forecast_distribution(const DealForecast& forecast, std::size_t year,
                                         ForecastMeasure measure);
OutputDistribution forecast_distribution(const DealForecast& forecast, std::size_t year,
                                         ForecastMeasure measure, const PathSet& among);

/// The unit of a measure: "GW", "currency", "currency/share", "currency/GW", "shares", "%" (a decimal).
std::string unit_of_measure(ForecastMeasure measure);

/// Which tranches vest whole by the last day, together.
struct VestingPattern {
  std::vector<std::string> vested;  ///< names, in the warrant's order; empty: none vests
  Estimated probability;
};
/// The patterns that occur, the likeliest first; their probabilities sum to 1.
std::vector<VestingPattern> vesting_patterns(const DealForecast& forecast);

/// One measure over the years: mean, its standard error, deviation and percentiles in rows, fiscal years in
/// columns, in base units.
Table forecast_table(const DealForecast& forecast, ForecastMeasure measure);

}  // namespace fairvalue
