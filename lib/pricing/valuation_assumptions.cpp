#include <fairvalue/pricing/valuation_assumptions.hpp>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/detail/plain_number.hpp"

namespace fairvalue {
namespace {

using detail::plain_amount;
using detail::plain_number;
using detail::plain_percent;
using Words = std::vector<std::string>;

/// Whether a gate of any tranche, or of an exercise, is as asked.
template <class Ask>
bool any_gate(const Warrant& warrant, const Ask& ask) {
  const auto any = [&](const std::vector<Gate>& gates) { return std::ranges::any_of(gates, ask); };
  return any(warrant.exercise_gates) || std::ranges::any_of(warrant.tranches, [&](const Tranche& tranche) {
           return any(tranche.gates) || (tranche.own.exercise_gates && any(*tranche.own.exercise_gates));
         });
}

/// The same of the simple gates, those inside other gates among them.
template <class Ask>
bool any_simple_gate(const Warrant& warrant, const Ask& ask) {
  bool any = false;
  visit_gates_of(warrant, [&](const auto& simple) { any = any || ask(simple); });
  return any;
}

template <class Asked>
bool any_of_kind(const Warrant& warrant) {
  return any_simple_gate(warrant, []<class G>(const G&) { return std::is_same_v<G, Asked>; });
}

/// Whether the rule of any price or capitalisation is as asked.
template <class Ask>
bool any_rule(const Warrant& warrant, const Ask& ask) {
  return any_simple_gate(warrant, [&](const auto& gate) {
    if constexpr (requires { gate.rule; }) return ask(gate.rule);
    return false;
  });
}

bool is_market_or_other(const Gate& gate) {
  const auto* any = std::get_if<AnyOf>(&gate);
  return any != nullptr && kind(gate) == GateKind::market &&
         !std::ranges::all_of(any->gates, [](const Gate& part) { return kind(part) == GateKind::market; });
}

bool has_two_price_gates(const Tranche& tranche) {
  return std::ranges::count_if(tranche.gates,
                               [](const Gate& gate) { return kind(gate) == GateKind::market; }) > 1;
}

std::string conditions(ValueKind kind, const Warrant& warrant, Date spot) {
  if (kind == ValueKind::economic) {
    return fmt::format("every condition is inside; the market is that of {}", to_string(spot));
  }
  const std::string inside = "market conditions are inside, all others outside (ASC 718-10-30-12)";
  if (kind == ValueKind::measurement_date) {
    return fmt::format("{}; the market is that of {}", inside, to_string(spot));
  }
  return fmt::format("{}; the price is that of {}, the life begins with the grant {}", inside,
                     to_string(spot), to_string(warrant.granted));
}

template <class T>
std::string levels(const Stepped<T>& stepped, int digits) {
  const std::string first = plain_percent(number(stepped.value), digits);
  return is_flat(stepped) ? first : first + ", stepping later";
}

void add_market_words(Words& words, const EquityMarket& market) {
  const std::string& source = market.volatility_source;
  words.push_back(fmt::format("volatility {}: {}", levels(market.volatility, 3),
                              source.empty() ? "no source given" : source));
  words.push_back(fmt::format("risk-free rate {}, dividend yield {}, continuously compounded",
                              levels(market.risk_free_rate, 4), levels(market.dividend_yield, 4)));
}

/// What is exercised on vesting ends there.
std::string term(const Warrant& warrant, Date from, ExercisePolicy exercise) {
  const bool held = exercise == ExercisePolicy::hold_to_expiry;
  const double years = year_fraction(from, warrant.expiry).value;
  return fmt::format("expected term {}{} years, to {}the expiry {}", held ? "" : "at most ",
                     plain_number(years, 3), held ? "" : "vesting, at the latest to ",
                     to_string(warrant.expiry));
}

/// What a tranche has in place of the warrant's terms.
void add_own_terms(Words& words, const Tranche& tranche) {
  const auto& [strike, expiry, exercise_gates, cap] = tranche.own;
  if (strike) words.push_back(fmt::format("strike of {}: {}", tranche.name, describe(*strike)));
  if (expiry) words.push_back(fmt::format("expiry of {}: {}", tranche.name, to_string(*expiry)));
  if (cap) {
    words.push_back(fmt::format("a share of {} gains at most {} over the strike", tranche.name,
                                plain_number(cap->value, 6)));
  }
}

void add_terms(Words& words, const Warrant& warrant, Date day, ExercisePolicy exercise) {
  const Warrant terms = adjusted_terms(warrant, day);
  words.push_back(
      fmt::format("strike {}; {}", plain_number(terms.strike.value, 6), term(terms, day, exercise)));
  for (const Tranche& tranche : terms.tranches) add_own_terms(words, tranche);
}

std::string method_text(ValuationMethod method) {
  if (method != ValuationMethod::shifted_hurdle) return std::string{to_string(method)};
  return "shifted hurdle (Broadie, Glasserman and Kou 1997), an approximation";
}

/// The tranches by what was done with them, in the order of the terms.
Words methods(const WarrantValue& value) {
  std::vector<std::pair<std::string, Words>> groups;
  for (const NamedTrancheValue& tranche : value.tranches) {
    const std::string text = tranche.outcome.has_value()
                                 ? "method: " + method_text(tranche.outcome.value().claim.method)
                                 : "no value: " + tranche.outcome.reason();
    const auto known = std::ranges::find(groups, text, &std::pair<std::string, Words>::first);
    if (known == groups.end()) {
      groups.push_back({text, {tranche.tranche}});
    } else {
      known->second.push_back(tranche.tranche);
    }
  }
  Words words;
  for (auto& [text, names] : groups) {
    words.push_back(groups.size() == 1 ? text : fmt::format("{} [{}]", text, fmt::join(names, ", ")));
  }
  return words;
}

void add_gates(Words& words, const Warrant& warrant, bool calendar) {
  if (any_rule(warrant, [](const MonitoringRule& rule) { return !needs_highs(rule); })) {
    words.push_back(fmt::format("closes are equally spaced, {}",
                                calendar ? "on the trading days of the calendar" : "252 a year"));
  }
  if (std::ranges::any_of(warrant.tranches, has_two_price_gates)) {
    words.push_back("the price conditions of a tranche may be met on different days");
  }
  if (std::ranges::any_of(warrant.tranches,
                          [](const Tranche& tranche) { return tranche.rank.has_value(); })) {
    words.push_back(
        "growth among peers is that of prices and levels as given; own dividends are not added back");
  }
  if (any_rule(warrant, needs_vwaps)) {
    words.push_back("a daily VWAP to come is taken as the close of its day");
  }
}

bool is_linear(const Tranche& tranche) { return tranche.linear.has_value(); }

void add_conditions(Words& words, const WarrantPosition& position) {
  const Warrant& warrant = position.warrant;
  const bool linear = std::ranges::any_of(warrant.tranches, is_linear);
  if (linear || any_of_kind<VolumeGate>(warrant)) {
    words.push_back(position.deployment
                        ? "milestones follow the deployment model, with its correlation to the price"
                        : "milestones are independent of the price and of all other conditions");
  }
  if (linear) {
    words.push_back("a linear tranche vests at each milestone the part since the milestone before");
  }
  if (any_of_kind<NamedGate>(warrant)) {
    words.push_back("a condition without a stated day, if it is met, is met before the others");
  }
  if (!warrant.exercise_gates.empty()) {
    words.push_back("the conditions of exercise, if they are met, are met by the time of exercise");
  }
  words.push_back(position.history ? "gates are met, and tranches lost, according to the history given"
                                   : "nothing has happened since the grant");
}

std::string exercise_text(ExercisePolicy exercise) {
  switch (exercise) {
    case ExercisePolicy::hold_to_expiry: return "what has vested is held to the expiry";
    case ExercisePolicy::on_vesting:
      return "what vests is exercised on that day, or never if the price is not above the strike";
  }
  refuse_enumerator(exercise);
}

std::string dilution(const ValuationTerms& terms) {
  if (terms.dilution == DilutionMethod::none) return "dilution: none, the price already includes it";
  return fmt::format("dilution: {}, over {} shares outstanding", to_string(terms.dilution),
                     plain_amount(terms.outstanding->value));
}

/// A further member of the model does not compile until it has its words here.
std::string price_law(const PriceModel& model, Measure measure) {
  const auto& [market, jumps, benchmarks, correlations] = model;
  std::string law = jumps ? fmt::format("is a jump diffusion (Merton 1976) with {} jumps a year",
                                        plain_number(jumps->intensity, 3))
                          : "is log-normal";
  if (!benchmarks.empty()) {
    law += correlations ? ", benchmarks are correlated with one another as stated"
                        : ", benchmarks are independent of one another given the share";
  }
  return fmt::format(
      "measure: paths are drawn under the {} measure; the price {}, and no probability is a forecast",
      to_string(measure), law);
}

std::string error_text(const Sampled& total) {
  const double relative = std::abs(total.standard_error / total.mean);
  const std::string error = plain_amount(total.standard_error);
  return std::isfinite(relative) ? fmt::format("{} ({} of the total)", error, plain_percent(relative, 2))
                                 : error;
}

/// The control variates used, each once.
std::string controls(const SimulatedValue& value) {
  Words names;
  for (const SimulatedTranche& tranche : value.tranches) {
    const std::string name{to_string(tranche.control)};
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string run_text(const SimulatedValue& value) {
  return fmt::format(
      "method: simulation of {} paths, seed {}; control variate: {}; standard error {}; run {}", value.paths,
      value.seed, controls(value), error_text(value.total), to_string(value.status));
}

/// `methods`: what the tranches were valued by, where that is known one by one.
Words position_words(const WarrantPosition& position, Date spot, const ValuationTerms& terms,
                     const Words& methods = {}) {
  const Warrant& warrant = position.warrant;
  const bool at_grant = terms.kind == ValueKind::grant_date;
  Words words{conditions(terms.kind, warrant, spot)};
  add_terms(words, warrant, at_grant ? warrant.granted : spot, terms.exercise);
  words.insert(words.end(), methods.begin(), methods.end());
  add_gates(words, warrant, position.calendar.has_value());
  if (terms.kind == ValueKind::economic) add_conditions(words, position);
  if (terms.kind != ValueKind::economic && any_gate(warrant, is_market_or_other)) {
    words.push_back(
        "where any of several conditions vests shares, its price alone is inside: the grant-date "
        "value of that outcome (ASC 718-10-30-15)");
  }
  return words;
}

void add_policies(Words& words, const ValuationTerms& terms) {
  if (terms.adjustment) {
    words.push_back(
        fmt::format("the price is adjusted by {} for material non-public information (SAB 120): {}",
                    plain_percent(terms.adjustment->change, 3), terms.adjustment->reason));
  }
  words.push_back(exercise_text(terms.exercise));
  words.push_back(dilution(terms));
}

}  // namespace

Words valuation_assumptions(const WarrantValue& value, const WarrantPosition& position,
                            const EquityMarket& market, const ValuationTerms& terms) {
  require_market(market);
  require_terms(terms);
  Words law{fmt::format(
      "measure: risk-neutral; the price is log-normal with {}, and no probability is a "
      "forecast",
      is_flat(market) ? "one rate, yield and volatility" : "rates, yields or volatilities that step")};
  add_market_words(law, market);
  Words words = position_words(position, market.spot.as_of, terms, methods(value));
  words.insert(words.begin() + 1, law.begin(), law.end());
  add_policies(words, terms);
  return words;
}

Words valuation_assumptions(const SimulatedValue& value, const std::vector<WarrantPosition>& positions,
                            const PriceModel& model, const ValuationTerms& terms) {
  const EquityMarket& market = require_market(model.market);
  require_terms(terms);
  Words words{price_law(model, value.measure)};
  add_market_words(words, market);
  words.push_back(run_text(value));
  for (const WarrantPosition& position : positions) {
    for (const std::string& one : position_words(position, market.spot.as_of, terms)) {
      words.push_back(positions.size() == 1 ? one : fmt::format("{}: {}", position.name, one));
    }
  }
  add_policies(words, terms);
  return words;
}

}  // namespace fairvalue
