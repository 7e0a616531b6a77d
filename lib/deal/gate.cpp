#include <fairvalue/deal/gate.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

GateKind kind_of(const PriceGate&) { return GateKind::market; }
GateKind kind_of(const RelativeGate&) { return GateKind::market; }
GateKind kind_of(const VolumeGate&) { return GateKind::performance; }
GateKind kind_of(const ServiceGate&) { return GateKind::service; }
GateKind kind_of(const NamedGate&) { return GateKind::other; }

bool waits(GateTiming timing) {
  return require_enumerator("gate.timing", timing) == GateTiming::after_other_gates;
}

std::string_view suffix(GateTiming timing) { return waits(timing) ? " after the other gates" : ""; }

// A hurdle divided by a split may not be whole cents.
std::string price_text(PerShare price) {
  const bool whole_cents = std::round(price.value * 100.0) / 100.0 == price.value;
  return whole_cents ? fmt::format("{:.2f}", price.value) : fmt::format("{}", price.value);
}

std::string excess_text(double excess) {
  if (excess == 0.0) return "at least";
  return fmt::format("at least {:g} points {}", 100.0 * std::abs(excess), excess > 0.0 ? "above" : "below");
}

std::string start_text(const PriceGate& gate) {
  return gate.window_from ? fmt::format(" from {} on", to_string(*gate.window_from)) : std::string{};
}

std::string text_of(const PriceGate& gate) {
  return fmt::format("price at {} ({}{}){}", price_text(gate.hurdle), describe(gate.rule), start_text(gate),
                     suffix(gate.timing));
}
std::string text_of(const RelativeGate& gate) {
  return fmt::format("growth {} that of {}{}", excess_text(gate.excess), gate.benchmark, suffix(gate.timing));
}
std::string text_of(const VolumeGate& gate) {
  const std::string volume = fmt::format("{} {}", gate.volume, to_string(gate.measure));
  return gate.by ? fmt::format("{} by {}", volume, to_string(*gate.by)) : volume;
}
std::string text_of(const ServiceGate& gate) { return "service until " + to_string(gate.until); }
std::string text_of(const NamedGate& gate) { return gate.name; }

// Members are named only when they are refused: terms are checked often and are rarely wrong.
std::string member(std::string_view field, std::string_view name) {
  return fmt::format("{}.{}", field, name);
}

void require_positive_member(std::string_view field, std::string_view name, double value) {
  if (!(std::isfinite(value) && value > 0.0)) require_positive(member(field, name), value);
}
void require_name(std::string_view field, std::string_view name, std::string_view text) {
  if (text.empty()) require(false, member(field, name), "a name", "none");
}
void require_day(std::string_view field, std::string_view name, Date date) {
  if (!date.ok()) require_date(member(field, name), date);
}

// As require_enumerator does, without putting a field together.
template <NamedEnum Enum>
void require_known(std::string_view field, std::string_view name, Enum value) {
  if (!is_enumerator(value)) refuse_enumerator(value, member(field, name));
}

void require_sound(std::string_view field, const PriceGate& gate) {
  require_positive_member(field, "hurdle", gate.hurdle.value);
  require_rule(member(field, "rule"), gate.rule);
  require_known(field, "timing", gate.timing);
  if (gate.window_from) require_day(field, "window_from", *gate.window_from);
}
void require_sound(std::string_view field, const RelativeGate& gate) {
  require_name(field, "benchmark", gate.benchmark);
  if (!std::isfinite(gate.excess)) require_finite(member(field, "excess"), gate.excess);
  require_known(field, "timing", gate.timing);
}
void require_sound(std::string_view field, const VolumeGate& gate) {
  require_known(field, "measure", gate.measure);
  require_positive_member(field, "volume", gate.volume);
  if (gate.by) require_day(field, "by", *gate.by);
}
void require_sound(std::string_view field, const ServiceGate& gate) {
  require_day(field, "until", gate.until);
}
void require_sound(std::string_view field, const NamedGate& gate) { require_name(field, "name", gate.name); }

}  // namespace

Date first_counted_day(const PriceGate& gate, Date granted) {
  return gate.window_from.value_or(add_days(granted, 1));
}

GateKind kind(const Gate& gate) {
  return std::visit([](const auto& one) { return kind_of(one); }, gate);
}

bool is_after_other_gates(const Gate& gate) {
  const auto* price = std::get_if<PriceGate>(&gate);
  const auto* relative = std::get_if<RelativeGate>(&gate);
  return (price && waits(price->timing)) || (relative && waits(relative->timing));
}

bool counts(const Gate& gate, ConditionsCounted conditions) {
  return conditions == ConditionsCounted::all || kind(gate) == GateKind::market;
}

bool can_be_met_by(const Gate& gate, Date expiry) {
  const auto* service = std::get_if<ServiceGate>(&gate);
  return service == nullptr || service->until <= expiry;
}

std::string describe(const Gate& gate) {
  return std::visit([](const auto& one) { return text_of(one); }, gate);
}

const Gate& require_gate(std::string_view field, const Gate& gate) {
  std::visit([field](const auto& one) { require_sound(field, one); }, gate);
  return gate;
}

}  // namespace fairvalue
