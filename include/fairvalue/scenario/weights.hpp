/// \file scenario/weights.hpp
/// Statistics of weighted values, and the weights that a price implies.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace fairvalue {

/// The values discounted to one day, each as `present_value` does.
std::vector<double> present_values(std::span<const ScenarioValue> values, double required_return, Date as_of);

struct WeightedSummary {
  double expected;
  double deviation;        ///< as `standard_deviation`
  Interval<double> range;  ///< of the values whose weight is not 0
};
/// Throws DomainError as `expected_value` and `standard_deviation` do.
WeightedSummary summary(std::span<const double> weights, std::span<const double> values);

/// How often and how far values are below a level.
struct Downside {
  double level;
  double probability;                  ///< weight of the values strictly below the level
  double shortfall;                    ///< sum of weight x max(level - value, 0): the mean over all values
  std::optional<double> mean_below{};  ///< of the values below; empty if their weight is 0
};
/// Throws DomainError as `expected_value` does; on a level that is not finite; and if the shortfall is not.
Downside downside(std::span<const double> weights, std::span<const double> values, double level);

/// The weights w nearest to the prior w0 with sum w_i v_i = price.
struct ImpliedWeights {
  std::vector<double> weights;
  double tilt;        ///< t in w_i = w0_i exp(t v_i) / sum, per unit of value; 0 keeps the prior
  double divergence;  ///< KL(w || w0) = sum w_i ln(w_i / w0_i), in nats
};
/// The weights that minimize KL(w || w0) under the condition that their mean is the price. Empty if the price
/// is outside the range of the values with a prior weight above 0. The weights sum to 1, even if the prior's
/// sum is slightly off. Throws DomainError as `expected_value` does, and if the price or the values' range is
/// not finite.
///
/// Method: an exponential tilt of the prior, found by TOMS 748; the mean is the price to 1e-10 of the values'
/// range. A weight of 0 stays 0. If the price is the smallest or the largest value, it has all weight; the
/// infinite tilt is reported as the largest finite double with its sign. If the prior's mean is the price, or
/// all values equal it, the prior is the answer. Source: Stutzer (1996), Journal of Finance 51(5).
std::optional<ImpliedWeights> implied_weights(std::span<const double> prior, std::span<const double> values,
                                              double price);

}  // namespace fairvalue
