/// \file pricing/sampling/method_difference.hpp
/// The difference between the answers of two methods, in standard errors.
#pragma once
#include <optional>

#include <fairvalue/pricing/sampled.hpp>

namespace fairvalue::detail {

/// A method's answer with its numerical error bound.
struct Answer {
  Sampled value;
  double error_bound;
};

/// a - b over the joint standard error plus both error bounds; empty if neither has a standard error.
std::optional<double> difference_in_errors(const Answer& a, const Answer& b);

}  // namespace fairvalue::detail
