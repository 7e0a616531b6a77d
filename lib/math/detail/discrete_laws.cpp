#include "discrete_laws.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace fairvalue::detail {
namespace {

constexpr double slack = 1e-12;  // 0.7 and 0.1 add up to less than 0.8

double sum_of(const std::vector<double>& numbers) {
  double sum = 0.0;
  for (const double number : numbers) sum += number;
  return sum;
}

double size(const Empirical& one) { return static_cast<double>(one.values.size()); }

}  // namespace

double cdf_of(const Fixed& fixed, double x) { return fixed.value <= x ? 1.0 : 0.0; }
double cdf_of(const Discrete& one, double x) {
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size() && one.values[i] <= x; ++i) sum += one.probabilities[i];
  return sum / sum_of(one.probabilities);
}
double cdf_of(const Empirical& one, double x) {
  const auto below = std::ranges::count_if(one.values, [x](double value) { return value <= x; });
  return static_cast<double>(below) / size(one);
}

double quantile_of(const Fixed& fixed, double) { return fixed.value; }
double quantile_of(const Discrete& one, double p) {
  const double reached = (p - slack) * sum_of(one.probabilities);
  double sum = one.probabilities[0];
  std::size_t i = 0;
  while (!(sum > 0.0 && sum >= reached)) sum += one.probabilities[++i];
  return one.values[i];
}
double quantile_of(const Empirical& one, double p) {
  auto values = one.values;
  const auto number = std::max(std::ceil((p - slack) * size(one)), 1.0);
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(number) - 1;
  std::ranges::nth_element(values, place);
  return *place;
}

double mean_of(const Fixed& fixed) { return fixed.value; }
double mean_of(const Discrete& one) {
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size(); ++i) sum += one.probabilities[i] * one.values[i];
  return sum / sum_of(one.probabilities);
}
double mean_of(const Empirical& one) {
  const double first = one.values[0];  // values all alike have it as their mean, to the bit
  double sum = 0.0;
  for (const double value : one.values) sum += value - first;
  return first + sum / size(one);
}

double deviation_of(const Fixed&) { return 0.0; }
double deviation_of(const Discrete& one) {
  const double centre = mean_of(one);
  double sum = 0.0;
  for (std::size_t i = 0; i < one.values.size(); ++i) {
    sum += one.probabilities[i] * std::pow(one.values[i] - centre, 2);
  }
  return std::sqrt(sum / sum_of(one.probabilities));
}
double deviation_of(const Empirical& one) {
  const double centre = mean_of(one);
  double sum = 0.0;
  for (const double value : one.values) sum += std::pow(value - centre, 2);
  return std::sqrt(sum / size(one));
}

Discrete points_of(const Fixed& fixed) { return {.values = {fixed.value}, .probabilities = {1.0}}; }
Discrete points_of(const Discrete& one) { return one; }
Discrete points_of(const Empirical& one) {
  auto values = one.values;
  std::ranges::sort(values);
  Discrete all{.values = {}, .probabilities = {}};
  for (auto next = values.begin(); next != values.end();) {
    const auto after = std::upper_bound(next, values.end(), *next);
    all.values.push_back(*next);
    all.probabilities.push_back(static_cast<double>(after - next) / size(one));
    next = after;
  }
  return all;
}

}  // namespace fairvalue::detail
