/// \file core/units.hpp
/// The handful of numbers that must never be mistaken for one another.
/// Every amount is in single units of the model's one reporting currency.
#pragma once
#include <compare>

namespace fairvalue {

/// A double that carries its unit in its type; `value` is in the unit named by the alias.
/// There is no default constructor: a quantity left out of an initializer does not compile.
/// Only the sums, products and quotients declared in this file exist. Nothing is checked here: a
/// function that needs a finite or positive number refuses the others by name.
template <class Unit>
struct Quantity {
  double value;

  explicit constexpr Quantity(double v) : value(v) {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value}; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.value - b.value}; }
  friend constexpr Quantity operator*(double k, Quantity q) { return Quantity{k * q.value}; }
  friend constexpr Quantity operator*(Quantity q, double k) { return Quantity{q.value * k}; }
  friend constexpr Quantity operator/(Quantity q, double k) { return Quantity{q.value / k}; }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }

  constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
  constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }
};

using Money = Quantity<struct MoneyUnit>;          ///< currency units, not thousands or millions
using PerShare = Quantity<struct PerShareUnit>;    ///< currency units per share
using Shares = Quantity<struct SharesUnit>;        ///< a count of shares
using Multiple = Quantity<struct MultipleUnit>;    ///< price over earnings (or sales, ...), dimensionless
using Years = Quantity<struct YearsUnit>;          ///< years, ACT/365F where they come from dates
using Rate = Quantity<struct RateUnit>;            ///< decimal per year, 5 % is 0.05; continuously compounded
using Gigawatts = Quantity<struct GigawattsUnit>;  ///< electrical power of a deployment
using PerGigawatt = Quantity<struct PerGigawattUnit>;  ///< currency units per gigawatt deployed

constexpr PerShare operator*(Multiple m, PerShare eps) { return PerShare{m.value * eps.value}; }
constexpr PerShare operator*(PerShare eps, Multiple m) { return m * eps; }
constexpr PerShare operator/(PerShare price, Multiple m) { return PerShare{price.value / m.value}; }
constexpr Money operator*(Multiple m, Money earnings) { return Money{m.value * earnings.value}; }
constexpr Money operator*(Money earnings, Multiple m) { return m * earnings; }
constexpr Money operator/(Money value, Multiple m) { return Money{value.value / m.value}; }
constexpr Money operator*(PerShare p, Shares n) { return Money{p.value * n.value}; }
constexpr Money operator*(Shares n, PerShare p) { return p * n; }
constexpr PerShare operator/(Money m, Shares n) { return PerShare{m.value / n.value}; }
constexpr Shares operator/(Money m, PerShare p) { return Shares{m.value / p.value}; }
constexpr PerGigawatt operator/(Money m, Gigawatts w) { return PerGigawatt{m.value / w.value}; }
constexpr Money operator*(PerGigawatt m, Gigawatts w) { return Money{m.value * w.value}; }
constexpr Money operator*(Gigawatts w, PerGigawatt m) { return m * w; }
constexpr double operator*(Rate r, Years t) { return r.value * t.value; }
constexpr double operator*(Years t, Rate r) { return r * t; }

/// The bare number of a double or of a quantity, for code that serves both.
constexpr double number(double x) { return x; }
template <class Unit>
constexpr double number(Quantity<Unit> x) {
  return x.value;
}

}  // namespace fairvalue
