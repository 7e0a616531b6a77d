/// \file scenario/detail/conditional_draw.hpp
/// Correlated normals, some of which are redrawn conditional on the others.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fairvalue/math/correlation_matrix.hpp>

namespace fairvalue::detail {

class ConditionalDraw {
 public:
  /// `correlations`: positive definite. The initial order is that of the matrix.
  explicit ConditionalDraw(CorrelationMatrix correlations);

  /// `order`: a permutation of all positions.
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
  std::vector<double> independent_;  // scratch: the underlying independent normals, in that order
};

}  // namespace fairvalue::detail
