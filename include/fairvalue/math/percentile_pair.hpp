/// \file math/percentile_pair.hpp
/// A normal or log-normal distribution from two of its percentiles.
#pragma once
#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue {

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
