/// \file math/normal.hpp
/// The standard normal distribution, with tails that keep their precision.
#pragma once

namespace fairvalue {

/// exp(-x^2 / 2) / sqrt(2 pi).
double normal_density(double x);

/// N(x), the probability below x, to a few units in the last place relative also far in the lower tail
/// (1 - N(x) is N(-x)). The limits 0 and 1 for infinite x; throws DomainError on NaN, as all here do.
double normal_cdf(double x);

/// ln N(x), finite for every finite x: N(-40) underflows, its logarithm is -804.6.
double log_normal_cdf(double x);

/// Mills' ratio (1 - N(x)) / n(x), the upper tail over the density: what is left of a tail when its
/// exponential is taken out. About 1/x for large x. Throws DomainError below -37, where it overflows.
double mills_ratio(double x);

/// The x with N(x) = p. Throws DomainError unless p is in (0, 1).
double normal_quantile(double p);

}  // namespace fairvalue
