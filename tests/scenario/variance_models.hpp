/// Models whose contributions to variance are known, and what their analyses must come to.
#pragma once
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/scenario/estimated.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>

namespace fairvalue::fixtures {

inline std::string numbered(std::size_t i) { return "x" + std::to_string(i + 1); }

/// Inputs x1, x2, ... and an output y.
inline CallableModel model_of(std::size_t inputs, std::function<double(std::span<const double>)> y) {
  CallableModel model{.inputs = {}, .outputs = {{"y", ""}}, .run = nullptr};
  for (std::size_t i = 0; i < inputs; ++i) model.inputs.push_back({numbered(i), "", 0.0});
  model.run = [y = std::move(y)](std::span<const double> values, std::span<std::optional<double>> results) {
    results[0] = y(values);
  };
  return model;
}

inline UncertainInputs all_like(std::size_t inputs, const Distribution& distribution) {
  UncertainInputs uncertain{.inputs = {}};
  for (std::size_t i = 0; i < inputs; ++i) uncertain.inputs.push_back({numbered(i), distribution});
  return uncertain;
}

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1. Source: Ishigami and Homma (1990).
inline CallableModel ishigami(double offset = 0.0) {
  return model_of(3, [offset](std::span<const double> x) {
    return offset + std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) +
           0.1 * std::pow(x[2], 4) * std::sin(x[0]);
  });
}
inline UncertainInputs ishigami_inputs() { return all_like(3, Uniform{-std::numbers::pi, std::numbers::pi}); }

/// The sum of the inputs times their coefficients.
inline CallableModel linear(std::vector<double> coefficients) {
  const std::size_t inputs = coefficients.size();
  return model_of(inputs, [c = std::move(coefficients)](std::span<const double> x) {
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += c[i] * x[i];
    return sum;
  });
}

/// The rank correlation that gives normals the correlation r.
inline double of_ranks(double r) { return 6 / std::numbers::pi * std::asin(r / 2); }

/// At most `errors` standard errors away, which are not above `most`: no wide error passes for a result.
inline void check_estimate(const Estimated& got, double expected, double most, double errors = 5) {
  CAPTURE(got.value);
  CAPTURE(expected);
  REQUIRE(got.standard_error.has_value());
  CAPTURE(*got.standard_error);
  CHECK(*got.standard_error <= most);
  CHECK(std::abs(got.value - expected) <= errors * *got.standard_error);
}

}  // namespace fairvalue::fixtures
