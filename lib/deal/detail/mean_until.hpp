/// \file deal/detail/mean_until.hpp
/// The average of prices that an agreement states up to a date.
#pragma once
#include <cstddef>
#include <optional>

#include <fairvalue/core/dated_series.hpp>

namespace fairvalue::detail {

/// The mean of the last `days` rows on or before `until`; none with fewer, or while the rows, known up to
/// `as_of`, may still have one to come. A day without a row (a weekend, a holiday) takes those before it.
template <class T>
std::optional<T> mean_until(const DatedSeries<T>& rows, Date until, int days, Date as_of) {
  const auto count = static_cast<std::size_t>(days);
  if (until > as_of) return std::nullopt;
  std::size_t end = rows.size();
  while (end > 0 && rows[end - 1].date > until) --end;
  if (end < count) return std::nullopt;
  T sum{0.0};
  for (std::size_t i = end - count; i < end; ++i) sum += rows[i].value;
  return sum / static_cast<double>(days);
}

}  // namespace fairvalue::detail
