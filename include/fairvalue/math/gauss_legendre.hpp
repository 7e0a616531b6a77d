/// \file math/gauss_legendre.hpp
/// Numerical integration of smooth functions over an interval.
#pragma once
#include <vector>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

struct QuadratureNode {
  double x;
  double weight;
};

/// The Gauss-Legendre rule with n nodes on the interval: the sum of weight x f(x) is the integral, exactly so
/// for polynomials up to degree 2n - 1. Nodes ascend, none on an end. Throws DomainError unless 1 <= n <=
/// 1000, and on an interval longer than the largest double. Source: Abramowitz and Stegun 25.4.29; nodes by
/// Newton's method on the Legendre recurrence.
std::vector<QuadratureNode> gauss_legendre(int n, Interval<double> interval);

}  // namespace fairvalue
