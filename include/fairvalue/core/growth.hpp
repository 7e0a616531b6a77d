/// \file core/growth.hpp
/// How a number changes: once, compounded, and per year. Growth is a decimal: 47 % is 0.47.
/// Every function throws DomainError too where its result leaves the range of a double.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// to / from - 1. Throws DomainError unless `from` > 0 and `to` is finite; `to` may be a loss (below -100 %).
/// From zero or a loss there is no growth in percent: see eps_growth in company/earnings.hpp.
double growth(double from, double to);

/// ln(to / from), which adds up over time. Both > 0.
double log_growth(double from, double to);

/// Compound annual growth: (to / from)^(1 / years) - 1. `from` and `years` > 0, `to` >= 0.
/// Looking ahead it is the growth required to get from here to there.
double cagr(double from, double to, Years years);

template <class Unit>
double growth(Quantity<Unit> from, Quantity<Unit> to) {
  return growth(from.value, to.value);
}
template <class Unit>
double log_growth(Quantity<Unit> from, Quantity<Unit> to) {
  return log_growth(from.value, to.value);
}
template <class Unit>
double cagr(Quantity<Unit> from, Quantity<Unit> to, Years years) {
  return cagr(from.value, to.value, years);
}

/// One change in the three ways it is quoted.
template <class T>
struct Change {
  T absolute;       ///< to - from
  double relative;  ///< to / from - 1
  double log;       ///< ln(to / from)
};

/// Both > 0: what has no logarithm has no percentage worth quoting beside it.
template <class T>
Change<T> change(T from, T to) {
  return {.absolute = require_result("change", to - from), .relative = growth(from, to), .log = log_growth(from, to)};
}

/// (1 + growth)^years: 10.49 for 60 % a year over five years. Growth > -1; years may be negative.
double compound(double growth, Years years);

/// Successive growths chained: (1 + g1)(1 + g2)... - 1; 0 for none. Each > -1.
double chained(std::span<const double> growths);

/// start, start (1+g), ..., `periods` + 1 values in order of time. Growth > -1, periods from 0 to 1,000,000.
std::vector<double> path_forward(double start, double growth, int periods);
/// The path that arrives at `end`: end / (1+g)^periods, ..., end. In order of time too.
std::vector<double> path_backward(double end, double growth, int periods);

template <class Unit>
std::vector<Quantity<Unit>> path_forward(Quantity<Unit> start, double growth, int periods) {
  const auto numbers = path_forward(start.value, growth, periods);
  return {numbers.begin(), numbers.end()};
}
template <class Unit>
std::vector<Quantity<Unit>> path_backward(Quantity<Unit> end, double growth, int periods) {
  const auto numbers = path_backward(end.value, growth, periods);
  return {numbers.begin(), numbers.end()};
}

/// ln 2 / ln(1 + growth). No answer for growth <= 0, which never doubles. Growth > -1.
std::optional<Years> doubling_time(double growth);

/// The growth a year that the remaining years need for the whole stretch to reach `target_cagr`, after
/// `so_far`, one growth per year already passed: ((1+c)^n / prod(1+g))^(1/(n-k)) - 1.
/// Throws unless n > k, every growth > -1.
double growth_required(double target_cagr, int years, std::span<const double> so_far);

}  // namespace fairvalue
