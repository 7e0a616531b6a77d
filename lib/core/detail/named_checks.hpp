// Checks that put a name together only for a refusal: terms, samples and histories are checked often and are
// rarely wrong.
#pragma once
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

/// "field.name".
inline std::string member(std::string_view field, std::string_view name) {
  std::string text;
  text.reserve(field.size() + 1 + name.size());
  return text.append(field).append(1, '.').append(name);
}

/// "list[2]", "closes[2026-01-05]".
inline std::string element(std::string_view list, std::string_view key) {
  std::string text;
  text.reserve(list.size() + 2 + key.size());
  return text.append(list).append(1, '[').append(key).append(1, ']');
}
inline std::string element(std::string_view list, std::size_t i) { return element(list, std::to_string(i)); }

/// Throws DomainError naming "field.name" unless it is finite and > 0.
inline void require_positive_member(std::string_view field, std::string_view name, double value) {
  if (!(std::isfinite(value) && value > 0.0)) require_positive(member(field, name), value);
}

/// Throws DomainError naming the first value that is not finite: "sample[2]".
inline void require_finite_values(std::string_view list, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) require_finite(element(list, i), values[i]);
  }
}

/// Throws DomainError naming the first row whose value is not finite and > 0: "closes[2026-01-05]".
template <class T>
void require_positive_rows(std::string_view list, const DatedSeries<T>& series) {
  for (const auto& [date, value] : series) {
    if (std::isfinite(number(value)) && number(value) > 0.0) continue;
    require_positive(element(list, to_string(date)), value);
  }
}

}  // namespace fairvalue::detail
