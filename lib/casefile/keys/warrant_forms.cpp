#include "warrant_forms.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

constexpr int most_tranches = 10'000;  ///< of a warrant: what takes a second to value

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
  if (const auto* service = std::get_if<ServiceGate>(&gate)) {
    return service->relation == ServiceRelation::supply ? 5 : 4;
  }
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
    form.here = form_side_by_side(tranche.gates);
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
  const bool is_monitored = form.here.price_hurdle || !form.gates.empty() || form.exercise_gates;
  if (form.here.monitoring && !is_monitored) throw DomainError("monitoring", "beside price_hurdle", "none");
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
  if (!form.dates.empty()) {
    const char* const rule = "left out beside dates";
    if (form.parts) throw DomainError("parts", rule, "both");
    if (form.measure) throw DomainError("measure", rule, "both");
    if (form.step) throw DomainError("step", rule, "both");
    return tranches_by_date(form.name, form.shares, form.dates, form.rounding);
  }
  if (!form.parts) throw DomainError("parts", "given, or a list of dates", "none");
  if (!form.measure) throw DomainError("measure", "given with parts", "none");
  if (!form.step) throw DomainError("step", "given with parts", "none");
  if (*form.parts > most_tranches)
    throw DomainError("parts", fmt::format("at most {}", most_tranches), *form.parts);
  return tranches_by_volume(form.name, form.shares, {*form.measure, *form.step, *form.parts}, form.rounding);
}

}  // namespace

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
  if (warrant.tranches.empty()) throw DomainError("tranches", "given, or equal_tranches", "none");
  if (warrant.tranches.size() > most_tranches)
    throw DomainError("tranches", fmt::format("at most {}", most_tranches),
                      static_cast<double>(warrant.tranches.size()));
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
  if (form.value && form.price) throw DomainError("price", "beside part, days and on", "none");
  if (form.value && !later) return *form.value;
  if (form.value || !form.part || !form.days || !form.on) {
    throw DomainError("strike", "a price, or part, days and on", "another choice of keys");
  }
  return StrikeSetLater{.part = *form.part,
                        .days = *form.days,
                        .on = *form.on,
                        .price = form.price.value_or(ObservedPrice::vwap)};
}

StrikeForm form_of_value(const Strike& strike) {
  if (const auto* price = std::get_if<PerShare>(&strike)) return {.value = *price};
  const auto& later = std::get<StrikeSetLater>(strike);
  return {.part = later.part, .days = later.days, .on = later.on, .price = later.price};
}

}  // namespace fairvalue::detail
