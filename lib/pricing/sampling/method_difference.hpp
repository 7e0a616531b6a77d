/// \file pricing/sampling/method_difference.hpp
/// How far two methods' answers are apart.
#pragma once
#include <optional>

#include <fairvalue/pricing/compare.hpp>

namespace fairvalue::detail {

/// a - b over the joint standard error plus both error bounds; none when nothing in either is left to chance.
/// Both have a value.
std::optional<double> difference_in_errors(const MethodValue& a, const MethodValue& b);

}  // namespace fairvalue::detail
