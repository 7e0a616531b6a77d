#include <fairvalue/pricing/compare.hpp>

#include <cstdint>
#include <optional>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/fair_value.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>

#include "core/detail/prefixed.hpp"
#include "sampling/control_plan.hpp"
#include "sampling/method_difference.hpp"
#include "warrant/claim_market.hpp"

namespace fairvalue {
namespace {

/// f(), whose refusals of a market are those of the model's.
template <class F>
auto of_model(F f) {
  try {
    return f();
  } catch (const DomainError& error) {
    if (!error.field().starts_with("market.")) throw;
    throw detail::prefixed("model", error);
  }
}

/// Formulas need a price that does not jump, and most of them levels that do not step.
FlatMarket market_of_formulas(const PriceModel& model, const TrancheClaim& claim,
                              const ClaimMethods& methods) {
  if (model.jumps) {
    throw DomainError("model.jumps", "none for a closed form (simulate it)",
                      fmt::format("{} a year", model.jumps->intensity));
  }
  require(has_bridges(path_traits(model)), "model", "log-normal for a closed form (simulate it)", "another");
  return detail::market_of_claim(model.market, claim, methods);
}

MethodValue row(ValuationMethod method, const Outcome<ClaimValue>& outcome) {
  if (!outcome.has_value()) {
    return {std::string{to_string(method)}, Outcome<Sampled>::failure(outcome.reason())};
  }
  const ClaimValue& value = outcome.value();
  return {.method = std::string{to_string(value.method)},
          .value = Sampled{value.value.value, 0.0},
          .error_bound = value.error_bound};
}

bool watches_closes(const Outcome<TrancheClaim>& claim) {
  if (!claim.has_value() || !claim.value().hurdle) return false;
  const MonitoringTraits known = monitoring_traits(reduced(claim.value().hurdle->rule).kind);
  return known.has_closed_form && !known.needs_highs;
}

/// The formulas' answers for one claim.
std::vector<MethodValue> formula_rows(const PriceModel& model, const Outcome<TrancheClaim>& claim,
                                      ExercisePolicy exercise) {
  const auto by = [&](ClosesMethod closes) {
    return attempt([&] {
      return of_model([&] {
        const ClaimMethods methods{.exercise = exercise, .closes = closes};
        return value(market_of_formulas(model, claim.value(), methods), claim.value(), methods);
      });
    });
  };
  if (!watches_closes(claim)) return {row(ValuationMethod::closed_form, by(ClosesMethod::convolution))};
  return {row(ValuationMethod::convolution, by(ClosesMethod::convolution)),
          row(ValuationMethod::shifted_hurdle, by(ClosesMethod::shifted_hurdle))};
}

/// A deployment's milestones move together: an outlook of independent ones does not stand for them.
ConditionOutlook outlook_of(const SimulatedDeal& deal) {
  ConditionOutlook outlook = deal.outlook;
  if (deal.deployment) outlook.milestones.clear();
  return outlook;
}

std::vector<Outcome<TrancheClaim>> claims_of(const Simulation& simulation,
                                             const SimulationSettings& settings) {
  const SimulatedDeal& deal = simulation.deals.front();
  const Spot& spot = simulation.model.market.spot;
  ValuationTerms terms{.methods = {.exercise = settings.exercise}, .calendar = simulation.calendar};
  if (settings.kind == ValueKind::grant_date) {
    return tranche_claims(settings.kind, deal.warrant, deal.warrant.granted, outlook_of(deal), terms);
  }
  terms.history = deal.history;
  return tranche_claims(settings.kind, deal.warrant, spot.as_of, outlook_of(deal), terms, spot.price);
}

std::vector<ComparedTranche> by_formulas(const Simulation& simulation, const SimulationSettings& settings) {
  const SimulatedDeal& deal = simulation.deals.front();
  const auto claims = detail::as_member_of("deals[0]", [&] { return claims_of(simulation, settings); });
  std::vector<ComparedTranche> tranches;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    tranches.push_back(
        {deal.warrant.tranches[i].name, formula_rows(simulation.model, claims[i], settings.exercise)});
  }
  return tranches;
}

struct SimulatedMethod {
  Measure measure;
  ControlVariate control;
};

std::string name_of(const SimulatedMethod& method) {
  const std::string plain =
      fmt::format("{}, {} measure", to_string(ValuationMethod::simulation), to_string(method.measure));
  switch (method.control) {
    case ControlVariate::none: return plain;
    case ControlVariate::post_stratified: return plain + ", post-stratified";
    case ControlVariate::automatic:
    case ControlVariate::martingale:
    case ControlVariate::crossing:
    case ControlVariate::crossing_and_streaks:
      return fmt::format("{}, {} control", plain, to_string(method.control));
  }
  refuse_enumerator(method.control);
}

std::vector<SimulatedMethod> simulated_methods(const PriceModel& model) {
  std::vector<SimulatedMethod> methods{{Measure::risk_neutral, ControlVariate::none},
                                       {Measure::share, ControlVariate::none}};
  for (const ControlVariate control : detail::existing_controls(path_traits(model))) {
    methods.push_back({Measure::share, control});
  }
  return methods;
}

/// Each method has paths of its own, so that their differences are those of independent estimates.
void add_simulated(Comparison& comparison, Simulation simulation, SimulationSettings settings,
                   const SimulatedMethod& method, std::uint64_t number) {
  simulation.measure = method.measure;
  simulation.seed += number;
  settings.control = method.control;
  const SimulatedValue simulated = simulated_value(simulation, settings);
  comparison.warnings = simulated.warnings;
  if (simulated.measure != method.measure) return;  // a wild price: its mean has no risk-neutral estimate
  for (std::size_t i = 0; i < comparison.tranches.size(); ++i) {
    const SimulatedTranche& tranche = simulated.tranches[i];
    comparison.tranches[i].methods.push_back(
        {.method = name_of(method), .value = tranche.value, .doubt = tranche.doubt});
  }
}

void note_differences(std::vector<MethodValue>& methods) {
  std::optional<detail::Answer> first;
  for (MethodValue& method : methods) {
    if (!method.value.has_value()) continue;
    const detail::Answer answer{method.value.value(), method.error_bound};
    if (first) method.difference_in_errors = detail::difference_in_errors(answer, *first);
    if (!first) first = answer;
  }
}

}  // namespace

Comparison compare(const Simulation& simulation, const SimulationSettings& settings) {
  const auto deals = static_cast<double>(simulation.deals.size());
  require(simulation.deals.size() == 1, "simulation.deals", "one deal", deals);
  require_model(simulation.model);
  Comparison comparison{.tranches = by_formulas(simulation, settings), .warnings = {}};
  std::uint64_t number = 0;
  for (const SimulatedMethod& method : simulated_methods(simulation.model)) {
    add_simulated(comparison, simulation, settings, method, number++);
  }
  for (ComparedTranche& tranche : comparison.tranches) note_differences(tranche.methods);
  return comparison;
}

}  // namespace fairvalue
