/// \file scenario/detail/finite_variance.hpp
/// What is said of an output whose squares leave the range of a double.
#pragma once
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// f(). What it refuses of "statistics" is refused in the name of the output they are of: "output 'y': must
/// be of finite variance, got inf".
template <class F>
auto of_finite_variance(std::string_view output, F f) {
  try {
    return f();
  } catch (const DomainError& error) {
    if (!error.field().starts_with("statistics.")) throw;
    throw DomainError(fmt::format("output '{}'", output), "of finite variance", "inf");
  }
}

}  // namespace fairvalue::detail
