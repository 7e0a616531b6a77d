#include <fairvalue/model/warrant_bridge.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

using BridgeState = ValuationState;

constexpr std::size_t most_tranche_steps = 12;

struct WarrantChange {
  WarrantStep step;
  std::function<void(BridgeState&)> put;
};

template <class T>
std::optional<double> flat_number(const Stepped<T>& levels) {
  if (!is_flat(levels)) return std::nullopt;
  if constexpr (std::is_same_v<T, double>) {
    return levels.value;
  } else {
    return levels.value.value;
  }
}

const Tranche* tranche_named(const Warrant& warrant, const std::string& name) {
  const auto found = std::ranges::find(warrant.tranches, name, &Tranche::name);
  return found == warrant.tranches.end() ? nullptr : &*found;
}

/// The warrant's shares are those of its tranches.
void add_up_shares(Warrant& warrant) {
  warrant.shares = Shares{0.0};
  for (const Tranche& one : warrant.tranches) warrant.shares += one.shares;
}

/// Replaces, adds or takes away the tranche of this name.
void replace_tranche(Warrant& warrant, const std::string& name, const Tranche* after) {
  const auto found = std::ranges::find(warrant.tranches, name, &Tranche::name);
  if (found == warrant.tranches.end()) {
    if (after) warrant.tranches.push_back(*after);
  } else if (after) {
    *found = *after;
  } else {
    warrant.tranches.erase(found);
  }
  add_up_shares(warrant);
}

const char* bridge_mark(bool is_before, bool is_after) {
  if (is_before && is_after) return "";
  return is_after ? " (new)" : " (gone)";
}

std::optional<double> condition_probability(const ConditionOutlook& outlook, const std::string& name) {
  const auto found = std::ranges::find(outlook.named, name, &NamedOutlook::name);
  return found == outlook.named.end() ? std::nullopt : std::optional{found->probability};
}

/// The changes between two versions, in the order of the contract.
class WarrantChanges {
 public:
  WarrantChanges(const BridgeState& from, const BridgeState& to) : from_{from}, to_{to} {
    add_market();
    add_beliefs();
    add_terms();
  }
  const std::vector<WarrantChange>& all() const { return all_; }

 private:
  void add(WarrantStep step, std::function<void(BridgeState&)> put) {
    all_.push_back({std::move(step), std::move(put)});
  }
  /// `member(state)` is a reference to it.
  template <class Member>
  void add_if_changed(const char* input, Member member) {
    if (member(from_) == member(to_)) return;
    add({.input = input}, [&to = to_, member](BridgeState& state) { member(state) = member(to); });
  }
  template <class Member>
  void add_levels(const char* input, Member member) {
    if (member(from_.market) == member(to_.market)) return;
    add({.input = input,
         .before = flat_number(member(from_.market)),
         .after = flat_number(member(to_.market)),
         .unit = "%"},
        [&to = to_, member](BridgeState& state) { member(state.market) = member(to.market); });
  }

  void add_market() {
    const Spot& before = from_.market.spot;
    const Spot& after = to_.market.spot;
    if (before.as_of != after.as_of)
      add({.input = "market.as_of"},
          [day = after.as_of](BridgeState& state) { state.market.spot.as_of = day; });
    if (before.price != after.price)
      add({.input = "market.price",
           .before = before.price.value,
           .after = after.price.value,
           .unit = "currency/share"},
          [price = after.price](BridgeState& state) {
            state.market.spot.price = price;
            auto& history = state.position.history;  // whose close of the day is another
            if (history) history = without_close(*history, state.market.spot.as_of);
          });
    add_levels(
        "market.volatility", [](auto& x) -> auto& { return x.volatility; });
    add_levels(
        "market.risk_free_rate", [](auto& x) -> auto& { return x.risk_free_rate; });
    add_levels(
        "market.dividend_yield", [](auto& x) -> auto& { return x.dividend_yield; });
    add_if_changed(
        "trading calendar", [](auto& x) -> auto& { return x.position.calendar; });
    add_if_changed(
        "history", [](auto& x) -> auto& { return x.position.history; });
  }

  void add_condition(const std::string& name) {
    const auto before = condition_probability(from_.position.outlook, name);
    const auto after = condition_probability(to_.position.outlook, name);
    if (before == after) return;
    add({.input = "outlook.condition." + name, .before = before, .after = after, .unit = "%"},
        [name, after](BridgeState& state) {
          auto& named = state.position.outlook.named;
          std::erase_if(named, [&](const NamedOutlook& one) { return one.name == name; });
          if (after) named.push_back({name, *after});
        });
  }

  void add_beliefs() {
    const ConditionOutlook& before = from_.position.outlook;
    const ConditionOutlook& after = to_.position.outlook;
    if (before.service != after.service)
      add({.input = "outlook.service", .before = before.service, .after = after.service, .unit = "%"},
          [service = after.service](BridgeState& state) { state.position.outlook.service = service; });
    for (const NamedOutlook& one : before.named) add_condition(one.name);
    for (const NamedOutlook& one : after.named) {
      if (!condition_probability(before, one.name)) add_condition(one.name);
    }
    add_if_changed(
        "outlook.milestone", [](auto& x) -> auto& { return x.position.outlook.milestones; });
    add_if_changed(
        "deployment", [](auto& x) -> auto& { return x.position.deployment; });
  }

  std::vector<std::string> changed_tranches() const {
    const Warrant& before = from_.position.warrant;
    const Warrant& after = to_.position.warrant;
    std::vector<std::string> names;
    for (const Tranche& one : before.tranches) {
      const Tranche* const other = tranche_named(after, one.name);
      if (!other || *other != one) names.push_back(one.name);
    }
    for (const Tranche& one : after.tranches) {
      if (!tranche_named(before, one.name)) names.push_back(one.name);
    }
    return names;
  }

  void add_tranches() {
    const std::vector<std::string> names = changed_tranches();
    if (names.size() > most_tranche_steps) {
      add({.input = fmt::format("warrant.tranche ({} of them)", names.size())},
          [&to = to_.position.warrant](BridgeState& state) {
            state.position.warrant.tranches = to.tranches;
            add_up_shares(state.position.warrant);
          });
      return;
    }
    for (const std::string& name : names) {
      const Tranche* const after = tranche_named(to_.position.warrant, name);
      const bool is_before = tranche_named(from_.position.warrant, name) != nullptr;
      add({.input = "warrant.tranche " + name + bridge_mark(is_before, after != nullptr)},
          [name, after](BridgeState& state) { replace_tranche(state.position.warrant, name, after); });
    }
  }

  void add_terms() {
    add_if_changed(
        "warrant.granted", [](auto& x) -> auto& { return x.position.warrant.granted; });
    add_if_changed(
        "warrant.expiry", [](auto& x) -> auto& { return x.position.warrant.expiry; });
    const PerShare before = from_.position.warrant.strike;
    const PerShare after = to_.position.warrant.strike;
    if (before != after)
      add({.input = "warrant.strike", .before = before.value, .after = after.value, .unit = "currency/share"},
          [after](BridgeState& state) { state.position.warrant.strike = after; });
    add_tranches();
    add_if_changed(
        "warrant.exercise_gate", [](auto& x) -> auto& { return x.position.warrant.exercise_gates; });
    Warrant same = from_.position.warrant;  // but for what has its own step
    const Warrant& to = to_.position.warrant;
    same.holder = to.holder;
    same.shares = to.shares;
    same.granted = to.granted;
    same.expiry = to.expiry;
    same.strike = to.strike;
    same.exercise_gates = to.exercise_gates;
    same.tranches = to.tranches;
    if (same != to)
      add({.input = "warrant: its other terms"}, [&to](BridgeState& state) { state.position.warrant = to; });
  }

  const BridgeState& from_;
  const BridgeState& to_;
  std::vector<WarrantChange> all_{};
};

Money in_whole_units(Money amount) {
  require_finite("value", amount.value);
  require(std::abs(amount.value) < 9e15, "value", "below 9e15 in whole currency units", amount.value);
  return Money{std::round(amount.value) + 0.0};
}

}  // namespace

WarrantBridge warrant_bridge(const ValuationState& before, const ValuationState& after,
                             const WarrantValuer& value) {
  require(static_cast<bool>(value), "value", "a function", "none");
  const Currency& currency = before.market.spot.currency;
  require(currency == after.market.spot.currency, "after.market.spot.currency",
          "that of the version before (" + std::string{currency.code()} + ")",
          after.market.spot.currency.code());
  WarrantBridge bridge{
      .before = in_whole_units(value(before)), .steps = {}, .after = in_whole_units(value(after))};
  const WarrantChanges changes{before, after};
  BridgeState state = before;
  Money reached = bridge.before;
  std::optional<WarrantStep> open;  // steps after which there is no value yet
  for (const WarrantChange& change : changes.all()) {
    change.put(state);
    WarrantStep step = change.step;
    if (open) step = {.input = open->input + " and " + step.input};
    const bool is_last = &change == &changes.all().back();
    const auto moved =
        is_last ? Outcome<Money>{bridge.after} : attempt([&] { return in_whole_units(value(state)); });
    if (!moved.has_value()) {
      open = std::move(step);
      continue;
    }
    step.effect = Money{(moved.value() - reached).value + 0.0};
    reached = moved.value();
    bridge.steps.push_back(std::move(step));
    open.reset();
  }
  return bridge;
}

}  // namespace fairvalue
