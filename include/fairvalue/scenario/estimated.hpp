/// \file scenario/estimated.hpp
/// A number found from samples, and how far it is known.
#pragma once
#include <optional>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

struct Estimated {
  double value;
  std::optional<double> standard_error{};  ///< none where the samples do not tell it
  /// 95 % confidence interval. Not value -+ 2 errors: it is wider to the side where errors are larger. None
  /// where it would not hold what it says; the function that estimates says where.
  std::optional<Interval<double>> interval{};
};

}  // namespace fairvalue
