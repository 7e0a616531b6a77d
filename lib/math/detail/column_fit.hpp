/// \file math/detail/column_fit.hpp
/// Least squares for long columns in memory, which may depend on each other.
#pragma once
#include <span>
#include <vector>

namespace fairvalue::detail {

/// The linear combination of columns nearest to x, each taken less its mean.
struct ColumnFit {
  std::vector<double> coefficients;  ///< 0 for a column that depends on those before it
  double variance;                   ///< of what is left of x, by the number of its values
};

/// By Gram-Schmidt orthogonalization, in the order of the columns, each as long as x.
ColumnFit fit_columns(std::span<const double> x, const std::vector<const std::vector<double>*>& columns);

}  // namespace fairvalue::detail
