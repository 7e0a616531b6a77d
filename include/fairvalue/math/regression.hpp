/// \file math/regression.hpp
/// Ordinary least squares of one response on a few predictors, with an intercept.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// What the response is explained by: one value an observation.
struct Predictor {
  std::string name;
  std::vector<double> values;
};

/// Whether there is a fit, and if not, why.
enum class RegressionStatus {
  fitted,
  too_few_points,      ///< no observation left to judge the fit by: needs predictors + 2
  constant_predictor,  ///< a predictor has one value for all
  collinear            ///< a predictor is, to 12 digits, a sum of multiples of the others
};
template <>
inline constexpr auto enum_names<RegressionStatus> = names_of("status",
                                                              {{"fitted"},
                                                               {"too_few_points", "too few points"},
                                                               {"constant_predictor", "constant predictor"},
                                                               {"collinear"}});

struct Coefficient {
  std::string name;  ///< the predictor's, or "intercept"
  double value;
  double standard_error;            ///< 0 when every point lies on the line
  std::optional<double> t{};        ///< value / standard error; none when that is 0
  std::optional<double> p_value{};  ///< of a t as far from zero, either side; none with it
};

/// response = intercept + sum of coefficient x predictor.
struct LinearFit {
  std::vector<Coefficient> coefficients;  ///< the intercept first, then the predictors in their order
  double residual_deviation;              ///< square root of the squared residuals over degrees of freedom
  int degrees_of_freedom;                 ///< observations - coefficients, >= 1
  std::optional<double> r_squared{};  ///< share of the response's variation explained; none if it has none
  std::vector<double> fitted{};       ///< one an observation
  std::vector<double> residuals{};    ///< response - fitted
  std::vector<double> predictor_means{};  ///< the point at which the line is surest
  std::vector<double>
      scaled_covariance{};  ///< of the predictors' coefficients over residual variance, row by row
};

struct Regression {
  RegressionStatus status;
  std::string reason{};            ///< a sentence naming the predictor; empty when fitted
  std::optional<LinearFit> fit{};  ///< there exactly when `status` is fitted
};

/// Least squares by a QR decomposition with column pivoting of the predictors, each less its mean and scaled
/// to one length, so that their units do not matter. Throws DomainError on a value that is not finite,
/// predictors of another length than the response, no predictor at all, and names that are blank or repeat;
/// data that carry no answer are a status, not an error. Not covered: weights, fits without an intercept.
/// Source: Golub and Van Loan, Matrix Computations, 5.3; checked against NIST StRD.
Regression least_squares(std::span<const double> response, std::span<const Predictor> predictors);

/// What the line says at a point, and how far one new observation there may lie from it.
struct Prediction {
  double value;
  double standard_error;   ///< of a new observation: of the line there and of its own scatter
  Interval<double> range;  ///< value -+ t x standard error, t Student's quantile at (1 + confidence) / 2
};

/// `at` has one value a predictor, in their order. Confidence above 0 and below 1. The range presumes errors
/// that are independent and normal with one variance, and a point among those fitted.
Prediction predict(const LinearFit& fit, std::span<const double> at, double confidence);

}  // namespace fairvalue
