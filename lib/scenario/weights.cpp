#include <fairvalue/scenario/weights.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue {
namespace {

constexpr double largest_number = std::numeric_limits<double>::max();
constexpr double steepest_tilt = 1e300;  // times the range: a steeper tilt cannot distinguish two doubles

double sum(std::span<const double> numbers) {
  double total = 0.0;
  for (const double number : numbers) total += number;
  return total;
}

std::vector<double> in_proportion(std::vector<double> weights) {
  const double total = sum(weights);
  for (double& weight : weights) weight = require_result("weight", weight / total);
  return weights;
}

/// The weights of the values below the level, and 0 for the others.
std::vector<double> weights_below(std::span<const double> weights, std::span<const double> values,
                                  double level) {
  std::vector<double> below{weights.begin(), weights.end()};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(values[i] < level)) below[i] = 0.0;
  }
  return below;
}

Interval<double> weighted_range(std::span<const double> weights, std::span<const double> values) {
  std::optional<Interval<double>> range;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] > 0.0) detail::widen(range, require_result("range", values[i]));
  }
  return *range;
}

/// A prior, its values, the required mean, and the range of the values.
struct Tilting {
  std::span<const double> prior;
  std::span<const double> values;
  double price;
  Interval<double> range;

  double width() const { return range.high - range.low; }
};

/// The prior x exp(tilt x value / width). Values are measured from the end that the tilt favours, to avoid
/// overflow.
std::vector<double> tilted(const Tilting& tilting, double tilt) {
  const double end = tilt > 0.0 ? tilting.range.high : tilting.range.low;
  std::vector<double> weights{tilting.prior.begin(), tilting.prior.end()};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0.0) weights[i] *= std::exp(tilt * ((tilting.values[i] - end) / tilting.width()));
  }
  return in_proportion(std::move(weights));
}

/// The tilted mean less the price, in widths of the range.
double excess(const Tilting& tilting, double tilt) {
  const auto weights = tilted(tilting, tilt);
  double mean = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0.0) mean += weights[i] * ((tilting.values[i] - tilting.price) / tilting.width());
  }
  return mean;
}

/// The tilt for which the mean is the price. Requires a price inside the range. The mean rises with the tilt,
/// from the least value to the greatest.
double solved_tilt(const Tilting& tilting) {
  const double sign = excess(tilting, 0.0) < 0.0 ? 1.0 : -1.0;
  double near = 0.0;
  double far = sign;
  while (sign * excess(tilting, far) < 0.0 && std::abs(far) < steepest_tilt) {
    near = far;
    far *= 2.0;
  }
  const Interval<double> bracket{std::min(near, far), std::max(near, far)};
  return find_root([&](double tilt) { return excess(tilting, tilt); }, bracket).value_or(far);
}

/// KL(w || w0) of weights that both sum to 1; negative rounding errors become 0.
double divergence(std::span<const double> weights, std::span<const double> prior) {
  double nats = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0.0) nats += weights[i] * (std::log(weights[i]) - std::log(prior[i]));
  }
  return std::max(nats, 0.0);
}

/// All weight on the values that equal the price.
std::vector<double> weights_at(const Tilting& tilting) {
  std::vector<double> weights{tilting.prior.begin(), tilting.prior.end()};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (tilting.values[i] != tilting.price) weights[i] = 0.0;
  }
  return in_proportion(std::move(weights));
}

ImpliedWeights implied(const Tilting& tilting) {
  const auto [low, high] = tilting.range;
  const auto with = [&](std::vector<double> weights, double tilt) {
    const double nats = divergence(weights, tilting.prior);
    return ImpliedWeights{.weights = std::move(weights), .tilt = tilt, .divergence = nats};
  };
  if (tilting.price == low) return with(weights_at(tilting), -largest_number);
  if (tilting.price == high) return with(weights_at(tilting), largest_number);
  const double tilt = solved_tilt(tilting);
  return with(tilted(tilting, tilt), std::clamp(tilt / tilting.width(), -largest_number, largest_number));
}

}  // namespace

std::vector<double> present_values(std::span<const ScenarioValue> values, double required_return,
                                   Date as_of) {
  std::vector<double> discounted;
  for (const ScenarioValue& value : values) {
    discounted.push_back(present_value(value, required_return, as_of));
  }
  return discounted;
}

WeightedSummary summary(std::span<const double> weights, std::span<const double> values) {
  return {.expected = expected_value(weights, values),
          .deviation = standard_deviation(weights, values),
          .range = weighted_range(weights, values)};
}

Downside downside(std::span<const double> weights, std::span<const double> values, double level) {
  expected_value(weights, values);  // refuses bad weights and values
  const double all = sum(weights);
  const auto below = weights_below(weights, values, level);
  Downside result{.level = require_result("level", level),
                  .probability = require_result("probability", sum(below) / all),
                  .shortfall = 0.0};
  if (result.probability == 0.0) return result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (below[i] > 0.0) result.shortfall += below[i] / all * (level - values[i]);
  }
  result.shortfall = require_result("shortfall", result.shortfall);
  result.mean_below = expected_value(in_proportion(below), values);
  return result;
}

std::optional<ImpliedWeights> implied_weights(std::span<const double> prior, std::span<const double> values,
                                              double price) {
  const double expected = expected_value(prior, values);
  require_finite("price", price);
  const auto range = weighted_range(prior, values);
  require_finite("values.range", range.high - range.low);
  if (!range.contains(price)) return std::nullopt;
  const auto weights = in_proportion({prior.begin(), prior.end()});
  if (price == expected || range.low == range.high)
    return ImpliedWeights{.weights = weights, .tilt = 0.0, .divergence = 0.0};
  return implied({.prior = weights, .values = values, .price = price, .range = range});
}

}  // namespace fairvalue
