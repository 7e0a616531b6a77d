#include "assumptions.hpp"

#include <algorithm>
#include <variant>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

using Words = std::vector<std::string>;

template <class G>
bool is_of(const Gate& gate) {
  return std::holds_alternative<G>(gate);
}

/// Whether a gate of any tranche, or of the exercise, is as asked.
template <class Ask>
bool any_gate(const Warrant& warrant, const Ask& ask) {
  const auto any = [&](const std::vector<Gate>& gates) {
    return std::any_of(gates.begin(), gates.end(), ask);
  };
  const auto in_tranche = [&](const Tranche& tranche) { return any(tranche.gates); };
  return any(warrant.exercise_gates) ||
         std::any_of(warrant.tranches.begin(), warrant.tranches.end(), in_tranche);
}

/// Whether one tranche, or the exercise, has two market conditions.
bool joins_prices(const Warrant& warrant) {
  const auto two = [](const std::vector<Gate>& gates) {
    return std::ranges::count(gates, GateKind::market, [](const Gate& gate) { return kind(gate); }) > 1;
  };
  return two(warrant.exercise_gates) || std::ranges::any_of(warrant.tranches, two, &Tranche::gates);
}

bool watches_closes(const Gate& gate) {
  const auto* price = std::get_if<PriceGate>(&gate);
  return price && price->rule.kind != Monitoring::continuous;
}

std::string conditions(ValueKind kind, const Warrant& warrant, Date spot) {
  if (kind == ValueKind::economic) {
    return fmt::format("every condition is inside; the market is that of {}", to_string(spot));
  }
  return fmt::format(
      "market conditions are inside, all others outside (ASC 718-10-30-12); the price is that of {}, the "
      "life begins with the grant {}",
      to_string(spot), to_string(warrant.granted));
}

std::string volatility(const EquityMarket& market) {
  const std::string& source = market.volatility_source;
  return fmt::format("volatility {:g} %: {}", 100.0 * market.volatility.value,
                     source.empty() ? "no source given" : source);
}

std::string closes(const ValuationTerms& terms) {
  const std::string_view method = terms.methods.closes == ClosesMethod::convolution
                                      ? "valued by convolution"
                                      : "approximated by a shifted hurdle (Broadie, Glasserman and Kou 1997)";
  return fmt::format("closes are equally spaced, {}, and {}",
                     terms.calendar ? "as many as the calendar has" : "252 a year", method);
}

std::string exercise(const ClaimMethods& methods) {
  return methods.exercise == ExercisePolicy::hold_to_expiry
             ? "what has vested is held to the expiry"
             : "what vests is exercised on that day, or never if the price is not above the strike";
}

std::string dilution(const ValuationTerms& terms) {
  if (terms.dilution == DilutionMethod::none) return "dilution: none, the price holds it already";
  return fmt::format("dilution: {}, over {:g} shares outstanding", to_string(terms.dilution),
                     terms.outstanding ? terms.outstanding->value : 0.0);
}

void add_conditions(Words& words, const Warrant& warrant, const ValuationTerms& terms) {
  if (any_gate(warrant, is_of<VolumeGate>)) {
    words.push_back("milestones are independent of the price and of all other conditions");
  }
  if (any_gate(warrant, is_of<NamedGate>)) {
    words.push_back("a condition without a day of its own is met before the others, if it is met");
  }
  if (!warrant.exercise_gates.empty()) {
    words.push_back("the conditions of exercise are met by the time of exercise, if they are met");
  }
  words.push_back(terms.history ? "gates are met, and tranches lost, as the history given has it"
                                : "nothing has happened since the grant");
}

}  // namespace

Words assumptions(ValueKind kind, const Warrant& warrant, const EquityMarket& market,
                  const ValuationTerms& terms) {
  Words words{conditions(kind, warrant, market.spot.as_of),
              "measure: risk-neutral; the price is log-normal with one rate, yield and volatility, and no "
              "probability is a forecast",
              volatility(market)};
  if (any_gate(warrant, watches_closes)) words.push_back(closes(terms));
  if (joins_prices(warrant)) {
    words.push_back("price conditions that a tranche joins are each met on any day, not all on the same one");
  }
  if (kind == ValueKind::economic) add_conditions(words, warrant, terms);
  words.push_back(exercise(terms.methods));
  words.push_back(dilution(terms));
  return words;
}

}  // namespace fairvalue::detail
