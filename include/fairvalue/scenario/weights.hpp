/// \file scenario/weights.hpp
/// What weighted values come to, and the weights that a price implies.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/scenarios.hpp>

namespace fairvalue {

/// The values on one day: each discounted as `present_value` does.
std::vector<double> present_values(std::span<const ScenarioValue> values, double required_return, Date as_of);

struct WeightedSummary {
  double expected;
  double deviation;        ///< of the scenarios themselves
  Interval<double> range;  ///< of the values whose weight is not 0
};
/// Throws DomainError as `expected_value` and `standard_deviation` do.
WeightedSummary summary(std::span<const double> weights, std::span<const double> values);

/// How far and how often values lie below a level.
struct Downside {
  double level;
  double probability;                  ///< weight of the values below the level; one at it is not below
  double shortfall;                    ///< sum of weight x max(level - value, 0): mean over all values
  std::optional<double> mean_below{};  ///< of the values below; none when their weight is 0
};
/// Throws DomainError as `expected_value` does, on a level that is not finite, and when the shortfall is not.
Downside downside(std::span<const double> weights, std::span<const double> values, double level);

/// Weights w with sum w_i v_i = price that are nearest the prior ones.
struct ImpliedWeights {
  std::vector<double> weights;
  double tilt;        ///< t in w_i = w0_i exp(t v_i) / sum of the same: a unit of value; 0 keeps the prior
  double divergence;  ///< KL(w || w0) = sum w_i ln(w_i / w0_i), in nats
};
/// The minimum of KL(w || w0) over all weights whose mean is the price: an exponential tilt of the prior,
/// found by TOMS 748; the mean is the price to 1e-10 of the values' range. A weight of 0 stays 0. At the
/// least or the greatest value all weight lies there and the tilt is infinite: it is given as the largest
/// finite double, with its sign. Values all alike have the prior as their answer when the price is that
/// value; a prior whose mean the price already is stays as it is. Weights come out with a sum of 1 though the
/// prior's be off it. No answer when the price lies outside the values whose weight is not 0. Throws
/// DomainError as `expected_value` does, and when the price or the values' range is not finite. Source:
/// Stutzer (1996), Journal of Finance 51(5).
std::optional<ImpliedWeights> implied_weights(std::span<const double> prior, std::span<const double> values,
                                              double price);

}  // namespace fairvalue
