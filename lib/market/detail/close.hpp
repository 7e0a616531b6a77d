/// \file lib/market/detail/close.hpp
/// What every reader of closes asks of each: shared by moves, price_history and volatility.
#pragma once
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {

/// Rounding alone scatters log returns that are all alike by about one epsilon each.
inline constexpr double log_return_rounding = 4.0 * std::numeric_limits<double>::epsilon();

/// "closes[2021-07-20]". Fields are named only when they are refused: closes are checked often and are
/// rarely wrong.
inline std::string row_name(std::string_view series, Date date) {
  return fmt::format("{}[{}]", series, to_string(date));
}

/// Throws DomainError naming `series` and the day unless the close is finite and > 0.
inline PerShare require_close(std::string_view series, const Dated<PerShare>& close) {
  if (std::isfinite(close.value.value) && close.value > PerShare{0}) return close.value;
  return require_positive(row_name(series, close.date), close.value);
}

}  // namespace fairvalue::detail
