/// \file math/correlation_matrix.hpp
/// Correlations of several numbers: whether they can be, the nearest that can, and those of a sample.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace fairvalue {

/// Symmetric, with ones on the diagonal and entries in [-1, 1]; not necessarily positive definite.
class CorrelationMatrix {
 public:
  /// Nothing correlated. Throws DomainError on more than 10,000 rows.
  explicit CorrelationMatrix(std::size_t size);

  std::size_t size() const { return size_; }
  /// Throws DomainError outside the matrix.
  double at(std::size_t row, std::size_t column) const;
  /// Both entries of the pair. Throws DomainError outside the matrix, on the diagonal, for rho outside
  /// [-1, 1].
  void set(std::size_t row, std::size_t column, double rho);

 private:
  std::size_t index(std::size_t row, std::size_t column) const;

  std::size_t size_;
  std::vector<double> entries_;  // row by row
};

double least_eigenvalue(const CorrelationMatrix& matrix);

/// L with L L' = matrix, row by row, zeros above the diagonal; no answer when the matrix is not positive
/// definite: when its least eigenvalue is below 1e-10.
std::optional<std::vector<double>> cholesky_factor(const CorrelationMatrix& matrix);

/// The correlation matrix nearest in the Frobenius norm whose eigenvalues are at least `least` (in [0, 1)):
/// alternating projections with Dykstra's correction, until a round changes less than 1e-12 of the matrix, or
/// 20,000 rounds; the eigenvalues hold in either case, to rounding. A matrix that already is one stays as it
/// is. Throws DomainError on `least`.
/// Source: Higham (2002), IMA Journal of Numerical Analysis 22(3).
CorrelationMatrix nearest_correlation_matrix(const CorrelationMatrix& matrix, double least = 1e-8);

/// The correlation of normals whose ranks correlate by rho: 2 sin(pi rho / 6); and back. In [-1, 1].
double normal_from_rank_correlation(double rho);
double rank_from_normal_correlation(double r);

/// Spearman's rho: the correlation of ranks, ties at their mean rank. No answer for fewer than two pairs or a
/// sample without spread. Throws DomainError on samples of two lengths or a number that is not finite.
std::optional<double> rank_correlation(std::span<const double> x, std::span<const double> y);
/// Of every pair of columns; 0 where there is no answer. Throws likewise.
CorrelationMatrix rank_correlations(std::span<const std::vector<double>> columns);

}  // namespace fairvalue
