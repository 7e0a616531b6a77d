/// \file math/detail/discrete_laws.hpp
/// The formulas of the distributions that are single points. Their members are sound.
#pragma once
#include <fairvalue/math/distribution_kinds.hpp>

namespace fairvalue::detail {

double cdf_of(const Fixed& fixed, double x);
double cdf_of(const Discrete& one, double x);
double cdf_of(const Empirical& one, double x);

/// p in [0, 1], met to 1e-12.
double quantile_of(const Fixed& fixed, double p);
double quantile_of(const Discrete& one, double p);
double quantile_of(const Empirical& one, double p);

double mean_of(const Fixed& fixed);
double mean_of(const Discrete& one);
double mean_of(const Empirical& one);

double deviation_of(const Fixed& fixed);
double deviation_of(const Discrete& one);
double deviation_of(const Empirical& one);

Discrete points_of(const Fixed& fixed);
Discrete points_of(const Discrete& one);
Discrete points_of(const Empirical& one);

}  // namespace fairvalue::detail
