#include <fairvalue/math/regression.hpp>

#include <cmath>
#include <cstddef>
#include <set>

#include <Eigen/QR>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>
#include <fairvalue/math/student_t.hpp>

#include "core/detail/named_checks.hpp"

namespace fairvalue {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

constexpr double rank_tolerance = 1e-12;  // of a scaled column that the others leave over

void require_data(std::span<const double> response, std::span<const Predictor> predictors) {
  require_not_empty("predictors", predictors.size());
  detail::require_finite_values("response", response);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < predictors.size(); ++i) {
    const Predictor& predictor = predictors[i];
    require(!predictor.name.empty(), fmt::format("predictors[{}].name", i), "given", "none");
    require(names.insert(predictor.name).second, fmt::format("predictors[{}].name", i), "unique",
            fmt::format("'{}'", predictor.name));
    require(predictor.values.size() == response.size(), predictor.name,
            fmt::format("{} values like the response", response.size()),
            static_cast<double>(predictor.values.size()));
    detail::require_finite_values(predictor.name, predictor.values);
  }
}

/// Numbers that are nothing but the rounding of numbers as large as the response's.
bool is_rounding(const Vector& numbers, std::span<const double> response) {
  constexpr double rounding = 1e-14;
  const Eigen::Map<const Vector> all(response.data(), numbers.size());
  return numbers.cwiseAbs().maxCoeff() <=
         rounding * static_cast<double>(numbers.size()) * all.cwiseAbs().maxCoeff();
}

/// The predictors less their means and divided by their lengths, a column each.
struct Design {
  Matrix columns;
  std::vector<double> means;
  Vector lengths;
  Index constant = -1;  // the first predictor with one value for all
};

Design design_of(std::span<const Predictor> predictors) {
  const auto rows = static_cast<Index>(predictors.front().values.size());
  const auto count = static_cast<Index>(predictors.size());
  Design design{.columns = Matrix(rows, count), .means = {}, .lengths = Vector(count)};
  for (Index j = 0; j < count; ++j) {
    const auto& values = predictors[static_cast<std::size_t>(j)].values;
    const Eigen::Map<const Vector> column(values.data(), rows);
    design.means.push_back(mean(values));
    design.columns.col(j) = column.array() - design.means.back();
    design.lengths[j] = require_finite("length of a predictor", design.columns.col(j).stableNorm());
    const bool varies = design.lengths[j] > rank_tolerance * column.cwiseAbs().maxCoeff();
    if (!varies && design.constant < 0) design.constant = j;
    if (varies) design.columns.col(j) /= design.lengths[j];
  }
  return design;
}

Coefficient coefficient(const std::string& name, double value, double standard_error, int freedom) {
  Coefficient result{.name = name,
                     .value = require_finite(name, value),
                     .standard_error = require_finite(name + ".standard_error", standard_error)};
  if (standard_error > 0.0) {
    result.t = require_finite(name + ".t", value / standard_error);
    result.p_value = student_t_two_sided(*result.t, freedom);
  }
  return result;
}

/// The intercept, which is the line at zero of every predictor, and its error, from the line at their means.
Coefficient intercept(const LinearFit& fit, double mean_response, const Vector& slopes,
                      const Matrix& covariance, double observations) {
  const Eigen::Map<const Vector> means(fit.predictor_means.data(), slopes.size());
  const double variance = 1.0 / observations + means.dot(covariance * means);
  return coefficient("intercept", mean_response - slopes.dot(means),
                     fit.residual_deviation * std::sqrt(variance), fit.degrees_of_freedom);
}

Regression without_fit(RegressionStatus status, std::string reason) {
  return {.status = status, .reason = std::move(reason), .fit = {}};
}

/// The first predictor, in pivoting order, that the earlier ones explain.
std::string collinear_name(const Eigen::ColPivHouseholderQR<Matrix>& qr,
                           std::span<const Predictor> predictors) {
  return predictors[static_cast<std::size_t>(qr.colsPermutation().indices()[qr.rank()])].name;
}

LinearFit solve(std::span<const double> response, std::span<const Predictor> predictors, const Design& design,
                const Eigen::ColPivHouseholderQR<Matrix>& qr) {
  const auto rows = static_cast<Index>(response.size());
  const auto count = static_cast<Index>(predictors.size());
  const double mean_response = mean(response);
  const Vector centred = Eigen::Map<const Vector>(response.data(), rows).array() - mean_response;
  const Vector scaled_slopes = qr.solve(centred);
  Vector residuals = centred - design.columns * scaled_slopes;
  if (is_rounding(residuals, response)) residuals.setZero();
  const Vector slopes = scaled_slopes.cwiseQuotient(design.lengths);

  const int freedom = static_cast<int>(rows - count - 1);
  LinearFit fit{.coefficients = {},
                .residual_deviation = residuals.stableNorm() / std::sqrt(static_cast<double>(freedom)),
                .degrees_of_freedom = freedom,
                .predictor_means = design.means};
  // (X'X)^-1 = P R^-1 R^-T P', with the columns' lengths taken out again
  const Matrix r = qr.matrixR().topRows(count).triangularView<Eigen::Upper>();
  const Matrix r_inverse = r.triangularView<Eigen::Upper>().solve(Matrix::Identity(count, count));
  const Matrix half = design.lengths.cwiseInverse().asDiagonal() * (qr.colsPermutation() * r_inverse);
  const Matrix covariance = half * half.transpose();

  fit.coefficients.push_back(intercept(fit, mean_response, slopes, covariance, static_cast<double>(rows)));
  for (Index j = 0; j < count; ++j) {
    fit.coefficients.push_back(coefficient(predictors[static_cast<std::size_t>(j)].name, slopes[j],
                                           fit.residual_deviation * std::sqrt(covariance(j, j)), freedom));
  }
  fit.scaled_covariance.assign(covariance.data(), covariance.data() + covariance.size());
  fit.residuals.assign(residuals.data(), residuals.data() + rows);
  for (Index i = 0; i < rows; ++i) {
    fit.fitted.push_back(response[static_cast<std::size_t>(i)] - residuals[i]);
  }
  if (!is_rounding(centred, response)) {
    fit.r_squared = 1.0 - std::pow(residuals.stableNorm() / centred.stableNorm(), 2);
  }
  return fit;
}

}  // namespace

Regression least_squares(std::span<const double> response, std::span<const Predictor> predictors) {
  require_data(response, predictors);
  if (response.size() < predictors.size() + 2) {
    return without_fit(RegressionStatus::too_few_points,
                       fmt::format("observations {}, predictors {}: at least {} observations are needed",
                                   response.size(), predictors.size(), predictors.size() + 2));
  }
  const Design design = design_of(predictors);
  if (design.constant >= 0) {
    const Predictor& constant = predictors[static_cast<std::size_t>(design.constant)];
    return without_fit(
        RegressionStatus::constant_predictor,
        fmt::format("{} is {:g} for all: it explains no difference", constant.name, constant.values.front()));
  }
  Eigen::ColPivHouseholderQR<Matrix> qr(design.columns.rows(), design.columns.cols());
  qr.setThreshold(rank_tolerance);
  qr.compute(design.columns);
  if (qr.rank() < design.columns.cols()) {
    return without_fit(RegressionStatus::collinear,
                       fmt::format("{} moves with the other predictors: their effects cannot be told apart",
                                   collinear_name(qr, predictors)));
  }
  return {.status = RegressionStatus::fitted, .reason = {}, .fit = solve(response, predictors, design, qr)};
}

Prediction predict(const LinearFit& fit, std::span<const double> at, double confidence) {
  const std::size_t count = fit.predictor_means.size();
  require(at.size() == count, "at", fmt::format("{} values, one a predictor", count),
          static_cast<double>(at.size()));
  detail::require_finite_values("at", at);
  require(0.0 < confidence && confidence < 1.0, "confidence", "above 0 and below 1", confidence);
  double value = fit.coefficients.front().value;
  double distance = 0;  // of the point from the means, in the predictors' own scatter
  for (std::size_t i = 0; i < count; ++i) {
    value += fit.coefficients[i + 1].value * at[i];
    for (std::size_t j = 0; j < count; ++j) {
      distance += (at[i] - fit.predictor_means[i]) * fit.scaled_covariance[i * count + j] *
                  (at[j] - fit.predictor_means[j]);
    }
  }
  require_finite("prediction", value);
  const double observations = fit.degrees_of_freedom + static_cast<double>(fit.coefficients.size());
  const double error = fit.residual_deviation * std::sqrt(1.0 + 1.0 / observations + distance);
  const double reach =
      require_finite("reach", error * student_t_quantile(0.5 + 0.5 * confidence, fit.degrees_of_freedom));
  return {.value = value, .standard_error = error, .range = {value - reach, value + reach}};
}

}  // namespace fairvalue
