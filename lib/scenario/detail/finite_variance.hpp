/// \file scenario/detail/finite_variance.hpp
/// The refusal of an output whose variance exceeds the largest double.
#pragma once
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// Returns f(). A refusal of "statistics" is rethrown with the output's name: "output 'y': must be of finite
/// variance, got inf".
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
