/// \file math/normal.hpp
/// The standard normal distribution, with tails that keep their precision.
#pragma once

namespace fairvalue {

/// n(x) = exp(-x^2 / 2) / sqrt(2 pi), to a few units in the last place wherever it does not underflow. The
/// limit 0 for infinite x; throws DomainError on NaN, as all here do.
double normal_density(double x);

/// N(x), the probability below x, to a few units in the last place relative also far in the lower tail
/// (1 - N(x) is N(-x)). The limits 0 and 1 for infinite x.
double normal_cdf(double x);

/// ln N(x), where N(x) itself underflows too: N(-40) has the logarithm -804.6. Throws DomainError below
/// -1e154, where that leaves the range of a double.
double log_normal_cdf(double x);

/// Mills' ratio (1 - N(x)) / n(x), the upper tail over the density: what is left of a tail when its
/// exponential is taken out. About 1/x for large x. Throws DomainError below -37, as it overflows at -37.6.
double mills_ratio(double x);

/// The x with N(x) = p, to a few units in the last place. Throws DomainError unless p is in (0, 1).
double normal_quantile(double p);

}  // namespace fairvalue
