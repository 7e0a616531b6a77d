#include "output_figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/running_statistics.hpp>

namespace fairvalue::detail {
namespace {

using Answer = std::optional<double>;

/// One number, or one error, for each question.
struct Figures {
  Answer mean{};
  Answer deviation{};
  std::vector<Answer> percentiles{};
  std::vector<Answer> above{};
};

RunningStatistics statistics_of(std::span<const double> values) {
  RunningStatistics statistics;
  for (const double value : values) statistics.add(value);
  return statistics;
}

Answer root(const Answer& square) { return square ? Answer{std::sqrt(*square)} : std::nullopt; }

/// Between which two values, in order, the percentile lies, and how far (Hyndman and Fan's type 7).
struct Place {
  std::size_t below;
  double part;
};
Place place_of(double p, std::size_t count) {
  const double h = static_cast<double>(count - 1) * p;
  return {static_cast<std::size_t>(h), h - std::floor(h)};
}

/// The values two binomial deviations of their number to either side of a percentile: four errors apart. (One
/// deviation holds few values, whose own scatter makes the error too small too often.)
std::pair<std::size_t, std::size_t> places_about(double p, std::size_t count) {
  const double middle = static_cast<double>(count) * p - 0.5;
  const double apart = 2.0 * std::sqrt(static_cast<double>(count) * p * (1.0 - p));
  const auto place = [last = static_cast<double>(count - 1)](double at) {
    return static_cast<std::size_t>(std::clamp(std::round(at), 0.0, last));
  };
  return {place(middle - apart), place(middle + apart)};
}

/// Puts the values of these places, ascending, where they would be if all were sorted.
void put_in_place(std::span<double> values, std::size_t first, std::span<const std::size_t> places) {
  if (places.empty()) return;
  const std::size_t middle = places.size() / 2;
  const std::size_t place = places[middle] - first;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
  put_in_place(values.first(place), first, places.first(middle));
  put_in_place(values.subspan(place + 1), places[middle] + 1, places.subspan(middle + 1));
}

void order_for(std::vector<double>& values, std::span<const double> percentiles) {
  std::vector<std::size_t> places;
  for (const double p : percentiles) {
    const std::size_t below = place_of(p, values.size()).below;
    const auto [low, high] = places_about(p, values.size());
    places.insert(places.end(), {below, std::min(below + 1, values.size() - 1), low, high});
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  put_in_place(values, 0, places);
}

double percentile_of(const std::vector<double>& ordered, double p) {
  const auto [below, part] = place_of(p, ordered.size());
  return std::lerp(ordered[below], ordered[std::min(below + 1, ordered.size() - 1)], part);
}

double part_above(std::span<const double> values, double level) {
  const auto above = std::ranges::count_if(values, [level](double value) { return value > level; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

/// Of values ordered for the percentiles; at least one.
Figures figures_of(const std::vector<double>& ordered, const RunningStatistics& statistics,
                   const Questions& questions) {
  Figures figures{.mean = statistics.mean, .deviation = root(variance(statistics))};
  for (const double p : questions.percentiles) figures.percentiles.push_back(percentile_of(ordered, p));
  for (const double level : questions.levels) figures.above.push_back(part_above(ordered, level));
  return figures;
}

/// By the delta method from the variance of a variance, (m4 - s^4 (n - 3) / (n - 1)) / n.
Answer error_of_deviation(std::span<const double> values, const RunningStatistics& statistics) {
  const auto square = variance(statistics);
  if (!square) return std::nullopt;
  if (*square == 0.0) return 0.0;
  const double scale = std::sqrt(*square);  // fourth powers of the values themselves may leave a double
  double fourths = 0.0;
  for (const double value : values) fourths += std::pow((value - statistics.mean) / scale, 4);
  const auto n = static_cast<double>(values.size());
  return scale * 0.5 * std::sqrt((fourths / n - (n - 3.0) / (n - 1.0)) / n);
}

/// Of independent samples.
Figures errors_of(const std::vector<double>& ordered, const RunningStatistics& statistics,
                  const Questions& questions) {
  Figures errors{.mean = standard_error(statistics), .deviation = error_of_deviation(ordered, statistics)};
  const auto count = ordered.size();
  for (const double p : questions.percentiles) {
    const auto [low, high] = places_about(p, count);
    errors.percentiles.push_back(count < 2 ? Answer{} : 0.25 * (ordered[high] - ordered[low]));
  }
  for (const double level : questions.levels) {
    const double part = part_above(ordered, level);
    const double of_one = part * (1.0 - part) / static_cast<double>(count - 1);
    errors.above.push_back(count < 2 ? Answer{} : std::sqrt(of_one));
  }
  return errors;
}

/// Of replicates: their scatter over the root of their number.
Answer scatter(std::span<const Figures> all, auto figure) {
  RunningStatistics statistics;
  for (const Figures& figures : all) {
    if (const Answer& one = figure(figures)) statistics.add(*one);
  }
  return standard_error(statistics);
}

Figures scatter_of(std::span<const Figures> all, const Questions& questions) {
  Figures errors{.mean = scatter(all, [](const Figures& one) { return one.mean; }),
                 .deviation = scatter(all, [](const Figures& one) { return one.deviation; })};
  for (std::size_t i = 0; i < questions.percentiles.size(); ++i) {
    errors.percentiles.push_back(scatter(all, [i](const Figures& one) { return one.percentiles[i]; }));
  }
  for (std::size_t i = 0; i < questions.levels.size(); ++i) {
    errors.above.push_back(scatter(all, [i](const Figures& one) { return one.above[i]; }));
  }
  return errors;
}

std::vector<Figures> figures_by_replicate(const OutputSamples& samples, const Questions& questions) {
  std::vector<Figures> all;
  std::size_t first = 0;
  for (const std::size_t end : samples.ends) {
    const auto at = [&](std::size_t i) { return samples.values.begin() + static_cast<std::ptrdiff_t>(i); };
    std::vector<double> values(at(first), at(end));
    first = end;
    if (values.empty()) continue;
    order_for(values, questions.percentiles);
    all.push_back(figures_of(values, statistics_of(values), questions));
  }
  return all;
}

std::optional<Estimated> estimated(const Answer& value, const Answer& error) {
  if (!value) return std::nullopt;
  return Estimated{require_finite("output", *value), error};
}

}  // namespace

OutputDistribution distribution_of(const OutputSamples& samples, const Questions& questions) {
  OutputDistribution found{.name = {}, .unit = {}, .samples = samples.values.size()};
  if (samples.values.empty()) return found;
  const auto statistics = statistics_of(samples.values);
  auto ordered = samples.values;
  order_for(ordered, questions.percentiles);
  const auto figures = figures_of(ordered, statistics, questions);
  const auto errors = samples.ends.empty() ? errors_of(ordered, statistics, questions)
                                           : scatter_of(figures_by_replicate(samples, questions), questions);
  found.mean = estimated(figures.mean, errors.mean);
  found.deviation = estimated(figures.deviation, errors.deviation);
  const auto [least, greatest] = std::ranges::minmax(ordered);
  found.range = Interval<double>{least, greatest};
  for (std::size_t i = 0; i < questions.percentiles.size(); ++i) {
    found.percentiles.push_back(
        {questions.percentiles[i], *estimated(figures.percentiles[i], errors.percentiles[i])});
  }
  for (std::size_t i = 0; i < questions.levels.size(); ++i) {
    found.above.push_back({questions.levels[i], *estimated(figures.above[i], errors.above[i])});
  }
  return found;
}

}  // namespace fairvalue::detail
