/// \file monte_carlo_models.hpp
/// Models for the tests of Monte Carlo.
#pragma once
#include <cmath>
#include <vector>

#include <fairvalue/scenario/monte_carlo.hpp>

namespace fairvalue::fixtures {

inline const std::vector<Sampling> samplings{Sampling::plain, Sampling::latin_hypercube, Sampling::sobol};

/// x itself.
inline CallableModel identity() {
  return {.inputs = {{"x", "", 1}},
          .outputs = {{"x", "USD"}},
          .run = [](std::span<const double> in, std::span<std::optional<double>> out) { out[0] = in[0]; }};
}

/// a + 2 b - c, and exp of a tenth of that.
inline CallableModel sum_of_three() {
  return {.inputs = {{"a", "", 1}, {"b", "", 2}, {"c", "", 3}},
          .outputs = {{"sum", "USD"}, {"exp", "x"}},
          .run = [](std::span<const double> in, std::span<std::optional<double>> out) {
            out[0] = in[0] + 2.0 * in[1] - in[2];
            out[1] = std::exp(0.1 * *out[0]);
          }};
}
/// Mean 1 + 2 x 2 - 3 = 2; variance 1 + 4 x 1 + 4 + 2 x 1 x 2 x r of a and b, with r the normals'
/// correlation.
inline UncertainInputs three_normals(double rho = 0.0) {
  UncertainInputs all{.inputs = {{"a", Normal{1, 1}}, {"b", Normal{2, 1}}, {"c", Normal{3, 2}}}};
  if (rho != 0.0) all.correlations = {{"a", "b", rho}};
  return all;
}

/// How many of its standard errors an estimate is away.
inline double z(const Estimated& found, double exact) {
  return (found.value - exact) / found.standard_error.value();
}

}  // namespace fairvalue::fixtures
