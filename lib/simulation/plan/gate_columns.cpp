#include "gate_columns.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

bool is_market(const Gate& gate) { return kind(gate) == GateKind::market; }

[[noreturn]] void refuse_two_milestones(const std::string& field, const VolumeGate& second) {
  throw DomainError(
      field + ".gates",
      "without a second milestone of one measure that may count first, which an outlook draws by itself (a "
      "deployment reaches them in order)",
      describe(Gate{second}));
}

/// Whether `gate` is met only where `other` is, on that day or before: more of the same measure, by no later
/// date. Cumulative volumes do not fall.
bool implies(const VolumeGate& gate, const VolumeGate& other) {
  return gate.measure == other.measure && gate.volume > other.volume &&
         (!other.by || (gate.by && *gate.by <= *other.by));
}

bool implies_one_of(const VolumeGate& gate, const AnyOf& any) {
  bool found = false;
  const auto look = [&]<class G>(const G& one) {
    if constexpr (std::is_same_v<G, VolumeGate>) found = found || implies(gate, one);
  };
  for (const Gate& part : any.gates) visit_simple_gates(part, look);
  return found;
}

}  // namespace

bool GateList::any_waits() const {
  return std::ranges::any_of(open, [&](std::size_t i) { return is_after_other_gates(gates[i]); });
}

GateDays GateColumns::days_of(const GateList& list, const std::vector<Column>& others, const Lifetime& life) {
  life_ = life;
  GateDays conditions{.all = others};
  for (const std::size_t i : list.open) {
    if (!is_after_other_gates(list.gates[i])) add_gate(list, i, std::nullopt, conditions);
  }
  if (!list.any_waits()) return conditions;
  std::optional<Column> after;  // none: all other gates were met before
  if (!conditions.all.empty()) after = columns().latest(conditions.all);
  for (const std::size_t i : list.open) {
    if (is_after_other_gates(list.gates[i])) add_gate(list, i, after, conditions);
  }
  return conditions;
}

void GateColumns::add_gate(const GateList& list, std::size_t i, std::optional<Column> after,
                           GateDays& conditions) {
  const Gate& gate = list.gates[i];
  touched_.clear();
  const Column met = met_on(fmt::format("{}[{}]", list.field, i), gate, after);
  conditions.all.push_back(met);
  if (is_market(gate)) conditions.prices.push_back(met);
  for (TouchedHurdle& hurdle : touched_) {
    hurdle.gate = met;
    conditions.touched.push_back(hurdle);
  }
}

Column GateColumns::met_on(const std::string& field, const Gate& gate, std::optional<Column> after) {
  return std::visit([&](const auto& one) { return column_of(field, one, after); }, gate);
}

/// Market conditions are watched, each as of its own.
template <class G>
Column GateColumns::column_of(const std::string& field, const G& gate, std::optional<Column> after) {
  if constexpr (requires { milestones_.met(field, gate, life_); }) {
    return milestones_.met(field, gate, life_);
  } else {
    return watched(market_watches(field, gate, view_), after);
  }
}

Column GateColumns::column_of(const std::string& field, const AnyOf& any, std::optional<Column> after) {
  if (view_.open.conditions == ConditionsCounted::all) require_milestones_apart(field, any);
  const AnyOf* const around = std::exchange(outermost_, outermost_ ? outermost_ : &any);
  std::vector<Column> days;
  for (std::size_t i = 0; i < any.gates.size(); ++i) {
    if (!counts(any.gates[i], view_.open.conditions) || is_implied(any.gates[i])) continue;
    days.push_back(is_lost(any.gates[i])
                       ? columns().constant(no_day)
                       : met_on(fmt::format("{}.gates[{}]", field, i), any.gates[i], after));
  }
  outermost_ = around;
  return days.empty() ? columns().constant(no_day) : columns().earliest(days);
}

/// Whether the any of around it has a gate that is met first. A deployment needs no such look.
bool GateColumns::is_implied(const Gate& gate) const {
  const auto* volume = std::get_if<VolumeGate>(&gate);
  return volume != nullptr && !milestones_.in_order() && implies_one_of(*volume, *outermost_);
}

/// An outlook draws each milestone by itself: on a path 2 GW may come before 1 GW, and the earlier of the two
/// would come too soon. Where one is met only after another, that other is all there is to draw.
void GateColumns::require_milestones_apart(const std::string& field, const AnyOf& any) const {
  if (milestones_.in_order()) return;
  std::vector<const VolumeGate*> seen;
  const auto look = [&]<class G>(const G& one) {
    if constexpr (std::is_same_v<G, VolumeGate>) {
      const bool settled = arrived_on(view_.open, one.measure, one.volume) ||
                           (one.by && *one.by <= view_.open.as_of) || implies_one_of(one, any);
      for (const VolumeGate* other : seen) {
        const bool apart = other->measure == one.measure && other->volume != one.volume;
        if (apart && !settled) refuse_two_milestones(field, one);
      }
      if (!settled) seen.push_back(&one);
    }
  };
  for (const Gate& gate : any.gates) visit_simple_gates(gate, look);
}

/// Whether it can no longer be met, though another gate beside it can.
bool GateColumns::is_lost(const Gate& gate) const {
  const auto* service = std::get_if<ServiceGate>(&gate);
  const bool ended = service != nullptr && view_.open.history && view_.open.history->service_ended &&
                     *view_.open.history->service_ended < service->until;
  const auto* volume = std::get_if<VolumeGate>(&gate);
  const bool late = volume != nullptr && volume->by && *volume->by < view_.open.as_of;
  return ended || late || !can_be_met_by(gate, life_.expiry);
}

Column GateColumns::column_of(const std::string& field, const AllAtOnce& all, std::optional<Column> after) {
  std::vector<Condition> conditions;
  for (std::size_t i = 0; i < all.gates.size(); ++i) {
    const std::string part = fmt::format("{}.gates[{}]", field, i);
    conditions.push_back(
        std::visit([&](const auto& one) { return market_watches(part, one, view_); }, all.gates[i]));
    std::erase_if(conditions.back(), [this](const PlannedWatch& one) { return one.floor > life_.last; });
    if (conditions.back().empty()) return columns().constant(no_day);
  }
  return columns().all_on_one_day(std::move(conditions), after);
}

Column GateColumns::watched(const Condition& condition, std::optional<Column> after) {
  std::vector<Column> days;
  for (const PlannedWatch& planned : condition) {
    if (const auto met = watched(planned, after)) days.push_back(*met);
  }
  if (days.empty()) return columns().constant(no_day);
  return days.size() == 1 ? days.front() : columns().earliest(days);
}

/// A rule that needs more closes than there are is never met. What closes have met by today is known. A
/// level watched at every moment from a later day on may be reached by the close before that day.
std::optional<Column> GateColumns::watched(const PlannedWatch& planned, std::optional<Column> after) {
  const bool by_highs = planned.watch.kind == WatchKind::continuous;
  const std::int32_t floor = after ? planned.floor : std::max(by_highs ? 0 : 1, planned.floor);
  if (floor > life_.last) return std::nullopt;
  const Column reached =
      after ? columns().watched_after(planned.watch, *after, floor) : columns().watched(planned.watch, floor);
  const bool is_limited = planned.last < after_all_days;
  const Column in_time = is_limited ? columns().latest({reached}, planned.last) : reached;
  if (by_highs) {
    const auto level = static_cast<float>(planned.watch.level);
    touched_.push_back({.gate = reached, .met = in_time, .level = level});
  }
  if (planned.first <= 0 || !by_highs) return in_time;
  return columns().latest({in_time, columns().constant(planned.first)});
}

}  // namespace fairvalue::detail
