/// \file core/interval.hpp
/// A range of which only the ends are known, and the one helper that sends it through a function.
#pragma once
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

namespace detail {
[[noreturn]] void refuse_interval(double low, double high);
}

/// A closed range [low, high]; the ends may be equal.
/// Throws DomainError when the ends are turned round or not finite.
template <class T>
struct Interval {
  T low;
  T high;

  constexpr Interval(T low_end, T high_end) : low(low_end), high(high_end) {
    // NaN and infinity less themselves are not zero.
    const bool finite = number(low) - number(low) == 0.0 && number(high) - number(high) == 0.0;
    if (!(finite && low <= high)) detail::refuse_interval(number(low), number(high));
  }

  constexpr bool contains(T x) const { return low <= x && x <= high; }
  constexpr T middle() const { return 0.5 * low + 0.5 * high; }

  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

namespace detail {

template <class T>
constexpr const T& corner(const T& plain, bool) {
  return plain;
}
template <class T>
constexpr const T& corner(const Interval<T>& range, bool high) {
  return high ? range.high : range.low;
}

/// Widens the range, which is empty before the first value, by one value more.
template <class T>
void widen(std::optional<Interval<T>>& range, T value) {
  range =
      range ? Interval<T>{value < range->low ? value : range->low, range->high < value ? value : range->high}
            : Interval<T>{value, value};
  if (!range->contains(value)) refuse_interval(number(value), number(value));  // NaN is in no range
}

template <std::size_t... I, class Visit, class F, class... Args>
void visit_corners(std::index_sequence<I...>, Visit visit, F& f, const Args&... args) {
  for (std::size_t mask = 0; mask < (std::size_t{1} << sizeof...(Args)); ++mask) {
    visit(f(corner(args, ((mask >> I) & 1) != 0)...));
  }
}

template <class T>
struct CornerRange {  // of a function that always has an answer
  std::optional<Interval<T>> range{};
  void add(T value) { widen(range, value); }
  Interval<T> result() const { return *range; }
};
template <class T>
struct CornerRange<std::optional<T>> {  // of one that may have none: one corner without leaves the range
                                        // without
  std::optional<Interval<T>> range{};
  bool answered = true;
  void add(const std::optional<T>& value) {
    answered = answered && value.has_value();
    if (value) widen(range, *value);
  }
  std::optional<Interval<T>> result() const { return answered ? range : std::nullopt; }
};

}  // namespace detail

/// The least and the greatest value of `f` over all corners of its arguments, each an Interval or a
/// plain value: at_corners(price_of, Interval{Multiple{30}, Multiple{40}}, PerShare{5.79}).
/// Exact where `f` is monotone in each argument; elsewhere an inner extreme is missed. An argument that
/// appears twice in a formula must be one argument of `f`, or its two ends are mixed.
/// An `f` that may have no answer (an optional) gives an optional range, empty when a corner has none.
/// Throws DomainError when a corner's value is not finite. Cost: 2^n calls for n arguments.
template <class F, class... Args>
auto at_corners(F f, const Args&... args) {
  detail::CornerRange<std::decay_t<decltype(f(detail::corner(args, false)...))>> corners;
  detail::visit_corners(
      std::index_sequence_for<Args...>{}, [&](const auto& value) { corners.add(value); }, f, args...);
  return corners.result();
}

}  // namespace fairvalue
