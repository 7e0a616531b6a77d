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
/// Values with probabilities, which are taken over their sum where it is not quite 1.
struct Discrete {
  std::vector<double> values;         ///< strictly increasing, at least one
  std::vector<double> probabilities;  ///< one a value, each in [0, 1], summing to 1 within 1e-9
};

using Distribution = std::variant<Fixed, LogNormal, Pert, Discrete>;

/// Throws DomainError naming the member of `field` that breaks its rule: "delay.probabilities: must be
/// summing to 1, got 0.9". All below do, naming it "distribution", and throw on an argument that is NaN and
/// on a result beyond the largest double.
const Distribution& require_distribution(std::string_view field, const Distribution& distribution);

/// P(X <= x). x may be infinite.
double cdf(const Distribution& distribution, double x);
/// The least possible x with cdf(x) >= p, to 1e-12 of probability for a discrete one; p in [0, 1]. At 0 and 1
/// the ends of what is possible: 0 and, being infinite, refused for a log-normal.
double quantile(const Distribution& distribution, double p);
double mean(const Distribution& distribution);
/// 0 for a fixed number.
double standard_deviation(const Distribution& distribution);
/// Whether all of its probability lies on single points (Fixed and Discrete).
bool is_discrete(const Distribution& distribution);
/// The density of a continuous one, 0 outside its range; throws DomainError for a discrete one.
double density(const Distribution& distribution, double x);

/// "fixed at 2", "log-normal, median 4.2, sigma 0.3", "PERT, low 1, mode 2, high 6", "discrete, 1 (0.4), 3
/// (0.6)".
std::string describe(const Distribution& distribution);

}  // namespace fairvalue
