#include <fairvalue/deal/term_sheet.hpp>

#include <cstddef>
#include <variant>

#include <fmt/core.h>

#include "core/detail/plain_number.hpp"

namespace fairvalue {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// With commas in whole numbers of at least so many digits: "1,000,000".
std::string grouped(const std::string& text, std::size_t digits) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const bool is_fraction = i > 0 && text[i - 1] == '.';
    const std::size_t length = end - i;
    for (; i < end; ++i) {
      result += text[i];
      const std::size_t left = end - i - 1;
      if (length >= digits && !is_fraction && left > 0 && left % 3 == 0) result += ',';
    }
    if (i < text.size()) result += text[i++];
  }
  return result;
}

std::string number_text(double number) { return grouped(detail::plain_number(number, 15), 4); }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// With commas in millions, and hurdles for what they are: met at or above their figure.
std::string in_full(const std::string& text) {
  std::string full = grouped(text, 7);
  replace_all(full, "price at ", "price at or above ");
  replace_all(full, "market capitalisation of ", "market capitalisation of at least ");
  return full;
}

/// In full, but for names, which stay as they are.
std::string gate_text(const Gate& gate, std::string_view currency) {
  std::vector<std::string> names;
  visit_simple_gates(gate, [&](const auto& one) {
    if constexpr (requires { one.name; }) names.push_back(one.name);
    if constexpr (requires { one.benchmark; }) names.push_back(one.benchmark);
  });
  const std::string text = describe(gate, currency);
  std::string result;
  std::size_t from = 0;
  for (const std::string& name : names) {
    const std::size_t at = text.find(name, from);
    if (at == std::string::npos) continue;
    result += in_full(text.substr(from, at - from)) + name;
    from = at + name.size();
  }
  return result + in_full(text.substr(from));
}

std::string list_of(const std::vector<Gate>& gates, std::string_view currency) {
  std::string text;
  for (const Gate& gate : gates) text += (text.empty() ? "" : "; ") + gate_text(gate, currency);
  return text;
}

std::string amount_text(double amount, std::string_view currency) {
  return currency.empty() ? number_text(amount) : fmt::format("{} {}", number_text(amount), currency);
}

std::string strike_text(const Strike& strike, std::string_view currency) {
  const auto* stated = std::get_if<PerShare>(&strike);
  return stated != nullptr ? amount_text(stated->value, currency) : describe(strike);
}

std::string vesting_text(const Tranche& tranche, std::string_view currency) {
  if (tranche.vested_at_issue) return "vested at issue";
  std::string text;
  if (const auto& linear = tranche.linear) {
    const std::string_view unit = linear->measure == VolumeMeasure::paid ? currency : std::string_view{};
    text = fmt::format("vesting in proportion from {} to {} {}", number_text(linear->from),
                       amount_text(linear->to, unit), to_string(linear->measure));
  }
  if (tranche.rank) text = "vesting " + describe(*tranche.rank);
  if (tranche.gates.empty()) return text;
  const std::string_view when = tranche.gates.size() == 1
                                    ? "when this condition is met"
                                    : "when these conditions are all met, each on any day";
  return fmt::format("{} {}: {}", text.empty() ? "vesting" : text + ",", when,
                     list_of(tranche.gates, currency));
}

std::string shares_text(const Tranche& tranche) {
  const std::string shares = number_text(tranche.shares.value);
  if (!tranche.rank) return shares + " shares";
  const double target = tranche.shares.value / max_payout(tranche.rank->curve);
  return fmt::format("at most {} shares ({} at target)", shares, number_text(target));
}

std::string own_text(const OwnTerms& own, std::string_view currency) {
  std::string text;
  if (own.strike) text += fmt::format("; its own exercise price is {}", strike_text(*own.strike, currency));
  if (own.expiry) text += fmt::format("; it expires on {}", to_string(*own.expiry));
  if (own.value_cap)
    text += fmt::format("; the gain on a share is at most {}", amount_text(own.value_cap->value, currency));
  if (!own.exercise_gates) return text;
  if (own.exercise_gates->empty()) return text + "; exercisable when vested";
  return text + fmt::format("; exercisable when, after vesting, these are met: {}",
                            list_of(*own.exercise_gates, currency));
}

std::string exercise_text_of(const Warrant& warrant, std::string_view currency) {
  std::string text = warrant.exercise_gates.empty()
                         ? std::string{"Vested shares are exercisable"}
                         : fmt::format("Vested shares are exercisable when these are met: {}",
                                       list_of(warrant.exercise_gates, currency));
  text += warrant.settlement == ExerciseSettlement::net
              ? "; exercise is net: the holder pays nothing and receives shares worth the gain"
              : "; the exercise price is paid in cash";
  if (warrant.automatic_at_expiry)
    text += "; exercised automatically at the expiry if the price is then above the exercise price";
  return text + ".";
}

std::string control_text(ChangeOfControl outcome) {
  switch (outcome) {
    case ChangeOfControl::no_effect: return "A change of control has no effect on vesting.";
    case ChangeOfControl::accelerates: return "On a change of control all that has not vested vests.";
    case ChangeOfControl::lapses: return "On a change of control what has not vested lapses.";
  }
  refuse_enumerator(outcome);
}

}  // namespace

std::string change_of_control_sentence(const Warrant& warrant) {
  if (!warrant.on_change_of_control)
    return "These terms do not say what a change of control does to what has not vested.";
  return control_text(*warrant.on_change_of_control);
}

std::vector<std::string> term_sheet(const Warrant& warrant, std::string_view currency) {
  std::vector<std::string> lines{
      fmt::format("Warrant granted to {} on {}: {} shares at an exercise price of {}, until {}.",
                  warrant.holder, to_string(warrant.granted), number_text(warrant.shares.value),
                  amount_text(warrant.strike.value, currency), to_string(warrant.expiry))};
  for (const Tranche& tranche : warrant.tranches) {
    lines.push_back(fmt::format("{}: {}, {}{}.", tranche.name, shares_text(tranche),
                                vesting_text(tranche, currency), own_text(tranche.own, currency)));
  }
  lines.push_back(exercise_text_of(warrant, currency));
  lines.push_back(change_of_control_sentence(warrant));
  return lines;
}

}  // namespace fairvalue
