#include "gate_forms.hpp"

#include <type_traits>
#include <utility>

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
         is_given(form.supply_until) + (form.any_of.empty() ? 0 : 1) + (form.all_at_once.empty() ? 0 : 1);
}

void refuse_alone(bool is_alone, const char* key, const char* beside) {
  if (is_alone) throw DomainError(key, fmt::format("beside {}", beside), "none");
}

/// A key that says more of a condition which the form does not state would be passed over in silence.
/// `monitoring` is looked at where it is known what it is for.
void refuse_lone_keys(const GateForm& form) {
  const bool has_volume = form.delivered_gw || form.purchased_gw || form.deployed_gw || form.paid;
  const bool has_price = form.price_hurdle || form.market_cap_hurdle;
  const bool is_of_market = has_price || form.benchmark || !form.all_at_once.empty();
  refuse_alone(form.by && !has_volume, "by", "a volume such as purchased_gw");
  refuse_alone(form.excess && !form.benchmark, "excess", "benchmark");
  refuse_alone(!form.steps.empty() && !form.price_hurdle, "steps", "price_hurdle");
  refuse_alone(!form.shares.empty() && !form.market_cap_hurdle, "shares", "market_cap_hurdle");
  refuse_alone(form.window_from && !has_price, "window_from", "price_hurdle or market_cap_hurdle");
  refuse_alone(form.timing != GateTiming::latched && !is_of_market, "timing",
               "a condition of the market such as price_hurdle");
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
  void operator()(const ServiceGate& gate) {
    (gate.relation == ServiceRelation::supply ? form.supply_until : form.service_until) = gate.until;
  }
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

}  // namespace

std::vector<Gate> listed(const char* field, const std::vector<GateForm>& forms,
                         const std::optional<MonitoringRule>& monitoring) {
  std::vector<Gate> gates;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    gates.push_back(within(fmt::format("{}[{}]", field, i), [&] { return gate_of(forms[i], monitoring); }));
  }
  return gates;
}

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
  if (form.at_least && *form.at_least > *form.closes_in_window)
    throw DomainError("at_least", fmt::format("<= closes_in_window ({})", *form.closes_in_window),
                      *form.at_least);
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
  refuse_lone_keys(form);
  std::vector<Gate> gates;
  add_volumes(gates, form);
  if (form.price_hurdle) gates.push_back(price_gate_of(form, monitoring));
  if (form.market_cap_hurdle) gates.push_back(market_cap_gate_of(form, monitoring));
  if (form.benchmark) gates.push_back(RelativeGate{*form.benchmark, form.excess.value_or(0.0), form.timing});
  if (form.condition && form.condition->empty()) throw DomainError("condition", "a name", "none");
  if (form.condition) gates.push_back(NamedGate{*form.condition});
  if (form.service_until) gates.push_back(ServiceGate{*form.service_until});
  if (form.supply_until) gates.push_back(ServiceGate{*form.supply_until, ServiceRelation::supply});
  if (!form.any_of.empty()) gates.push_back(AnyOf{listed("any_of", form.any_of, monitoring)});
  if (!form.all_at_once.empty()) gates.push_back(all_at_once_of(form, monitoring));
  return gates;
}

Gate gate_of(const GateForm& form, const std::optional<MonitoringRule>& monitoring) {
  if (const int stated = gates_stated(form); stated != 1) {
    throw DomainError("gate", "one condition, such as price_hurdle, purchased_gw or condition", stated);
  }
  refuse_alone(form.monitoring && !form.price_hurdle && !form.market_cap_hurdle, "monitoring",
               "price_hurdle or market_cap_hurdle");
  return std::move(gates_of(form, monitoring).front());
}

GateForm form_side_by_side(const std::vector<Gate>& gates) {
  GateWriter writer;
  for (const Gate& gate : gates) std::visit(writer, gate);
  return std::move(writer.form);
}

GateForm form_of_value(const Gate& gate) {
  GateWriter writer;
  std::visit(writer, gate);
  return std::move(writer.form);
}

}  // namespace fairvalue::detail
