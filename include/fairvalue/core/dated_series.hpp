/// \file core/dated_series.hpp
/// Values by date: closes, earnings, guidance. What was known on a day is a question asked of it.
#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <fairvalue/core/date.hpp>

namespace fairvalue {

template <class T>
struct Dated {
  Date date;
  T value;

  friend bool operator==(const Dated&, const Dated&) = default;
};

namespace detail {
/// Throws DomainError naming `series[index].date` unless it exists and lies after `previous` (none: the first
/// row).
void require_row_date(std::size_t index, std::optional<Date> previous, Date date);
}  // namespace detail

/// Values on strictly increasing dates; may be empty. Throws DomainError on a date that does not exist,
/// repeats or goes back.
template <class T>
class DatedSeries {
 public:
  DatedSeries() = default;
  explicit DatedSeries(std::vector<Dated<T>> rows) : rows_(std::move(rows)) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      detail::require_row_date(i, i > 0 ? std::optional{rows_[i - 1].date} : std::nullopt, rows_[i].date);
    }
  }

  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  const Dated<T>& operator[](std::size_t i) const { return rows_[i]; }

  /// The value on that very day, if there is one.
  std::optional<T> on(Date date) const {
    const auto row = first_not_before(date);
    if (row == rows_.end() || row->date != date) return std::nullopt;
    return row->value;
  }

  /// The last row on or before `date`: what a reader of that day would have seen.
  std::optional<Dated<T>> latest(Date date) const {
    const auto next = first_not_before(add_days(date, 1));
    if (next == rows_.begin()) return std::nullopt;
    return *(next - 1);
  }

  /// Rows from `first` to `last`, both inside.
  DatedSeries between(Date first, Date last) const {
    if (last < first) return {};
    return DatedSeries{{first_not_before(first), first_not_before(add_days(last, 1))}};
  }

  /// The same dates with f(value) in place of each value.
  template <class F>
  auto mapped(F f) const {
    return mapped_by_date([&f](Date, const T& value) { return f(value); });
  }

  /// The same dates with f(date, value) in place of each value.
  template <class F>
  auto mapped_by_date(F f) const {
    using Mapped = decltype(f(std::declval<Date>(), std::declval<const T&>()));
    std::vector<Dated<Mapped>> rows;
    rows.reserve(rows_.size());
    for (const auto& [date, value] : rows_) rows.push_back({date, f(date, value)});
    return DatedSeries<Mapped>{std::move(rows)};
  }

  friend bool operator==(const DatedSeries&, const DatedSeries&) = default;

 private:
  auto first_not_before(Date date) const {
    return std::lower_bound(rows_.begin(), rows_.end(), date,
                            [](const Dated<T>& row, Date day) { return row.date < day; });
  }

  std::vector<Dated<T>> rows_;
};

}  // namespace fairvalue
