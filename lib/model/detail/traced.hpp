/// \file lib/model/detail/traced.hpp
/// A number that remembers what it was made from, for calculations written over any kind of number.
#pragma once
#include <cmath>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/even_flow.hpp>
#include <fairvalue/model/derivation.hpp>

namespace fairvalue::detail {

/// A double and its place in a derivation. A bare one is a constant, which gets a place when it is used;
/// adding a constant 0 makes no new number.
class Traced {
 public:
  explicit Traced(double constant) : value_{constant} {}
  Traced(Derivation& to, std::size_t place) : value_{to[place].value}, place_{place}, to_{&to} {}

  double value() const { return value_; }
  std::size_t place() const { return place_; }
  Derivation* derivation() const { return to_; }

 private:
  double value_;
  std::size_t place_ = std::numeric_limits<std::size_t>::max();
  Derivation* to_ = nullptr;
};

using fairvalue::number;  // of doubles and quantities, which the next one would hide
inline double number(const Traced& x) { return x.value(); }

inline Traced recorded(Derivation& to, DerivedNumber one) {
  to.push_back(std::move(one));
  return {to, to.size() - 1};
}

inline Traced input(Derivation& to, std::string name, double value, Standing standing, std::string source) {
  return recorded(to, {std::move(name), "input", {}, value, standing, std::move(source)});
}

/// The result of an operation on numbers of which one has a place.
inline Traced operation(const char* what, std::span<const Traced> operands, double value,
                        std::string name = {}) {
  Derivation* to = nullptr;
  for (const Traced& one : operands) to = one.derivation() ? one.derivation() : to;
  if (!to) return Traced{value};  // constants alone
  DerivedNumber result{std::move(name), what, {}, value, Standing::derived, {}};
  for (const Traced& one : operands) {
    const Traced placed =
        one.derivation() ? one : recorded(*to, {{}, "constant", {}, one.value(), Standing::stated, {}});
    result.operands.push_back(placed.place());
    if (is_chosen((*to)[placed.place()].standing)) result.standing = Standing::assumed;
  }
  return recorded(*to, std::move(result));
}

inline Traced operation(const char* what, std::initializer_list<Traced> operands, double value,
                        std::string name = {}) {
  return operation(what, std::span<const Traced>{operands.begin(), operands.size()}, value, std::move(name));
}

/// Gives the last result its name.
inline Traced named(const Traced& x, std::string name) {
  if (x.derivation() && (*x.derivation())[x.place()].name.empty()) {
    (*x.derivation())[x.place()].name = std::move(name);
  }
  return x;
}

inline bool is_zero_constant(const Traced& x) { return !x.derivation() && x.value() == 0.0; }

/// A recorded 0 may become another number where an input does.
inline bool is_nothing(const Traced& x) { return is_zero_constant(x); }

inline Traced operator+(const Traced& a, const Traced& b) {
  if (is_zero_constant(a)) return b;
  if (is_zero_constant(b)) return a;
  return operation("+", {a, b}, a.value() + b.value());
}
inline Traced operator-(const Traced& a, const Traced& b) {
  return operation("-", {a, b}, a.value() - b.value());
}
inline Traced operator*(const Traced& a, const Traced& b) {
  return operation("x", {a, b}, a.value() * b.value());
}
inline Traced operator/(const Traced& a, const Traced& b) {
  return operation("/", {a, b}, a.value() / b.value());
}
inline Traced operator-(const Traced& a) { return operation("negative", {a}, -a.value()); }
inline Traced operator+(double a, const Traced& b) { return Traced{a} + b; }
inline Traced operator-(double a, const Traced& b) { return Traced{a} - b; }
inline Traced operator*(double a, const Traced& b) { return Traced{a} * b; }
inline Traced operator*(const Traced& a, double b) { return a * Traced{b}; }

inline Traced log1p(const Traced& x) { return operation("ln(1 + x)", {x}, std::log1p(x.value())); }

/// One step for the mean discount factor, so that a rate of 0 needs no other.
inline Traced mean_factor(const Traced& log_rate, double from, double to) {
  const auto years = [](double time) { return Traced{time}; };
  return operation("mean discount factor", {log_rate, years(from), years(to)},
                   mean_factor(log_rate.value(), from, to));
}

}  // namespace fairvalue::detail
