#include "warrant_forms.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

template <class T>
int is_given(const std::optional<T>& value) {
  return value ? 1 : 0;
}

/// How many gates a form states.
int gates_stated(const GateForm& form) {
  return is_given(form.price_hurdle) + is_given(form.market_cap_hurdle) + is_given(form.benchmark) +
         is_given(form.delivered_gw) + is_given(form.purchased_gw) + is_given(form.deployed_gw) +
         is_given(form.paid) + is_given(form.condition) + is_given(form.service_until) +
         (form.any_of.empty() ? 0 : 1) + (form.all_at_once.empty() ? 0 : 1);
}

MonitoringRule rule_of(const GateForm& form, const std::optional<MonitoringRule>& fallback) {
  if (form.monitoring) return *form.monitoring;
  if (fallback) return *fallback;
  throw DomainError("monitoring", "given for a price hurdle, here or once for the warrant", "none");
}

Gate price_gate_of(const GateForm& form, const std::optional<MonitoringRule>& fallback) {
  const MonitoringRule rule = rule_of(form, fallback);
  if (form.steps.empty()) return PriceGate{*form.price_hurdle, rule, form.timing, form.window_from};
  return SteppedPriceGate{*form.price_hurdle, form.steps, rule, form.timing, form.window_from};
}

Gate market_cap_gate_of(const GateForm& form, const std::optional<MonitoringRule>& fallback) {
  if (form.shares.empty()) throw DomainError("shares", "given for a market capitalisation", "none");
  return MarketCapGate{*form.market_cap_hurdle, form.shares, rule_of(form, fallback), form.timing,
                       form.window_from};
}

void add_volumes(std::vector<Gate>& gates, const GateForm& form) {
  const auto add = [&](VolumeMeasure measure, double volume) {
    gates.push_back(VolumeGate{measure, volume, form.by});
  };
  if (form.delivered_gw) add(VolumeMeasure::delivered, *form.delivered_gw);
  if (form.purchased_gw) add(VolumeMeasure::purchased, *form.purchased_gw);
  if (form.deployed_gw) add(VolumeMeasure::deployed, *form.deployed_gw);
  if (form.paid) add(VolumeMeasure::paid, form.paid->value);
}

MarketGate market_gate_of(const Gate& gate) {
  const auto taken = [](const auto& one) -> MarketGate {
    using One = std::remove_cvref_t<decltype(one)>;
    if constexpr (std::is_constructible_v<MarketGate, One>) {
      return one;
    } else {
      throw DomainError("all_at_once", "of prices, market capitalisations and benchmarks",
                        describe(Gate{one}));
    }
  };
  return std::visit(taken, gate);
}

/// Calls `make` and puts `field` before the name of the member that it refuses.
template <class Make>
auto within(const std::string& field, const Make& make) {
  try {
    return make();
  } catch (const DomainError& error) {
    throw DomainError(fmt::format("{}.{}", field, error.field()), error.rule(), error.got());
  }
}

std::vector<Gate> listed(const char* field, const std::vector<GateForm>& forms,
                         const std::optional<MonitoringRule>& monitoring) {
  std::vector<Gate> gates;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    gates.push_back(within(fmt::format("{}[{}]", field, i), [&] { return gate_of(forms[i], monitoring); }));
  }
  return gates;
}

AllAtOnce all_at_once_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring) {
  AllAtOnce all{.gates = {}, .timing = form.timing};
  for (const Gate& gate : listed("all_at_once", form.all_at_once, monitoring)) {
    all.gates.push_back(market_gate_of(gate));
  }
  return all;
}

// --- the way back ---

struct GateWriter {
  GateForm form{};

  void operator()(const PriceGate& gate) {
    form.price_hurdle = gate.hurdle;
    watched(gate);
  }
  void operator()(const SteppedPriceGate& gate) {
    form.price_hurdle = gate.hurdle;
    form.steps = gate.steps;
    watched(gate);
  }
  void operator()(const MarketCapGate& gate) {
    form.market_cap_hurdle = gate.hurdle;
    form.shares = gate.shares;
    watched(gate);
  }
  void operator()(const RelativeGate& gate) {
    form.benchmark = gate.benchmark;
    form.excess = gate.excess;
    form.timing = gate.timing;
  }
  void operator()(const VolumeGate& gate) {
    switch (gate.measure) {
      case VolumeMeasure::delivered: form.delivered_gw = gate.volume; break;
      case VolumeMeasure::purchased: form.purchased_gw = gate.volume; break;
      case VolumeMeasure::deployed: form.deployed_gw = gate.volume; break;
      case VolumeMeasure::paid: form.paid = Money{gate.volume}; break;
    }
    form.by = gate.by;
  }
  void operator()(const ServiceGate& gate) { form.service_until = gate.until; }
  void operator()(const NamedGate& gate) { form.condition = gate.name; }
  void operator()(const AllAtOnce& gate) {
    for (const MarketGate& one : gate.gates) {
      form.all_at_once.push_back(
          std::visit([](const auto& plain) { return form_of_value(Gate{plain}); }, one));
    }
    form.timing = gate.timing;
  }
  void operator()(const AnyOf& gate) {
    for (const Gate& one : gate.gates) form.any_of.push_back(form_of_value(one));
  }

 private:
  template <class G>
  void watched(const G& gate) {
    form.monitoring = gate.rule;
    form.timing = gate.timing;
    form.window_from = gate.window_from;
  }
};

/// Where a gate stands among the keys of a tranche; none for one that needs a list.
std::optional<int> place_among_keys(const Gate& gate) {
  if (std::holds_alternative<VolumeGate>(gate)) return 0;
  if (const auto* price = std::get_if<PriceGate>(&gate)) {
    const bool plain = price->timing == GateTiming::latched && !price->window_from;
    return plain ? std::optional{1} : std::nullopt;
  }
  if (const auto* relative = std::get_if<RelativeGate>(&gate)) {
    return relative->timing == GateTiming::latched ? std::optional{2} : std::nullopt;
  }
  if (std::holds_alternative<NamedGate>(gate)) return 3;
  if (std::holds_alternative<ServiceGate>(gate)) return 4;
  return std::nullopt;
}

bool fit_among_keys(const std::vector<Gate>& gates) {
  int last = -1;
  for (const Gate& gate : gates) {
    const auto place = place_among_keys(gate);
    if (!place || *place <= last) return false;
    last = *place;
  }
  return true;
}

/// The one rule of all price gates of the tranches; none where they differ or there is none.
std::optional<MonitoringRule> common_rule(const Warrant& warrant) {
  std::optional<MonitoringRule> common;
  bool same = true;
  for (const Tranche& tranche : warrant.tranches) {
    for (const Gate& gate : tranche.gates) {
      visit_simple_gates(gate, [&](const auto& one) {
        if constexpr (requires { one.rule; }) {
          if (common && *common != one.rule) same = false;
          common = one.rule;
        }
      });
    }
  }
  return same ? common : std::nullopt;
}

void leave_out_rule(GateForm& form, const std::optional<MonitoringRule>& common) {
  if (form.monitoring == common) form.monitoring.reset();
  for (GateForm& one : form.any_of) leave_out_rule(one, common);
  for (GateForm& one : form.all_at_once) leave_out_rule(one, common);
}

GateForm side_by_side(const std::vector<Gate>& gates) {
  GateWriter writer;
  for (const Gate& gate : gates) std::visit(writer, gate);
  return std::move(writer.form);
}

TrancheForm tranche_form(const Tranche& tranche, const std::optional<MonitoringRule>& common) {
  TrancheForm form{.name = tranche.name,
                   .shares = tranche.shares,
                   .linear = tranche.linear,
                   .vested_at_issue = tranche.vested_at_issue,
                   .strike = tranche.own.strike,
                   .expiry = tranche.own.expiry,
                   .value_cap = tranche.own.value_cap,
                   .rank = tranche.rank};
  if (fit_among_keys(tranche.gates)) {
    form.here = side_by_side(tranche.gates);
    leave_out_rule(form.here, common);
  } else {
    for (const Gate& gate : tranche.gates) {
      form.gates.push_back(form_of_value(gate));
      leave_out_rule(form.gates.back(), common);
    }
  }
  if (tranche.own.exercise_gates) {
    form.exercise_gates.emplace();
    for (const Gate& gate : *tranche.own.exercise_gates) form.exercise_gates->push_back(form_of_value(gate));
  }
  return form;
}

Tranche tranche_of(const TrancheForm& form, const std::optional<MonitoringRule>& fallback) {
  const auto monitoring = form.here.monitoring ? form.here.monitoring : fallback;
  Tranche tranche{.name = form.name,
                  .shares = form.shares,
                  .gates = gates_of(form.here, monitoring),
                  .linear = form.linear,
                  .vested_at_issue = form.vested_at_issue,
                  .own = {.strike = form.strike, .expiry = form.expiry, .value_cap = form.value_cap},
                  .rank = form.rank};
  for (Gate& gate : listed("gates", form.gates, monitoring)) tranche.gates.push_back(std::move(gate));
  if (form.exercise_gates) {
    tranche.own.exercise_gates = listed("exercise_gates", *form.exercise_gates, monitoring);
  }
  return tranche;
}

std::vector<Tranche> tranches_of(const EqualTranchesForm& form) {
  if (!form.dates.empty()) return tranches_by_date(form.name, form.shares, form.dates, form.rounding);
  if (!form.parts) throw DomainError("parts", "given, or a list of dates", "none");
  if (!form.measure) throw DomainError("measure", "given with parts", "none");
  if (!form.step) throw DomainError("step", "given with parts", "none");
  return tranches_by_volume(form.name, form.shares, {*form.measure, *form.step, *form.parts}, form.rounding);
}

}  // namespace

MonitoringRule value_of(const MonitoringForm& form) {
  const int stated = is_given(form.rule) + is_given(form.average_of) + is_given(form.consecutive) +
                     is_given(form.closes_in_window) + is_given(form.closes_in_total);
  constexpr const char* choice =
      "one of close, continuous, average_of, consecutive, closes_in_window and closes_in_total";
  if (stated != 1) throw DomainError("monitoring", choice, stated);
  if (form.at_least.has_value() != form.closes_in_window.has_value()) {
    throw DomainError("at_least", "given beside closes_in_window, and only there",
                      form.at_least ? fmt::format("{}", *form.at_least) : "none");
  }
  MonitoringRule rule = on_any_close();
  if (form.rule) {
    const MonitoringTraits traits = monitoring_traits(*form.rule);
    if (traits.has_window || traits.counts)
      throw DomainError("rule", "close or continuous", key_of(*form.rule));
    rule = *form.rule == Monitoring::continuous ? continuously() : on_any_close();
  }
  if (form.average_of) rule = on_average_of(*form.average_of);
  if (form.consecutive) rule = on_consecutive(*form.consecutive);
  if (form.closes_in_window) rule = on_some_of(*form.at_least, *form.closes_in_window);
  if (form.closes_in_total) rule = on_total_of(*form.closes_in_total);
  if (form.price == ObservedPrice::vwap) rule = on_vwaps(rule);
  return require_rule("monitoring", rule);
}

MonitoringForm form_of_value(const MonitoringRule& rule) {
  MonitoringForm form{.price = rule.price};
  switch (rule.kind) {
    case Monitoring::continuous:
    case Monitoring::close: form.rule = rule.kind; break;
    case Monitoring::average_of_closes: form.average_of = rule.n; break;
    case Monitoring::consecutive_closes: form.consecutive = rule.n; break;
    case Monitoring::closes_in_window:
      form.closes_in_window = rule.n;
      form.at_least = rule.k;
      break;
    case Monitoring::closes_in_total: form.closes_in_total = rule.k; break;
  }
  return form;
}

std::vector<Gate> gates_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring) {
  std::vector<Gate> gates;
  add_volumes(gates, form);
  if (form.price_hurdle) gates.push_back(price_gate_of(form, monitoring));
  if (form.market_cap_hurdle) gates.push_back(market_cap_gate_of(form, monitoring));
  if (form.benchmark) gates.push_back(RelativeGate{*form.benchmark, form.excess.value_or(0.0), form.timing});
  if (form.condition) gates.push_back(NamedGate{*form.condition});
  if (form.service_until) gates.push_back(ServiceGate{*form.service_until});
  if (!form.any_of.empty()) gates.push_back(AnyOf{listed("any_of", form.any_of, monitoring)});
  if (!form.all_at_once.empty()) gates.push_back(all_at_once_of(form, monitoring));
  return gates;
}

Gate gate_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring) {
  if (const int stated = gates_stated(form); stated != 1) {
    throw DomainError("gate", "one condition, such as price_hurdle, purchased_gw or condition", stated);
  }
  return std::move(gates_of(form, monitoring).front());
}

GateForm form_of_value(const Gate& gate) {
  GateWriter writer;
  std::visit(writer, gate);
  return std::move(writer.form);
}

Warrant value_of(const WarrantForm& form) {
  Warrant warrant{.holder = form.holder,
                  .shares = Shares{0.0},
                  .strike = form.strike,
                  .granted = form.granted,
                  .expiry = form.expiry,
                  .tranches = {},
                  .exercise_gates = listed("exercise_gates", form.exercise_gates, form.monitoring),
                  .adjustments = form.adjustments,
                  .settlement = form.settlement,
                  .automatic_at_expiry = form.automatic_at_expiry,
                  .on_change_of_control = form.on_change_of_control};
  for (std::size_t i = 0; i < form.tranches.size(); ++i) {
    warrant.tranches.push_back(within(fmt::format("tranches[{}]", i),
                                      [&] { return tranche_of(form.tranches[i], form.monitoring); }));
  }
  for (std::size_t i = 0; i < form.equal_tranches.size(); ++i) {
    const auto like =
        within(fmt::format("equal_tranches[{}]", i), [&] { return tranches_of(form.equal_tranches[i]); });
    warrant.tranches.insert(warrant.tranches.end(), like.begin(), like.end());
  }
  for (const Tranche& tranche : warrant.tranches) warrant.shares += tranche.shares;
  if (form.shares) warrant.shares = *form.shares;
  return warrant;
}

WarrantForm form_of_value(const Warrant& warrant) {
  WarrantForm form{.holder = warrant.holder,
                   .shares = warrant.shares,
                   .strike = warrant.strike,
                   .granted = warrant.granted,
                   .expiry = warrant.expiry,
                   .monitoring = common_rule(warrant),
                   .adjustments = warrant.adjustments,
                   .settlement = warrant.settlement,
                   .automatic_at_expiry = warrant.automatic_at_expiry,
                   .on_change_of_control = warrant.on_change_of_control};
  for (const Tranche& tranche : warrant.tranches) {
    form.tranches.push_back(tranche_form(tranche, form.monitoring));
  }
  for (const Gate& gate : warrant.exercise_gates) form.exercise_gates.push_back(form_of_value(gate));
  return form;
}

Strike value_of(const StrikeForm& form) {
  const bool later = form.part || form.days || form.on;
  if (form.value && !later) return *form.value;
  if (form.value || !form.part || !form.days || !form.on) {
    throw DomainError("strike", "a price, or part, days and on", "another choice of keys");
  }
  return StrikeSetLater{.part = *form.part, .days = *form.days, .on = *form.on, .price = form.price};
}

StrikeForm form_of_value(const Strike& strike) {
  if (const auto* price = std::get_if<PerShare>(&strike)) return {.value = *price};
  const auto& later = std::get<StrikeSetLater>(strike);
  return {.part = later.part, .days = later.days, .on = later.on, .price = later.price};
}

}  // namespace fairvalue::detail
