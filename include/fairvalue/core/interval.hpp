/// \file core/interval.hpp
/// A range of which only the ends are known, and the one helper that sends it through a function.
#pragma once
#include <cstddef>
#include <type_traits>
#include <utility>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

namespace detail {
[[noreturn]] void refuse_interval(double low, double high);
}

/// A closed range [low, high]; the ends may be equal.
/// Throws DomainError when the ends are turned round or NaN.
template <class T>
struct Interval {
  T low;
  T high;

  constexpr Interval(T low_end, T high_end) : low(low_end), high(high_end) {
    if (!(low <= high)) detail::refuse_interval(number(low), number(high));
  }

  constexpr bool contains(T x) const { return low <= x && x <= high; }
  constexpr T middle() const { return low + 0.5 * (high - low); }

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

template <std::size_t... I, class F, class... Args>
auto at_corners(std::index_sequence<I...>, F& f, const Args&... args) {
  using Result = std::decay_t<decltype(f(corner(args, false)...))>;
  Result low = f(corner(args, false)...);
  Result high = low;
  for (std::size_t mask = 1; mask < (std::size_t{1} << sizeof...(Args)); ++mask) {
    const Result here = f(corner(args, ((mask >> I) & 1) != 0)...);
    if (here < low) low = here;
    if (high < here) high = here;
  }
  return Interval<Result>{low, high};
}

}  // namespace detail

/// The least and the greatest value of `f` over all corners of its arguments, each an Interval or a
/// plain value: at_corners(price_of, Interval{Multiple{30}, Multiple{40}}, PerShare{5.79}).
/// Exact where `f` is monotone in each argument; elsewhere an inner extreme is missed. An argument that
/// appears twice in a formula must be one argument of `f`, or its two ends are mixed.
/// Cost: 2^n calls for n arguments.
template <class F, class... Args>
auto at_corners(F f, const Args&... args) {
  return detail::at_corners(std::index_sequence_for<Args...>{}, f, args...);
}

}  // namespace fairvalue
