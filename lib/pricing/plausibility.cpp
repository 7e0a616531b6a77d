#include <fairvalue/pricing/plausibility.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>

#include <fmt/core.h>

#include "core/detail/plain_number.hpp"

namespace fairvalue {
namespace {

using detail::plain_number;
using detail::plain_percent;
using Warnings = std::vector<std::string>;

constexpr double least_volatility = 0.05;
constexpr double most_volatility = 3.0;
constexpr double most_rate = 0.3;
constexpr double most_price_ratio = 20.0;
constexpr double most_years = 30.0;

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
  if (level > most_volatility) return "above " + plain_percent(most_volatility, 3);
  if (level < least_volatility) return "below " + plain_percent(least_volatility, 3);
  return {};
}

std::string odd_rate(double level) {
  return std::abs(level) > most_rate ? "beyond " + plain_percent(most_rate, 3) : std::string{};
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
  return hurdle > most_price_ratio * price ? ratio_text(hurdle, price) : std::string{};
}

struct Gates {
  std::string field;
  const std::vector<Gate>& gates;
  const std::vector<bool> met;  ///< as many as gates
};

void add_hurdles(Warnings& warnings, const Gates& list, PerShare price) {
  for (std::size_t i = 0; i < list.gates.size(); ++i) {
    const auto* gate = std::get_if<PriceGate>(&list.gates[i]);
    if (gate == nullptr || list.met[i]) continue;
    const std::string found = odd_hurdle(gate->hurdle, price);
    if (found.empty()) continue;
    warnings.push_back(
        fmt::format("{}[{}].hurdle: {} {}", list.field, i, plain_number(gate->hurdle.value, 6), found));
  }
}

std::vector<bool> gates_met(const TrancheVesting& state) {
  std::vector<bool> met;
  const bool over = state.state != TrancheState::waiting && state.state != TrancheState::vested;
  for (const GateState& gate : state.gates) met.push_back(over || gate.met.has_value());
  return met;
}

void add_all_hurdles(Warnings& warnings, const Warrant& terms, const Warrant& warrant, PerShare price,
                     const std::optional<DealHistory>& history, Date day) {
  const auto states = history ? vesting(warrant, *history, day) : std::vector<TrancheVesting>{};
  for (std::size_t i = 0; i < terms.tranches.size(); ++i) {
    const auto& gates = terms.tranches[i].gates;
    add_hurdles(warnings,
                {fmt::format("warrant.tranches[{}].gates", i), gates,
                 history ? gates_met(states[i]) : std::vector<bool>(gates.size())},
                price);
  }
  add_hurdles(
      warnings,
      {"warrant.exercise_gates", terms.exercise_gates,
       history ? exercise_gates_met(warrant, *history, day) : std::vector<bool>(terms.exercise_gates.size())},
      price);
}

}  // namespace

Warnings plausibility_warnings(const EquityMarket& market, const Warrant& warrant,
                               const std::optional<DealHistory>& history) {
  Warnings warnings;
  add_market(warnings, require_market(market));
  const Date day = std::max(market.spot.as_of, require_warrant(warrant).granted);
  const Warrant terms = adjusted_terms(warrant, day);
  const PerShare price = market.spot.price;
  add_all_hurdles(warnings, terms, warrant, price, history, day);
  if (terms.strike > most_price_ratio * price) {
    warnings.push_back(fmt::format("warrant.strike: {} {}", plain_number(terms.strike.value, 6),
                                   ratio_text(terms.strike, price)));
  }
  if (const double years = year_fraction(day, warrant.expiry).value; years > most_years) {
    warnings.push_back(fmt::format("warrant.expiry: {} is {} years ahead, more than {}",
                                   to_string(warrant.expiry), plain_number(years, 3), most_years));
  }
  return warnings;
}

}  // namespace fairvalue
