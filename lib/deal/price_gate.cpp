#include <fairvalue/deal/price_gate.hpp>

#include <cmath>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/core/split.hpp>

#include "core/detail/named_checks.hpp"

namespace fairvalue {
namespace {

/// " USD"; nothing where no currency is known.
std::string unit_text(std::string_view currency) {
  return currency.empty() ? std::string{} : fmt::format(" {}", currency);
}

// A hurdle divided by a split may not be whole cents.
std::string price_text(PerShare price, std::string_view currency) {
  const bool whole_cents = std::round(price.value * 100.0) / 100.0 == price.value;
  return (whole_cents ? fmt::format("{:.2f}", price.value) : fmt::format("{}", price.value)) +
         unit_text(currency);
}

/// "20 closes from 2026-01-05 on) after the milestone": what stands after the hurdle.
template <class G>
std::string rule_text(const G& gate) {
  const std::string start =
      gate.window_from ? fmt::format(" from {} on", to_string(*gate.window_from)) : std::string{};
  const bool waits = require_enumerator("gate.timing", gate.timing) == GateTiming::after_other_gates;
  return fmt::format("({}{}){}", describe(gate.rule), start, waits ? " after the other gates" : "");
}

std::string count_text(const DatedSeries<Shares>& shares) {
  std::string text;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i > 0) text += fmt::format(", from {} on ", to_string(shares[i].date));
    text += fmt::format("{}", shares[i].value.value);
  }
  return text;
}

template <class G>
void require_watch(std::string_view field, const G& gate) {
  require_rule(detail::member(field, "rule"), gate.rule);
  if (!is_enumerator(gate.timing)) refuse_enumerator(gate.timing, detail::member(field, "timing"));
  if (gate.window_from && !gate.window_from->ok()) {
    require_date(detail::member(field, "window_from"), *gate.window_from);
  }
}

void require_steps(std::string_view field, const std::vector<HurdleStep>& steps) {
  require_not_empty(detail::member(field, "steps"), steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string step = fmt::format("{}.steps[{}]", field, i);
    require_date(step + ".from", steps[i].from);
    detail::require_positive_member(step, "hurdle", steps[i].hurdle.value);
    if (i == 0 || steps[i].from > steps[i - 1].from) continue;
    throw DomainError(step + ".from", "after the step before it, " + to_string(steps[i - 1].from),
                      to_string(steps[i].from));
  }
}

}  // namespace

PerShare hurdle_on(const SteppedPriceGate& gate, Date date) {
  PerShare hurdle = gate.hurdle;
  for (const HurdleStep& step : gate.steps) {
    if (step.from <= date) hurdle = step.hurdle;
  }
  return require_positive("gate.hurdle", hurdle);
}

std::optional<PriceGate> price_gate(const MarketCapGate& gate, Date granted) {
  const Date first = first_counted_day(gate, granted);
  const auto shares = gate.shares.latest(first);
  if (!shares) return std::nullopt;
  for (const auto& row : gate.shares) {
    if (row.date > first && row.value != shares->value) return std::nullopt;
  }
  return PriceGate{.hurdle = require_positive("gate.hurdle", gate.hurdle / shares->value),
                   .rule = gate.rule,
                   .timing = gate.timing,
                   .window_from = gate.window_from};
}

PriceGate split_adjusted(PriceGate gate, double factor) {
  gate.hurdle = split_adjusted(gate.hurdle, factor);
  return gate;
}
SteppedPriceGate split_adjusted(SteppedPriceGate gate, double factor) {
  gate.hurdle = split_adjusted(gate.hurdle, factor);
  for (HurdleStep& step : gate.steps) step.hurdle = split_adjusted(step.hurdle, factor);
  return gate;
}
MarketCapGate split_adjusted(MarketCapGate gate, double factor) {
  gate.shares = gate.shares.mapped([factor](Shares count) { return split_adjusted(count, factor); });
  return gate;
}

std::string describe(const PriceGate& gate, std::string_view currency) {
  return fmt::format("price at {} {}", price_text(gate.hurdle, currency), rule_text(gate));
}
std::string describe(const SteppedPriceGate& gate, std::string_view currency) {
  std::string steps;
  for (const HurdleStep& step : gate.steps) {
    steps += fmt::format(", from {} on {}", to_string(step.from), price_text(step.hurdle, currency));
  }
  return fmt::format("price at {}{} {}", price_text(gate.hurdle, currency), steps, rule_text(gate));
}
std::string describe(const MarketCapGate& gate, std::string_view currency) {
  return fmt::format("market capitalisation of {}{} on {} shares {}", gate.hurdle.value, unit_text(currency),
                     count_text(gate.shares), rule_text(gate));
}

void require_price_gate(std::string_view field, const PriceGate& gate) {
  detail::require_positive_member(field, "hurdle", gate.hurdle.value);
  require_watch(field, gate);
}
void require_price_gate(std::string_view field, const SteppedPriceGate& gate) {
  detail::require_positive_member(field, "hurdle", gate.hurdle.value);
  require_steps(field, gate.steps);
  require_watch(field, gate);
}
void require_price_gate(std::string_view field, const MarketCapGate& gate) {
  detail::require_positive_member(field, "hurdle", gate.hurdle.value);
  require_not_empty(detail::member(field, "shares"), gate.shares.size());
  detail::require_positive_rows(detail::member(field, "shares"), gate.shares);
  require_watch(field, gate);
}

}  // namespace fairvalue
