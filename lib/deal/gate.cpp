#include <fairvalue/deal/gate.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"

namespace fairvalue {
namespace {

GateKind kind_of(const PriceGate&) { return GateKind::market; }
GateKind kind_of(const RelativeGate&) { return GateKind::market; }
GateKind kind_of(const SteppedPriceGate&) { return GateKind::market; }
GateKind kind_of(const MarketCapGate&) { return GateKind::market; }
GateKind kind_of(const VolumeGate&) { return GateKind::performance; }
GateKind kind_of(const ServiceGate&) { return GateKind::service; }
GateKind kind_of(const NamedGate&) { return GateKind::other; }
GateKind kind_of(const AllAtOnce&) { return GateKind::market; }
GateKind kind_of(const AnyOf& any) {
  GateKind first = GateKind::other;
  for (const Gate& gate : any.gates) first = std::min(first, kind(gate));
  return first;
}

bool waits(GateTiming timing) {
  return require_enumerator("gate.timing", timing) == GateTiming::after_other_gates;
}

std::string_view suffix(GateTiming timing) { return waits(timing) ? " after the other gates" : ""; }

std::string excess_text(double excess) {
  if (excess == 0.0) return "at least";
  return fmt::format("at least {:g} percentage points {}", 100.0 * std::abs(excess),
                     excess > 0.0 ? "above" : "below");
}

template <HurdleGate G>
std::string text_of(const G& gate, std::string_view currency) {
  return describe(gate, currency);
}
std::string text_of(const RelativeGate& gate, std::string_view) {
  return fmt::format("growth {} that of {}{}", excess_text(gate.excess), gate.benchmark, suffix(gate.timing));
}
std::string text_of(const VolumeGate& gate, std::string_view currency) {
  const std::string_view unit = gate.measure == VolumeMeasure::paid ? currency : std::string_view{};
  const std::string volume =
      fmt::format("{}{}{} {}", gate.volume, unit.empty() ? "" : " ", unit, to_string(gate.measure));
  return gate.by ? fmt::format("{} by {}", volume, to_string(*gate.by)) : volume;
}
std::string text_of(const ServiceGate& gate, std::string_view) {
  const std::string_view what = to_string(gate.relation);
  return fmt::format("{} until {}", what, to_string(gate.until));
}
std::string text_of(const NamedGate& gate, std::string_view) { return gate.name; }

template <class G>
std::string joined(const std::vector<G>& gates, std::string_view between, std::string_view currency) {
  std::string text;
  for (const G& gate : gates) {
    if (!text.empty()) text += between;
    text += std::visit([currency](const auto& one) { return describe(Gate{one}, currency); }, gate);
  }
  return text;
}

std::string text_of(const AllAtOnce& all, std::string_view currency) {
  return fmt::format("all on the same day ({}){}", joined(all.gates, " and ", currency), suffix(all.timing));
}
std::string text_of(const AnyOf& any, std::string_view currency) {
  return fmt::format("the {} of ({})", any.gates.size() > 2 ? "earliest" : "earlier",
                     joined(any.gates, " or ", currency));
}

void require_name(std::string_view field, std::string_view name, std::string_view text) {
  if (text.empty()) require(false, detail::member(field, name), "a name", "none");
}
void require_day(std::string_view field, std::string_view name, Date date) {
  if (!date.ok()) require_date(detail::member(field, name), date);
}

// As require_enumerator does, without putting a field together.
template <NamedEnum Enum>
void require_known(std::string_view field, std::string_view name, Enum value) {
  if (!is_enumerator(value)) refuse_enumerator(value, detail::member(field, name));
}

template <HurdleGate G>
void require_sound(std::string_view field, const G& gate) {
  require_price_gate(field, gate);
}
void require_sound(std::string_view field, const RelativeGate& gate) {
  require_name(field, "benchmark", gate.benchmark);
  if (!std::isfinite(gate.excess)) require_finite(detail::member(field, "excess"), gate.excess);
  require_known(field, "timing", gate.timing);
}
void require_sound(std::string_view field, const VolumeGate& gate) {
  require_known(field, "measure", gate.measure);
  detail::require_positive_member(field, "volume", gate.volume);
  if (gate.by) require_day(field, "by", *gate.by);
}
void require_sound(std::string_view field, const ServiceGate& gate) {
  require_day(field, "until", gate.until);
  require_known(field, "relation", gate.relation);
}
void require_sound(std::string_view field, const NamedGate& gate) { require_name(field, "name", gate.name); }

/// The gates inside another: sound, two or more, and latched, for only the whole can wait for a milestone.
template <class G>
void require_parts(std::string_view field, const std::vector<G>& gates) {
  require(gates.size() >= 2, detail::member(field, "gates"), "at least two",
          static_cast<double>(gates.size()));
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string part = fmt::format("{}.gates[{}]", field, i);
    const Gate gate = std::visit([](const auto& one) { return Gate{one}; }, gates[i]);
    require_gate(part, gate);
    if (is_after_other_gates(gate)) {
      throw DomainError(detail::member(part, "timing"), "latched inside another gate", "after_other_gates");
    }
  }
}
void require_sound(std::string_view field, const AllAtOnce& all) {
  require_parts(field, all.gates);
  require_known(field, "timing", all.timing);
}
void require_sound(std::string_view field, const AnyOf& any) { require_parts(field, any.gates); }

template <class G>
bool waits_of(const G& gate) {
  if constexpr (requires { gate.timing; }) return waits(gate.timing);
  return false;
}
bool waits_of(const AnyOf& any) { return std::ranges::any_of(any.gates, is_after_other_gates); }

bool in_time(const ServiceGate& gate, Date expiry) { return gate.until <= expiry; }
bool in_time(const AnyOf& any, Date expiry) {
  return std::ranges::any_of(any.gates, [expiry](const Gate& gate) { return can_be_met_by(gate, expiry); });
}
template <class G>
bool in_time(const G&, Date) {
  return true;
}

}  // namespace

GateKind kind(const Gate& gate) {
  return std::visit([](const auto& one) { return kind_of(one); }, gate);
}

bool is_after_other_gates(const Gate& gate) {
  return std::visit([](const auto& one) { return waits_of(one); }, gate);
}

bool counts(const Gate& gate, ConditionsCounted conditions) {
  switch (conditions) {
    case ConditionsCounted::all: return true;
    case ConditionsCounted::market: return kind(gate) == GateKind::market;
  }
  refuse_enumerator(conditions);
}

bool can_be_met_by(const Gate& gate, Date expiry) {
  return std::visit([expiry](const auto& one) { return in_time(one, expiry); }, gate);
}

std::string describe(const Gate& gate, std::string_view currency) {
  return std::visit([currency](const auto& one) { return text_of(one, currency); }, gate);
}

const Gate& require_gate(std::string_view field, const Gate& gate) {
  std::visit([field](const auto& one) { require_sound(field, one); }, gate);
  return gate;
}

}  // namespace fairvalue
