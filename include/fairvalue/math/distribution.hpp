/// \file math/distribution.hpp
/// Distributions of one uncertain number, as values: what a delay, a margin or a growth may turn out to be.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fairvalue {

/// A number that is known.
struct Fixed {
  double value;
};
/// ln X is normal with mean ln(median) and deviation `sigma`.
struct LogNormal {
  double median;  ///< > 0
  double sigma;   ///< > 0
};
/// The PERT distribution: a beta on [low, high] with mean (low + 4 mode + high) / 6.
/// Source: Malcolm, Roseboom, Clark, Fazar (1959), Operations Research 7(5).
struct Pert {
  double low;
  double mode;  ///< in [low, high]
  double high;  ///< > low
};
/// Values with probabilities.
struct Discrete {
  std::vector<double> values;         ///< strictly increasing, at least one
  std::vector<double> probabilities;  ///< one a value, each >= 0, summing to 1 within 1e-9
};

using Distribution = std::variant<Fixed, LogNormal, Pert, Discrete>;

/// Throws DomainError naming the member of `field` that breaks its rule: "delay.probabilities: must be
/// summing to 1, got 0.9". All below do, and throw on an argument that is NaN.
const Distribution& require_distribution(std::string_view field, const Distribution& distribution);

/// P(X <= x).
double cdf(const Distribution& distribution, double x);
/// The least x with cdf(x) >= p; p in [0, 1] (0 and 1 are refused where that end is infinite).
double quantile(const Distribution& distribution, double p);
double mean(const Distribution& distribution);
/// 0 for a fixed number.
double standard_deviation(const Distribution& distribution);
/// Whether all of its probability lies on single points (Fixed and Discrete).
bool is_discrete(const Distribution& distribution);
/// The density of a continuous one, 0 outside its range; throws DomainError for a discrete one.
double density(const Distribution& distribution, double x);

/// "log-normal, median 4.2, sigma 0.3", ...
std::string describe(const Distribution& distribution);

}  // namespace fairvalue
