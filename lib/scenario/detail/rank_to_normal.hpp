/// \file scenario/detail/rank_to_normal.hpp
/// From the rank correlation of two inputs to the correlation of their normal variables, and back.
#pragma once
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/math/distribution.hpp>

namespace fairvalue::detail {

/// The ranks of an input: continuous, or with ties, which have their mean rank. If no value has more than a
/// 64th of the probability, as with more than 64 different observations, ties hardly matter and the input
/// counts as continuous. Neighbouring values with at most a 128th of the probability together are merged.
class RankedInput {
 public:
  /// Throws DomainError on a bad distribution.
  explicit RankedInput(const Distribution& distribution);

  bool is_continuous() const { return continuous_; }
  /// The steps of the normal variable from one value to the next, ascending; empty if continuous.
  struct Step {
    double z;
    double below;  ///< N(z)
    double rise;   ///< of the mean rank, as a fraction
  };
  const std::vector<Step>& steps() const { return steps_; }
  /// Standard deviation of the ranks, as a fraction; 0 for a fixed number.
  double deviation() const { return deviation_; }

 private:
  bool continuous_;
  std::vector<Step> steps_;
  double deviation_;
};

/// Spearman's correlation of two inputs whose normals correlate by r in [-1, 1]: of the distributions, not of
/// a sample. 0 with a fixed number. Continuous: 6 / pi asin(r / 2). If not, by Hoeffding (1940), with N2(a,
/// b; r) the bivariate normal: the covariance of ranks is the sum of rise rise' (N2(z, z'; r) - N(z) N(z'))
/// over all pairs of steps, or, if one input is continuous, the sum of rise (N(z) / 2 - N2(0, z; -r / sqrt
/// 2)) over the steps of the other.
double rank_from_normal(const RankedInput& a, const RankedInput& b, double r);

/// The reachable range: from r = -1 to r = 1.
Interval<double> reachable_ranks(const RankedInput& a, const RankedInput& b);

/// The r in [-1, 1] that gives a reachable rank correlation; 0 gives 0.
double normal_from_rank(const RankedInput& a, const RankedInput& b, double rho);

}  // namespace fairvalue::detail
