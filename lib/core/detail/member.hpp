// Names of members and elements, for refusals.
#pragma once
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

/// "field.name".
inline std::string member(std::string_view field, std::string_view name) {
  return std::string{field}.append(".").append(name);
}

/// "list[2]".
inline std::string element(std::string_view list, std::size_t i) {
  return std::string{list}.append("[").append(std::to_string(i)).append("]");
}

/// Puts the name together only for a refusal: terms are checked often and are rarely wrong.
inline void require_positive_member(std::string_view field, std::string_view name, double value) {
  if (!(std::isfinite(value) && value > 0.0)) require_positive(member(field, name), value);
}

}  // namespace fairvalue::detail
