/// \file math/distribution.hpp
/// Functions of a distribution: probabilities, quantiles, mean and deviation.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue {

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

}  // namespace fairvalue
