#include <fairvalue/pricing/plausibility.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <type_traits>
#include <variant>

#include <fmt/core.h>

#include "core/detail/plain_number.hpp"

namespace fairvalue {
namespace {

using detail::plain_number;
using detail::plain_percent;
using Warnings = std::vector<std::string>;

constexpr double min_volatility = 0.05;
constexpr double max_volatility = 3.0;
constexpr double max_rate = 0.3;
constexpr double max_price_ratio = 20.0;
constexpr double max_years = 30.0;

/// Of every level, the first by the field's own name.
template <class T, class Find>
void add_levels(Warnings& warnings, const std::string& field, const Stepped<T>& levels, const Find& find) {
  const auto add = [&](const std::string& name, double level) {
    if (const std::string found = find(level); !found.empty()) {
      warnings.push_back(
          fmt::format("{}: {} a year is {}; levels are decimals", name, plain_percent(level, 3), found));
    }
  };
  add(field, number(levels.value));
  for (std::size_t i = 0; i < levels.later.size(); ++i) {
    add(fmt::format("{}.later[{}].value", field, i), number(levels.later[i].value));
  }
}

std::string odd_volatility(double level) {
  if (level > max_volatility) return "above " + plain_percent(max_volatility, 3);
  if (level < min_volatility) return "below " + plain_percent(min_volatility, 3);
  return {};
}

std::string odd_rate(double level) {
  return std::abs(level) > max_rate ? "beyond " + plain_percent(max_rate, 3) : std::string{};
}

void add_market(Warnings& warnings, const EquityMarket& market) {
  add_levels(warnings, "market.volatility", market.volatility, odd_volatility);
  add_levels(warnings, "market.risk_free_rate", market.risk_free_rate, odd_rate);
  add_levels(warnings, "market.dividend_yield", market.dividend_yield, odd_rate);
}

std::string ratio_text(PerShare level, PerShare price) {
  return fmt::format("is {} times the price of {}; are both on the same shares?",
                     plain_number(level / price, 3), plain_number(price.value, 6));
}

std::string odd_hurdle(PerShare hurdle, PerShare price) {
  if (hurdle <= price) return fmt::format("is not above the price of {}", plain_number(price.value, 6));
  return hurdle > max_price_ratio * price ? ratio_text(hurdle, price) : std::string{};
}

/// The price of a day.
struct DayPrice {
  PerShare price;
  Date day;
};

void add_hurdle(Warnings& warnings, const std::string& name, PerShare hurdle, std::string_view unit,
                const DayPrice& today) {
  const std::string found = odd_hurdle(hurdle, today.price);
  if (found.empty()) return;
  warnings.push_back(fmt::format("{}: {}{} {}", name, plain_number(hurdle.value, 6), unit, found));
}

void add_gate(Warnings& warnings, const std::string& field, const PriceGate& gate, const DayPrice& today) {
  add_hurdle(warnings, field + ".hurdle", gate.hurdle, "", today);
}
/// The hurdle of the day, and those still to come.
void add_gate(Warnings& warnings, const std::string& field, const SteppedPriceGate& gate,
              const DayPrice& today) {
  add_hurdle(warnings, field + ".hurdle", hurdle_on(gate, today.day), "", today);
  for (std::size_t i = 0; i < gate.steps.size(); ++i) {
    if (gate.steps[i].from <= today.day) continue;
    add_hurdle(warnings, fmt::format("{}.steps[{}].hurdle", field, i), gate.steps[i].hurdle, "", today);
  }
}
void add_gate(Warnings& warnings, const std::string& field, const MarketCapGate& gate,
              const DayPrice& today) {
  const auto shares = gate.shares.latest(today.day);
  if (!shares) return;
  add_hurdle(warnings, field + ".hurdle", gate.hurdle / shares->value, " a share", today);
}

void add_hurdles(Warnings& warnings, const std::string& field, const std::vector<Gate>& gates,
                 const std::vector<std::size_t>& open, const DayPrice& today) {
  for (const std::size_t i : open) {
    visit_simple_gates(gates[i], [&](const auto& gate) {
      if constexpr (HurdleGate<std::remove_cvref_t<decltype(gate)>>) {
        add_gate(warnings, fmt::format("{}[{}]", field, i), gate, today);
      }
    });
  }
}

void add_strike(Warnings& warnings, const std::string& field, PerShare strike, PerShare price) {
  if (!(strike > max_price_ratio * price)) return;
  warnings.push_back(
      fmt::format("{}: {} {}", field, plain_number(strike.value, 6), ratio_text(strike, price)));
}

/// The gates to check. Without a history all of them: a hurdle that today's close meets may be a typing
/// error.
std::vector<std::size_t> looked_at(const OpenWarrant& open, const std::vector<Gate>& gates,
                                   const std::vector<std::size_t>& open_gates) {
  if (open.history) return open_gates;
  std::vector<std::size_t> all(gates.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

void add_all_hurdles(Warnings& warnings, const OpenWarrant& open, PerShare price) {
  const DayPrice today{price, open.as_of};
  for (std::size_t i = 0; i < open.tranches.size(); ++i) {
    const std::vector<Gate>& gates = open.terms.tranches[i].gates;
    if (is_lost(open.tranches[i].vesting.state)) continue;
    add_hurdles(warnings, fmt::format("warrant.tranches[{}].gates", i), gates,
                looked_at(open, gates, open.tranches[i].gates), today);
    if (const auto& own = open.terms.tranches[i].own.exercise_gates) {
      add_hurdles(warnings, fmt::format("warrant.tranches[{}].own.exercise_gates", i), *own,
                  looked_at(open, *own, open.tranches[i].exercise_gates), today);
    }
  }
  const std::vector<Gate>& gates = open.terms.exercise_gates;
  add_hurdles(warnings, "warrant.exercise_gates", gates, looked_at(open, gates, open.exercise_gates), today);
}

}  // namespace

Warnings plausibility_warnings(const EquityMarket& market, const OpenWarrant& open) {
  Warnings warnings;
  add_market(warnings, require_market(market));
  const PerShare price = market.spot.price;
  add_all_hurdles(warnings, open, price);
  add_strike(warnings, "warrant.strike", open.terms.strike, price);
  for (std::size_t i = 0; i < open.terms.tranches.size(); ++i) {
    const auto& own = open.terms.tranches[i].own.strike;
    const auto* strike = own ? std::get_if<PerShare>(&*own) : nullptr;
    if (strike) add_strike(warnings, fmt::format("warrant.tranches[{}].own.strike", i), *strike, price);
  }
  const Date expiry = open.terms.expiry;
  if (const double years = year_fraction(open.as_of, expiry).value; years > max_years) {
    warnings.push_back(fmt::format("warrant.expiry: {} is {} years ahead, more than {}", to_string(expiry),
                                   plain_number(years, 3), max_years));
  }
  return warnings;
}

}  // namespace fairvalue
