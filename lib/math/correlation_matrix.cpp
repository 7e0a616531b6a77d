#include <fairvalue/math/correlation_matrix.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <fmt/core.h>
#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"

namespace fairvalue {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Symmetric = Eigen::SelfAdjointEigenSolver<Matrix>;

constexpr double least_definite = 1e-10;
constexpr int most_rounds = 20'000;
constexpr std::size_t most_rows = 10'000;

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

Matrix dense(const CorrelationMatrix& matrix) {
  Matrix all(index_of(matrix.size()), index_of(matrix.size()));
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < matrix.size(); ++j) all(index_of(i), index_of(j)) = matrix.at(i, j);
  }
  return all;
}

CorrelationMatrix correlations(const Matrix& all) {
  CorrelationMatrix matrix{static_cast<std::size_t>(all.rows())};
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      matrix.set(i, j, std::clamp(all(index_of(i), index_of(j)), -1.0, 1.0));
    }
  }
  return matrix;
}

double least_eigenvalue_of(const Matrix& all) {
  return Symmetric{all, Eigen::EigenvaluesOnly}.eigenvalues().minCoeff();
}

/// The nearest symmetric matrix whose eigenvalues are at least `least`.
Matrix raised(const Matrix& all, double least) {
  const Symmetric parts{all};
  return parts.eigenvectors() * parts.eigenvalues().cwiseMax(least).asDiagonal() *
         parts.eigenvectors().transpose();
}

/// Puts ones on the diagonal without losing definiteness.
Matrix scaled(const Matrix& all) {
  const Vector factors = all.diagonal().cwiseSqrt().cwiseInverse();
  return factors.asDiagonal() * all * factors.asDiagonal();
}

/// Projects in turn on the matrices with eigenvalues of `least` and those with ones on the diagonal.
Matrix nearest(const Matrix& given, double least) {
  Matrix unit = given;
  Matrix definite = given;
  Matrix correction = Matrix::Zero(given.rows(), given.cols());
  for (int round = 0; round < most_rounds; ++round) {
    const Matrix before = definite;
    const Matrix corrected = unit - correction;
    definite = raised(corrected, least);
    correction = definite - corrected;
    unit = definite;
    unit.diagonal().setOnes();
    if (std::max((definite - before).norm(), (unit - definite).norm()) <= 1e-12 * unit.norm()) break;
  }
  return scaled(definite);
}

void require_same_size(std::string_view name, std::size_t size, std::size_t others) {
  require(size == others, name, fmt::format("as many numbers as the other ({})", others),
          fmt::format("{}", size));
}

/// Ranks from 1 on, ties at their mean, less the mean of all ranks.
std::vector<double> centred_ranks(std::span<const double> sample) {
  std::vector<std::size_t> order(sample.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return sample[i]; });
  std::vector<double> ranks(sample.size());
  const double middle = 0.5 * static_cast<double>(sample.size() - 1);
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && sample[order[last + 1]] == sample[order[first]]) ++last;
    const double rank = 0.5 * static_cast<double>(first + last) - middle;
    for (; first <= last; ++first) ranks[order[first]] = rank;
  }
  return ranks;
}

double product(const std::vector<double>& x, const std::vector<double>& y) {
  return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
}

/// Of centred numbers.
std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const double spread = std::sqrt(product(x, x) * product(y, y));
  if (!(spread > 0.0)) return std::nullopt;
  return std::clamp(product(x, y) / spread, -1.0, 1.0);
}

double require_correlation(std::string_view name, double rho) {
  require(-1.0 <= rho && rho <= 1.0, name, "in [-1, 1]", rho);
  return rho;
}

}  // namespace

CorrelationMatrix::CorrelationMatrix(std::size_t size) : size_(size) {
  require(size <= most_rows, "correlations.size", "at most 10000", static_cast<double>(size));
  entries_.resize(size * size);
  for (std::size_t i = 0; i < size; ++i) entries_[i * size + i] = 1.0;
}

std::size_t CorrelationMatrix::index(std::size_t row, std::size_t column) const {
  if (row >= size_ || column >= size_) {
    throw DomainError("correlation", fmt::format("inside the matrix of {} rows", size_),
                      fmt::format("row {}, column {}", row, column));
  }
  return row * size_ + column;
}

double CorrelationMatrix::at(std::size_t row, std::size_t column) const {
  return entries_[index(row, column)];
}

void CorrelationMatrix::set(std::size_t row, std::size_t column, double rho) {
  const std::size_t entry = index(row, column);
  if (row == column) {
    throw DomainError("correlation", "off the diagonal", fmt::format("row {}, column {}", row, column));
  }
  const double value = require_result("correlation", require_correlation("correlation", rho));
  entries_[entry] = entries_[index(column, row)] = value;
}

double least_eigenvalue(const CorrelationMatrix& matrix) {
  require_not_empty("correlations", matrix.size());
  return least_eigenvalue_of(dense(matrix));
}

std::optional<std::vector<double>> cholesky_factor(const CorrelationMatrix& matrix) {
  if (least_eigenvalue(matrix) < least_definite) return std::nullopt;
  const Eigen::LLT<Matrix> parts{dense(matrix)};
  const Matrix lower = parts.matrixL();
  std::vector<double> factor;
  for (Eigen::Index i = 0; i < lower.rows(); ++i) {
    for (Eigen::Index j = 0; j < lower.cols(); ++j) factor.push_back(lower(i, j) + 0.0);  // no -0
  }
  return factor;
}

CorrelationMatrix nearest_correlation_matrix(const CorrelationMatrix& matrix, double least) {
  require(0.0 <= least && least < 1.0, "least", "in [0, 1)", least);
  if (least_eigenvalue(matrix) >= least) return matrix;
  return correlations(nearest(dense(matrix), least));
}

double normal_from_rank_correlation(double rho) {
  const double r = 2.0 * std::sin(std::numbers::pi / 6.0 * require_correlation("rho", rho));
  return require_result("normal_from_rank_correlation", std::clamp(r, -1.0, 1.0));
}

double rank_from_normal_correlation(double r) {
  const double rho = 6.0 / std::numbers::pi * std::asin(0.5 * require_correlation("r", r));
  return require_result("rank_from_normal_correlation", std::clamp(rho, -1.0, 1.0));
}

std::optional<double> rank_correlation(std::span<const double> x, std::span<const double> y) {
  require_same_size("y", y.size(), x.size());
  detail::require_finite_values("x", x);
  detail::require_finite_values("y", y);
  if (x.size() < 2) return std::nullopt;
  return correlation(centred_ranks(x), centred_ranks(y));
}

CorrelationMatrix rank_correlations(std::span<const std::vector<double>> columns) {
  CorrelationMatrix matrix{columns.size()};
  std::vector<std::vector<double>> ranks;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto name = fmt::format("columns[{}]", i);
    require_same_size(name, columns[i].size(), columns[0].size());
    detail::require_finite_values(name, columns[i]);
    ranks.push_back(columns[i].empty() ? std::vector<double>{} : centred_ranks(columns[i]));
    for (std::size_t j = 0; j < i; ++j) matrix.set(i, j, correlation(ranks[i], ranks[j]).value_or(0.0));
  }
  return matrix;
}

}  // namespace fairvalue
