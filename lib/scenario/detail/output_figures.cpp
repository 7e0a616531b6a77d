#include "output_figures.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fairvalue/math/running_statistics.hpp>

#include "confidence.hpp"

namespace fairvalue::detail {
namespace {

using Answer = std::optional<double>;

using Range = std::optional<Interval<double>>;

/// Central moments, of values or of their errors, in units.
struct Moments {
  Answer mean{};
  Answer deviation{};
  Range mean_interval{};
};

/// 1, or a power of two near the largest number if squares might overflow or underflow.
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

/// The two ordered values around the percentile, and its distance from the first (Hyndman-Fan type 7).
struct Place {
  std::size_t below;
  double part;
};
Place place_of(double p, std::size_t count) {
  const double h = static_cast<double>(count - 1) * p;
  return {static_cast<std::size_t>(h), h - std::floor(h)};
}

struct Bracket {
  std::size_t low;
  std::size_t high;
};
std::optional<Bracket> bracket_between(double low, double high, std::size_t count) {
  if (low < 0.0 || high > static_cast<double>(count - 1)) return std::nullopt;
  return Bracket{static_cast<std::size_t>(low), static_cast<std::size_t>(high)};
}

/// The values two binomial deviations in rank on either side of a percentile; empty if the sample ends
/// before. (One deviation spans so few values that their scatter often makes the error too small.)
std::optional<Bracket> bracket_of(double p, std::size_t count) {
  const double middle = static_cast<double>(count) * p - 0.5;
  const double apart = 2.0 * std::sqrt(static_cast<double>(count) * p * (1.0 - p));
  return bracket_between(std::round(middle - apart), std::round(middle + apart), count);
}

/// The values that are a given number of ranks away on either side of a percentile; empty as above.
std::optional<Bracket> bracket_around(double p, std::size_t count, double apart) {
  const double middle = static_cast<double>(count) * p - 0.5;
  return bracket_between(std::floor(middle - apart), std::ceil(middle + apart), count);
}

/// Partial sort: puts the values of these ascending ranks in their sorted places.
void put_in_place(std::span<double> values, std::size_t first, std::span<const std::size_t> places) {
  if (places.empty()) return;
  const std::size_t middle = places.size() / 2;
  const std::size_t place = places[middle] - first;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
  put_in_place(values.first(place), first, places.first(middle));
  put_in_place(values.subspan(place + 1), places[middle] + 1, places.subspan(middle + 1));
}

void order_for(std::vector<double>& values, std::vector<std::size_t> places) {
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
  const double scale = std::sqrt(*square);  // fourth powers of the unscaled values may overflow
  double fourths = 0.0;
  for (const double value : values) {
    const double distance = (value / unit - statistics.mean) / scale;
    fourths += distance * distance * distance * distance;
  }
  const auto n = static_cast<double>(values.size());
  return scale * 0.5 * std::sqrt((fourths / n - (n - 3.0) / (n - 1.0)) / n);
}

/// f(the values of a replicate) for each replicate with values; independent samples have none.
template <class F>
void for_replicates(const OutputSamples& samples, F f) {
  std::size_t first = 0;
  for (const std::size_t end : samples.ends) {
    if (end > first) f(std::span{samples.values}.subspan(first, end - first));
    first = end;
  }
}

std::vector<double> in_units(std::span<const double> values, double unit) {
  std::vector<double> scaled{values.begin(), values.end()};
  for (double& value : scaled) value /= unit;
  return scaled;
}

/// The standard error: for independent samples by formula, for replicates from their scatter.
Moments errors_of_moments(const OutputSamples& samples, const RunningStatistics& statistics, double unit) {
  if (samples.ends.empty()) {
    return {.mean = standard_error(statistics),
            .deviation = error_of_deviation(samples.values, statistics, unit),
            .mean_interval = interval_of_mean(in_units(samples.values, unit))};
  }
  std::vector<double> means;
  RunningStatistics deviations;
  for_replicates(samples, [&](std::span<const double> values) {
    const auto moments = moments_of(statistics_of(values, unit));
    means.push_back(*moments.mean);
    if (moments.deviation) deviations.add(*moments.deviation);
  });
  return {.mean = standard_error(statistics_of(means, 1.0)),
          .deviation = standard_error(deviations),
          .mean_interval = interval_of_mean(means)};
}

/// The standard error of the number of values that are `counted`, from the scatter of the replicates' counts
/// around their shares, plus one value because the counts may agree by chance.
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

/// The standard error of the number of values below a percentile; empty if too few are beyond it.
Answer error_of_number_below(const OutputSamples& samples, double p, double percentile) {
  const std::size_t count = samples.values.size();
  if (!bracket_of(p, count)) return std::nullopt;
  if (samples.ends.empty()) return std::sqrt(static_cast<double>(count) * p * (1.0 - p));
  const auto is_below = [=](double value) { return value <= percentile; };
  return error_of_replicated_count(samples, part_of(samples.values, is_below), is_below);
}

/// The number of independent numbers from which an error is estimated.
std::size_t independent(const OutputSamples& samples) {
  std::size_t replicates = 0;
  for_replicates(samples, [&](std::span<const double>) { ++replicates; });
  return samples.ends.empty() ? samples.values.size() : replicates;
}

/// Woodruff (1952): the error of a percentile is the error in rank times the spacing of the values there; the
/// interval ends at the values that many ranks away.
struct PercentileSearch {
  double p;
  double value;
  Answer number_error;
  std::optional<Bracket> bracket{};
  std::optional<Bracket> interval{};
};

std::vector<PercentileSearch> found_percentiles(const OutputSamples& samples, std::vector<double>& ordered,
                                                std::span<const double> percentiles) {
  std::vector<std::size_t> places;
  for (const double p : percentiles) {
    const std::size_t below = place_of(p, ordered.size()).below;
    places.insert(places.end(), {below, std::min(below + 1, ordered.size() - 1)});
  }
  order_for(ordered, places);
  std::vector<PercentileSearch> found;
  for (const double p : percentiles) {
    const double value = percentile_of(ordered, p);
    const auto error = error_of_number_below(samples, p, value);
    found.push_back({.p = p, .value = value, .number_error = error});
    if (!error) continue;
    const double deviations = deviations_of_95(independent(samples));
    found.back().bracket = bracket_of(p, ordered.size());
    found.back().interval = bracket_around(p, ordered.size(), deviations * *error);
  }
  return found;
}

Percentile percentile_estimated(const PercentileSearch& search, const std::vector<double>& ordered) {
  Percentile percentile{search.p, {search.value}};
  if (!search.bracket) return percentile;
  const auto [low, high] = *search.bracket;
  percentile.value.standard_error =
      finite(*search.number_error * (ordered[high] - ordered[low]) / static_cast<double>(high - low));
  if (search.interval) {
    percentile.value.interval =
        Interval<double>{ordered[search.interval->low], ordered[search.interval->high]};
  }
  return percentile;
}

std::vector<Percentile> percentiles_of(const OutputSamples& samples, std::span<const double> percentiles) {
  auto ordered = samples.values;
  const auto found = found_percentiles(samples, ordered, percentiles);
  std::vector<std::size_t> places;
  for (const PercentileSearch& search : found) {
    for (const auto& ends : {search.bracket, search.interval}) {
      if (ends) places.insert(places.end(), {ends->low, ends->high});
    }
  }
  order_for(ordered, places);
  std::vector<Percentile> estimates;
  for (const PercentileSearch& search : found) estimates.push_back(percentile_estimated(search, ordered));
  return estimates;
}

Answer error_of_probability(const OutputSamples& samples, double level, double part) {
  const auto n = static_cast<double>(samples.values.size());
  if (samples.ends.empty()) return std::sqrt(part * (1.0 - part) / (n - 1.0));
  const auto is_above = [=](double value) { return value > level; };
  const auto count = error_of_replicated_count(samples, part, is_above);
  return count ? Answer{*count / n} : std::nullopt;
}

/// Has no error if all values are on one side of the level: the sample does not bound the probability.
Estimated probability_above(const OutputSamples& samples, double level) {
  const double part = part_of(samples.values, [=](double value) { return value > level; });
  if (part == 0.0 || part == 1.0) return {part};
  const auto error = error_of_probability(samples, level, part);
  if (!error) return {part};
  return {part, error, interval_of_probability(part, *error, deviations_of_95(independent(samples)))};
}

Range finite(const Range& range, double unit) {
  if (!range || !finite(range->low * unit) || !finite(range->high * unit)) return std::nullopt;
  return Interval<double>{range->low * unit, range->high * unit};
}

/// Back from units; empty if the result exceeds the largest double.
std::optional<Estimated> estimated(const Answer& value, const Answer& error, const Range& range,
                                   double unit) {
  if (!value || !finite(*value * unit)) return std::nullopt;
  return Estimated{*value * unit, error ? finite(*error * unit) : std::nullopt, finite(range, unit)};
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
  found.mean = estimated(moments.mean, errors.mean, errors.mean_interval, unit);
  found.deviation = estimated(moments.deviation, errors.deviation, std::nullopt, unit);
  found.percentiles = percentiles_of(samples, questions.percentiles);
  for (const double level : questions.levels) {
    found.above.push_back({level, probability_above(samples, level)});
  }
  return found;
}

}  // namespace fairvalue::detail
