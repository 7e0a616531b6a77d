#include <fairvalue/math/bivariate_normal.hpp>
#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/math/gauss_legendre.hpp>
#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/percentile_pair.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/math/regression.hpp>
#include <fairvalue/math/root.hpp>
#include <fairvalue/math/running_statistics.hpp>
#include <fairvalue/math/scaled_distribution.hpp>
#include <fairvalue/math/statistics.hpp>
#include <fairvalue/math/student_t.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Fixed> = 1;
template <>
inline constexpr int field_count<Normal> = 2;
template <>
inline constexpr int field_count<LogNormal> = 2;
template <>
inline constexpr int field_count<Uniform> = 2;
template <>
inline constexpr int field_count<Triangular> = 3;
template <>
inline constexpr int field_count<Pert> = 3;
template <>
inline constexpr int field_count<Discrete> = 2;
template <>
inline constexpr int field_count<Empirical> = 1;
template <>
inline constexpr int field_count<Support> = 2;
template <>
inline constexpr int field_count<PercentilePair> = 4;

namespace {

using Sample = std::span<const double>;

std::optional<double> root_of_cubic(double a, double b, double c, const Interval<double>& bracket) {
  return find_root([=](double x) { return a * x * x * x + b / x + c; }, bracket);
}
double mean_of_running(Sample values) {
  RunningStatistics statistics;
  for (const double value : values) statistics.add(value);
  return variance(merged(statistics, statistics)).value_or(0.0);
}
std::vector<double> line(Sample response, const std::vector<double>& x) {
  const Predictor predictor{"x", x};
  const Regression regression = least_squares(response, std::span{&predictor, 1});
  std::vector<double> numbers;
  if (!regression.fit) return numbers;
  for (const auto& coefficient : regression.fit->coefficients) {
    numbers.insert(numbers.end(), {coefficient.value, coefficient.standard_error, coefficient.t.value_or(0.0),
                                   coefficient.p_value.value_or(0.0)});
  }
  numbers.push_back(regression.fit->residual_deviation);
  numbers.push_back(regression.fit->r_squared.value_or(0.0));
  return numbers;
}

std::vector<double> predicted(Sample response, const std::vector<double>& x, double at, double confidence) {
  const Predictor predictor{"x", x};
  const Regression regression = least_squares(response, std::span{&predictor, 1});
  if (!regression.fit) return {};
  const Prediction found = predict(*regression.fit, std::span{&at, 1}, confidence);
  return {found.value, found.standard_error, found.range.low, found.range.high};
}
double mean_of_scaled(const Distribution& law, double factor) { return mean(scaled(law, factor)); }
std::vector<double> correlations(double a, double b, double c, double least) {
  CorrelationMatrix matrix{3};
  matrix.set(0, 1, a);
  matrix.set(0, 2, b);
  matrix.set(1, 2, c);
  const CorrelationMatrix nearest = nearest_correlation_matrix(matrix, least);
  std::vector<double> numbers{least_eigenvalue(matrix), nearest.at(0, 1), nearest.at(0, 2), nearest.at(1, 2)};
  if (const auto factor = cholesky_factor(matrix))
    numbers.insert(numbers.end(), factor->begin(), factor->end());
  return numbers;
}

}  // namespace

std::span<const Call> math_calls() {
  using Law = const Distribution&;
  static constexpr Call calls[] = {FUZZ_CALL(bivariate_normal_cdf),
                                   FUZZ_CALL_AS(double (*)(Law, double), cdf),
                                   FUZZ_CALL_AS(double (*)(Law, double), quantile),
                                   FUZZ_CALL_AS(double (*)(Law), mean),
                                   FUZZ_CALL_AS(double (*)(Law), standard_deviation),
                                   FUZZ_CALL(points),
                                   FUZZ_CALL(density),
                                   FUZZ_CALL(support),
                                   FUZZ_CALL_AS(std::string(*)(Law), describe),
                                   FUZZ_CALL(normal_between),
                                   FUZZ_CALL(log_normal_between),
                                   FUZZ_CALL(normal_density),
                                   FUZZ_CALL(normal_cdf),
                                   FUZZ_CALL(mills_ratio),
                                   FUZZ_CALL(normal_quantile),
                                   FUZZ_CALL_AS(double (*)(Sample, double), quantile),
                                   FUZZ_CALL(percentile_rank),
                                   FUZZ_CALL_AS(double (*)(Sample), mean),
                                   FUZZ_CALL(median),
                                   FUZZ_CALL_AS(std::optional<double>(*)(Sample), standard_deviation),
                                   FUZZ_CALL(z_score),
                                   FUZZ_CALL(student_t_quantile),
                                   FUZZ_CALL(student_t_two_sided),
                                   FUZZ_CALL(root_of_cubic),
                                   FUZZ_CALL(mean_of_running),
                                   FUZZ_CALL(line),
                                   FUZZ_CALL(predicted),
                                   FUZZ_CALL(mean_of_scaled),
                                   FUZZ_CALL(correlations),
                                   FUZZ_CALL(normal_from_rank_correlation),
                                   FUZZ_CALL(rank_from_normal_correlation),
                                   FUZZ_CALL(rank_correlation),
                                   FUZZ_CALL(log_normal_cdf),
                                   FUZZ_CALL(quantiles)};
  return calls;
}

}  // namespace fuzz
