/// \file scenario/detail/conditional_draw.hpp
/// Correlated normals, some of them redrawn conditional on the others.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/math/correlation_matrix.hpp>

namespace fairvalue::detail {

class ConditionalDraw {
 public:
  /// Positive definite. The order is that of the matrix.
  explicit ConditionalDraw(CorrelationMatrix correlations);

  /// All positions, each once.
  void set_order(std::span<const std::size_t> order);

  /// The first `kept` of the order keep their normals. The others are drawn conditional on them, from
  /// `fresh`: independent standard normals by position, of which those of the redrawn inputs are used.
  void draw(std::size_t kept, std::span<const double> normals, std::span<const double> fresh,
            std::span<double> out);

 private:
  void factorize();

  CorrelationMatrix correlations_;
  std::vector<std::size_t> order_;
  std::vector<double> factor_;       // of the correlations in that order; lower triangle, row by row
  std::vector<double> independent_;  // scratch: the independent normals behind, in that order
};

}  // namespace fairvalue::detail
