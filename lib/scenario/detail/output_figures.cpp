#include "output_figures.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fairvalue/math/running_statistics.hpp>

namespace fairvalue::detail {
namespace {

using Answer = std::optional<double>;

/// Of the values, or of their errors; in units.
struct Moments {
  Answer mean{};
  Answer deviation{};
};

/// 1, or a power of two near the largest number where squares might leave the range of a double.
double unit_of(const Interval<double>& range) {
  const double most = std::max(std::abs(range.low), std::abs(range.high));
  const bool squares_well = most == 0.0 || (1e-100 < most && most < 1e100);
  return squares_well ? 1.0 : std::exp2(std::ilogb(most));
}

RunningStatistics statistics_of(std::span<const double> values, double unit) {
  RunningStatistics statistics;
  for (const double value : values) statistics.add(value / unit);
  return statistics;
}

Answer root(const Answer& square) { return square ? Answer{std::sqrt(*square)} : std::nullopt; }

Moments moments_of(const RunningStatistics& statistics) {
  return {.mean = statistics.mean, .deviation = root(variance(statistics))};
}

/// Between which two values, in order, the percentile lies, and how far (Hyndman and Fan's type 7).
struct Place {
  std::size_t below;
  double part;
};
Place place_of(double p, std::size_t count) {
  const double h = static_cast<double>(count - 1) * p;
  return {static_cast<std::size_t>(h), h - std::floor(h)};
}

/// The values two binomial deviations of their number to either side of a percentile; none where the sample
/// ends before. (One deviation holds few values, whose own scatter makes the error too small too often.)
struct Bracket {
  std::size_t low;
  std::size_t high;
};
std::optional<Bracket> bracket_of(double p, std::size_t count) {
  const double middle = static_cast<double>(count) * p - 0.5;
  const double apart = 2.0 * std::sqrt(static_cast<double>(count) * p * (1.0 - p));
  const double low = std::round(middle - apart);
  const double high = std::round(middle + apart);
  if (low < 0.0 || high > static_cast<double>(count - 1)) return std::nullopt;
  return Bracket{static_cast<std::size_t>(low), static_cast<std::size_t>(high)};
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
    places.insert(places.end(), {below, std::min(below + 1, values.size() - 1)});
    const auto bracket = bracket_of(p, values.size());
    if (bracket) places.insert(places.end(), {bracket->low, bracket->high});
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  put_in_place(values, 0, places);
}

double percentile_of(const std::vector<double>& ordered, double p) {
  const auto [below, part] = place_of(p, ordered.size());
  return std::lerp(ordered[below], ordered[std::min(below + 1, ordered.size() - 1)], part);
}

/// By the delta method from the variance of a variance, (m4 - s^4 (n - 3) / (n - 1)) / n.
Answer error_of_deviation(std::span<const double> values, const RunningStatistics& statistics, double unit) {
  const auto square = variance(statistics);
  if (!square) return std::nullopt;
  if (*square == 0.0) return 0.0;
  const double scale = std::sqrt(*square);  // fourth powers of the values themselves may leave a double
  double fourths = 0.0;
  for (const double value : values) fourths += std::pow((value / unit - statistics.mean) / scale, 4);
  const auto n = static_cast<double>(values.size());
  return scale * 0.5 * std::sqrt((fourths / n - (n - 3.0) / (n - 1.0)) / n);
}

/// f(the values of a replicate) for each that has any; independent samples have no replicates.
template <class F>
void for_replicates(const OutputSamples& samples, F f) {
  std::size_t first = 0;
  for (const std::size_t end : samples.ends) {
    if (end > first) f(std::span{samples.values}.subspan(first, end - first));
    first = end;
  }
}

/// Of independent samples by formula, of replicates their scatter over the root of their number.
Moments errors_of_moments(const OutputSamples& samples, const RunningStatistics& statistics, double unit) {
  if (samples.ends.empty()) {
    return {.mean = standard_error(statistics),
            .deviation = error_of_deviation(samples.values, statistics, unit)};
  }
  RunningStatistics means;
  RunningStatistics deviations;
  for_replicates(samples, [&](std::span<const double> values) {
    const auto moments = moments_of(statistics_of(values, unit));
    means.add(*moments.mean);
    if (moments.deviation) deviations.add(*moments.deviation);
  });
  return {.mean = standard_error(means), .deviation = standard_error(deviations)};
}

/// Of the values that are `counted`, in all replicates together: the scatter of how many each has beyond its
/// share, and one value more, since the number may come out alike in all of them by chance.
template <class Counted>
Answer error_of_replicated_count(const OutputSamples& samples, double part, Counted counted) {
  double replicates = 0.0;
  double squares = 0.0;
  for_replicates(samples, [&](std::span<const double> values) {
    const auto number = static_cast<double>(std::ranges::count_if(values, counted));
    squares += std::pow(number - part * static_cast<double>(values.size()), 2);
    ++replicates;
  });
  if (replicates < 2.0) return std::nullopt;
  return std::sqrt(replicates / (replicates - 1.0) * squares + 1.0);
}

template <class Counted>
double part_of(std::span<const double> values, Counted counted) {
  return static_cast<double>(std::ranges::count_if(values, counted)) / static_cast<double>(values.size());
}

Answer finite(double value) { return std::isfinite(value) ? Answer{value} : std::nullopt; }

/// Woodruff (1952): how far the number of values below is known, by how far apart values lie there.
Answer error_of_percentile(const OutputSamples& samples, const std::vector<double>& ordered, double p,
                           double percentile) {
  const auto bracket = bracket_of(p, ordered.size());
  if (!bracket) return std::nullopt;
  const auto is_below = [=](double value) { return value <= percentile; };
  const auto count = samples.ends.empty()
                         ? std::sqrt(static_cast<double>(ordered.size()) * p * (1.0 - p))
                         : error_of_replicated_count(samples, part_of(ordered, is_below), is_below);
  if (!count) return std::nullopt;
  const auto [low, high] = *bracket;
  return finite(*count * (ordered[high] - ordered[low]) / static_cast<double>(high - low));
}

Estimated percentile_estimated(const OutputSamples& samples, const std::vector<double>& ordered, double p) {
  const double value = percentile_of(ordered, p);
  return {value, error_of_percentile(samples, ordered, p, value)};
}

/// Without an error where all values lie on one side of the level: it may be as rare as it likes.
Estimated probability_above(const OutputSamples& samples, double level) {
  const auto is_above = [=](double value) { return value > level; };
  const double part = part_of(samples.values, is_above);
  if (part == 0.0 || part == 1.0) return {part};
  const auto n = static_cast<double>(samples.values.size());
  if (samples.ends.empty()) return {part, std::sqrt(part * (1.0 - part) / (n - 1.0))};
  const auto count = error_of_replicated_count(samples, part, is_above);
  return {part, count ? Answer{*count / n} : std::nullopt};
}

/// Out of units; what leaves the range of a double there is no answer.
std::optional<Estimated> estimated(const Answer& value, const Answer& error, double unit) {
  if (!value || !finite(*value * unit)) return std::nullopt;
  return Estimated{*value * unit, error ? finite(*error * unit) : std::nullopt};
}

}  // namespace

OutputDistribution distribution_of(const OutputSamples& samples, const Questions& questions) {
  OutputDistribution found{.name = {}, .unit = {}, .samples = samples.values.size()};
  if (samples.values.empty()) return found;
  const auto [least, greatest] = std::ranges::minmax(samples.values);
  found.range = Interval<double>{least, greatest};
  const double unit = unit_of(*found.range);
  const auto statistics = statistics_of(samples.values, unit);
  const auto moments = moments_of(statistics);
  const auto errors = errors_of_moments(samples, statistics, unit);
  found.mean = estimated(moments.mean, errors.mean, unit);
  found.deviation = estimated(moments.deviation, errors.deviation, unit);
  auto ordered = samples.values;
  order_for(ordered, questions.percentiles);
  for (const double p : questions.percentiles) {
    found.percentiles.push_back({p, percentile_estimated(samples, ordered, p)});
  }
  for (const double level : questions.levels) {
    found.above.push_back({level, probability_above(samples, level)});
  }
  return found;
}

}  // namespace fairvalue::detail
