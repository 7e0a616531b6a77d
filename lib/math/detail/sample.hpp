/// \file math/detail/sample.hpp
/// What every statistic asks of its sample.
#pragma once
#include <span>

namespace fairvalue::detail {

/// Throws DomainError on an empty sample, and on the first value that is not finite: "sample[2]: must be a
/// finite number, got nan".
std::span<const double> require_sample(std::span<const double> sample);

}  // namespace fairvalue::detail
