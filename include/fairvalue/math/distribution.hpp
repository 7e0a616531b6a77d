/// \file math/distribution.hpp
/// Distributions of one uncertain number, as values: what a delay, a margin or a growth may turn out to be.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fairvalue {

/// A number that is known.
struct Fixed {
  double value;
};
struct Normal {
  double mean;
  double deviation;  ///< >= 0; 0 is a fixed number
};
/// ln X is normal with mean ln(median) and deviation `sigma`.
struct LogNormal {
  double median;  ///< > 0
  double sigma;   ///< > 0
};
/// Every number between is as likely as another.
struct Uniform {
  double low;
  double high;  ///< >= low; equal is a fixed number
};
/// A density that rises straight from `low` to `mode` and falls straight to `high`.
struct Triangular {
  double low;
  double mode;  ///< in [low, high]
  double high;  ///< >= low; equal is a fixed number
};
/// The PERT distribution: a beta on [low, high] with mean (low + 4 mode + high) / 6.
/// Source: Malcolm, Roseboom, Clark, Fazar (1959), Operations Research 7(5).
struct Pert {
  double low;
  double mode;  ///< in [low, high]
  double high;  ///< >= low; equal is a fixed number
};
/// Values with probabilities, which are taken over their sum where it is not quite 1.
struct Discrete {
  std::vector<double> values;         ///< strictly increasing, at least one
  std::vector<double> probabilities;  ///< one a value, each in [0, 1], summing to 1 within 1e-9
};
/// What has been observed: each of the values as likely as another, and nothing between them. Its deviation
/// is that of the values themselves, with divisor n.
struct Empirical {
  std::vector<double> values;  ///< in any order, at least one; may repeat
};

using Distribution = std::variant<Fixed, Normal, LogNormal, Uniform, Triangular, Pert, Discrete, Empirical>;

/// Throws DomainError naming the member of `field` that breaks its rule: "delay.probabilities: must be
/// a sum of 1, got 0.9". All below do, naming it "distribution", and throw on an argument that is NaN and
/// on a result beyond the largest double.
const Distribution& require_distribution(std::string_view field, const Distribution& distribution);

/// P(X <= x). x may be infinite.
double cdf(const Distribution& distribution, double x);
/// The least possible x with cdf(x) >= p, to 1e-12 of probability for a discrete one; p in [0, 1]. At 0 and 1
/// the ends of what is possible, refused where they are infinite: both of a normal, the upper of a
/// log-normal, whose lower is 0.
double quantile(const Distribution& distribution, double p);
double mean(const Distribution& distribution);
/// 0 for a fixed number.
double standard_deviation(const Distribution& distribution);
/// Whether all of its probability lies on single points: Fixed, Discrete, Empirical, and those that are a
/// fixed number.
bool is_discrete(const Distribution& distribution);
/// The points of a discrete one; no answer for a continuous one.
std::optional<Discrete> points(const Distribution& distribution);
/// The density of a continuous one, 0 outside its range; throws DomainError for a discrete one.
double density(const Distribution& distribution, double x);

/// Between what a distribution lies; an end is empty where there is none.
struct Support {
  std::optional<double> least;  ///< 0 for a log-normal
  std::optional<double> greatest;
};
Support support(const Distribution& distribution);

/// "fixed at 2", "log-normal, median 4.2, sigma 0.3", "PERT, low 1, mode 2, high 6", "discrete, 1 (0.4), 3
/// (0.6)", "empirical, 250 values from 1.2 to 9".
std::string describe(const Distribution& distribution);

/// What is known when someone says "5 % to 95 %: 20 to 30".
struct PercentilePair {
  double low;
  double high;  ///< >= low
  double p_low = 0.05;
  double p_high = 0.95;  ///< 0 < p_low < p_high < 1
};
/// The distribution with these two percentiles. Equal ones give a normal of deviation 0; a log-normal needs
/// 0 < low < high. Throws DomainError naming the member of "percentiles".
Normal normal_between(const PercentilePair& percentiles);
LogNormal log_normal_between(const PercentilePair& percentiles);

}  // namespace fairvalue
