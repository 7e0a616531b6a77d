/// \file scenario/estimated.hpp
/// A number estimated from samples, with its error.
#pragma once
#include <optional>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

struct Estimated {
  double value;
  std::optional<double> standard_error{};  ///< empty if the samples cannot give it
  /// 95 % confidence interval. It is not value -+ 2 standard errors: it is wider on the side with larger
  /// errors. Empty if it would not cover 95 %; the estimating function says when.
  std::optional<Interval<double>> interval{};
};

}  // namespace fairvalue
