// Calls of public functions with arguments from bytes, and what no result may hold.
#pragma once
#include <cmath>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/share_basis.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/pricing/flat_market.hpp>

#include "bytes.hpp"

namespace fuzz {

/// A result that must not be.
struct Fault : std::logic_error {
  using std::logic_error::logic_error;
};

struct Call {
  const char* name;
  void (*run)(Bytes&);
};

/// The members of an aggregate that is made or looked at here.
template <class T>
inline constexpr int field_count = 0;
template <class T>
inline constexpr int field_count<fairvalue::Change<T>> = 3;
template <>
inline constexpr int field_count<fairvalue::Split> = 2;
template <>
inline constexpr int field_count<fairvalue::ShareBasis> = 2;
template <>
inline constexpr int field_count<fairvalue::FiscalPeriod> = 5;
template <>
inline constexpr int field_count<fairvalue::FlatMarket> = 4;
/// The enumerators of an enumeration.
template <class T>
inline constexpr unsigned enumerators = 2;

/// f(the members).
template <class T, class F>
auto with_fields(T& value, F f) {
  constexpr int count = field_count<std::remove_const_t<T>>;
  if constexpr (count == 1) {
    auto& [a] = value;
    return f(a);
  } else if constexpr (count == 2) {
    auto& [a, b] = value;
    return f(a, b);
  } else if constexpr (count == 3) {
    auto& [a, b, c] = value;
    return f(a, b, c);
  } else if constexpr (count == 4) {
    auto& [a, b, c, d] = value;
    return f(a, b, c, d);
  } else if constexpr (count == 5) {
    auto& [a, b, c, d, e] = value;
    return f(a, b, c, d, e);
  } else if constexpr (count == 6) {
    auto& [a, b, c, d, e, g] = value;
    return f(a, b, c, d, e, g);
  } else if constexpr (count == 7) {
    auto& [a, b, c, d, e, g, h] = value;
    return f(a, b, c, d, e, g, h);
  } else if constexpr (count == 8) {
    auto& [a, b, c, d, e, g, h, i] = value;
    return f(a, b, c, d, e, g, h, i);
  } else if constexpr (count == 9) {
    auto& [a, b, c, d, e, g, h, i, j] = value;
    return f(a, b, c, d, e, g, h, i, j);
  } else if constexpr (count == 10) {
    auto& [a, b, c, d, e, g, h, i, j, k] = value;
    return f(a, b, c, d, e, g, h, i, j, k);
  } else if constexpr (count == 11) {
    auto& [a, b, c, d, e, g, h, i, j, k, l] = value;
    return f(a, b, c, d, e, g, h, i, j, k, l);
  } else if constexpr (count == 12) {
    auto& [a, b, c, d, e, g, h, i, j, k, l, m] = value;
    return f(a, b, c, d, e, g, h, i, j, k, l, m);
  } else {
    static_assert(count == 15, "state the number of its members: field_count");
    auto& [a, b, c, d, e, g, h, i, j, k, l, m, n, o, p] = value;
    return f(a, b, c, d, e, g, h, i, j, k, l, m, n, o, p);
  }
}

template <class T>
struct Tag {};
/// One argument of a type; `make` is found for the types below and for aggregates.
template <class T>
T make(Bytes& bytes) {
  return make(Tag<T>{}, bytes);
}

inline double make(Tag<double>, Bytes& bytes) { return bytes.number(); }
inline int make(Tag<int>, Bytes& bytes) { return bytes.whole(); }
inline bool make(Tag<bool>, Bytes& bytes) { return bytes.below(2) == 1; }
inline std::size_t make(Tag<std::size_t>, Bytes& bytes) { return bytes.below(5); }
inline fairvalue::Currency make(Tag<fairvalue::Currency>, Bytes& bytes) {
  return fairvalue::Currency{bytes.below(8) == 0 ? "TWD" : "USD"};
}
inline std::string make(Tag<std::string>, Bytes& bytes) { return std::string(bytes.below(3), 'x'); }
inline fairvalue::Date make(Tag<fairvalue::Date>, Bytes& bytes) {
  using namespace std::chrono;
  const int year_number =
      bytes.below(8) == 0 ? bytes.whole() % 32'768 : 2024 + static_cast<int>(bytes.below(4));
  return {year{year_number}, month{bytes.below(13)}, day{bytes.below(32)}};
}
/// Most often a year that exists: else little gets past the first check.
inline fairvalue::FiscalPeriod make(Tag<fairvalue::FiscalPeriod>, Bytes& bytes) {
  if (bytes.below(8) != 0) return fairvalue::calendar_year(2024 + static_cast<int>(bytes.below(4)));
  return {.year = make(Tag<int>{}, bytes),
          .quarter = make(Tag<int>{}, bytes),
          .start = make(Tag<fairvalue::Date>{}, bytes),
          .end = make(Tag<fairvalue::Date>{}, bytes)};
}
template <class T>
requires std::is_enum_v<T> T make(Tag<T>, Bytes& bytes) {
  return static_cast<T>(bytes.below(enumerators<T>));
}
template <class Unit>
fairvalue::Quantity<Unit> make(Tag<fairvalue::Quantity<Unit>>, Bytes& bytes) {
  return fairvalue::Quantity<Unit>{bytes.number()};
}
template <class T>
std::optional<T> make(Tag<std::optional<T>>, Bytes& bytes) {
  return bytes.below(2) == 0 ? std::nullopt : std::optional<T>{make<T>(bytes)};
}
template <class T>
fairvalue::Interval<T> make(Tag<fairvalue::Interval<T>>, Bytes& bytes) {
  T low = make<T>(bytes);
  T high = make<T>(bytes);
  return high < low ? fairvalue::Interval<T>{high, low} : fairvalue::Interval<T>{low, high};
}
template <class T>
std::vector<T> make(Tag<std::vector<T>>, Bytes& bytes) {
  std::vector<T> values;
  for (unsigned left = bytes.below(6); left > 0; --left) values.push_back(make<T>(bytes));
  return values;
}
template <class T>
fairvalue::DatedSeries<T> make(Tag<fairvalue::DatedSeries<T>>, Bytes& bytes) {
  std::vector<fairvalue::Dated<T>> rows;
  fairvalue::Date date = make<fairvalue::Date>(bytes);
  for (unsigned left = bytes.below(6); left > 0; --left) {
    rows.push_back({date, make<T>(bytes)});
    date = fairvalue::add_days(date, 1 + static_cast<int>(bytes.below(9)));
  }
  return fairvalue::DatedSeries<T>{std::move(rows)};
}
template <class... T>
std::variant<T...> make(Tag<std::variant<T...>>, Bytes& bytes) {
  using Variant = std::variant<T...>;
  static constexpr Variant (*makers[])(Bytes&) = {[](Bytes& from) { return Variant{make<T>(from)}; }...};
  return makers[bytes.below(sizeof...(T))](bytes);
}
template <class T>
requires(field_count<T> > 0) T make(Tag<T>, Bytes& bytes) {
  using Fields = decltype(with_fields(std::declval<T&>(), [](auto&... field) {
    return std::type_identity<std::tuple<std::remove_reference_t<decltype(field)>...>>{};
  }));
  return [&]<class... F>(std::type_identity<std::tuple<F...>>) { return T{make<F>(bytes)...}; }(Fields{});
}

/// Throws Fault on a number that is not finite or a negative zero, wherever in a result it is.
inline void look_at(double value) {
  if (!std::isfinite(value)) throw Fault(std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
  if (value == 0.0 && std::signbit(value)) throw Fault("-0");
}
template <class T>
requires(std::integral<T> || std::is_enum_v<T>) void look_at(const T&) {}
inline void look_at(const std::string&) {}
inline void look_at(const fairvalue::Currency&) {}
inline void look_at(std::string_view) {}
inline void look_at(fairvalue::Date date) {
  if (!date.ok()) throw Fault("a date that does not exist");
}
template <class Unit>
void look_at(fairvalue::Quantity<Unit> value) {
  look_at(value.value);
}
template <class T>
void look_at(const fairvalue::Interval<T>& range) {
  look_at(range.low);
  look_at(range.high);
}
template <class T>
void look_at(const std::optional<T>& value);
template <class T>
void look_at(const std::vector<T>& values);
template <class T>
void look_at(const fairvalue::DatedSeries<T>& series);
template <class T>
void look_at(const fairvalue::Outcome<T>& outcome);
template <class... T>
void look_at(const std::variant<T...>& value);
inline void look_at(const fairvalue::Table& table) {
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (std::size_t j = 0; j < table.columns(); ++j) {
      if (table.at(i, j)) look_at(*table.at(i, j));
    }
  }
}
template <class T>
requires(field_count<T> > 0) void look_at(const T& value) {
  with_fields(value, [](const auto&... field) { (look_at(field), ...); });
}
template <class T>
void look_at(const std::optional<T>& value) {
  if (value) look_at(*value);
}
template <class T>
void look_at(const std::vector<T>& values) {
  for (const auto& value : values) look_at(value);
}
template <class T>
void look_at(const fairvalue::DatedSeries<T>& series) {
  for (const auto& row : series) look_at(row.value);
}
template <class T>
void look_at(const fairvalue::Outcome<T>& outcome) {
  if (outcome.has_value()) look_at(outcome.value());
}
template <class... T>
void look_at(const std::variant<T...>& value) {
  std::visit([](const auto& held) { look_at(held); }, value);
}

/// What is kept while a function is called: a vector behind a span, a string behind a view.
template <class T>
struct Kept {
  using type = std::remove_cvref_t<T>;
};
template <class T>
struct Kept<std::span<const T>> {
  using type = std::vector<T>;
};
template <>
struct Kept<std::string_view> {
  using type = std::string;
};

template <class R, class... A>
void call(Bytes& bytes, R (*function)(A...)) {
  std::tuple<typename Kept<A>::type...> arguments{make<typename Kept<A>::type>(bytes)...};
  look_at(std::apply(function, arguments));
}

std::span<const Call> core_calls();
std::span<const Call> math_calls();
std::span<const Call> industry_calls();
std::span<const Call> deal_calls();
std::span<const Call> equity_calls();
std::span<const Call> pricing_calls();
std::span<const Call> scenario_calls();
std::span<const Call> market_calls();
std::span<const Call> company_calls();
std::span<const Call> accounting_calls();
std::span<const Call> model_calls();
std::span<const Call> simulation_calls();

/// Of all areas.
std::vector<Call> all_calls();
/// Calls the function; says what is wrong with what it did, empty when nothing is. DomainError, ParseError
/// and running out of memory are answers.
std::string fault_of(const Call& call, std::span<const std::uint8_t> bytes);

}  // namespace fuzz

#define FUZZ_CALL(function)                                                 \
  {                                                                         \
#function, [](::fuzz::Bytes & bytes) { ::fuzz::call(bytes, function); } \
  }
/// An overload, told by its type.
#define FUZZ_CALL_AS(type, function)                                                      \
  {                                                                                       \
#function " as " #type,                                                               \
        [](::fuzz::Bytes & bytes) { ::fuzz::call<>(bytes, static_cast<type>(function)); } \
  }
