/// \file math/quantile.hpp
/// Sample quantiles and their inverse, of Hyndman and Fan's type 7 (the default of R, NumPy and Excel's
/// PERCENTILE.INC).
#pragma once
#include <span>
#include <vector>

namespace fairvalue {

/// With x sorted and h = (n - 1) p: x[floor h] + (h - floor h)(x[floor h + 1] - x[floor h]).
/// Throws DomainError on an empty sample, a value that is not finite, or p outside [0, 1].
/// Source: Hyndman and Fan (1996), The American Statistician 50(4), definition 7.
double quantile(std::span<const double> sample, double p);

/// The quantile at each of several p: quantile(sample, p), with the sample sorted once.
std::vector<double> quantiles(std::span<const double> sample, std::span<const double> p);

/// The p with quantile(sample, p) = x: the middle of all such p where values repeat, so that a single value
/// ranks 0.5; 0 below the least value, 1 above the greatest. Throws as `quantile` does, x finite.
/// Where values repeat, Excel's PERCENTRANK.INC gives the least such p instead.
double percentile_rank(std::span<const double> sample, double x);

}  // namespace fairvalue
