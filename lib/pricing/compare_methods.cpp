#include <fairvalue/pricing/compare_methods.hpp>

#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "sampling/control_plan.hpp"
#include "sampling/formula_check.hpp"

namespace fairvalue {
namespace {

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

/// The values by formula, tranche by tranche; all refused if the model has no bridges.
std::vector<Outcome<ClaimValue>> formula_values(const WarrantPosition& position, const PriceModel& model,
                                                const ValuationTerms& terms, ClosesMethod closes) {
  const std::size_t tranches = position.warrant.tranches.size();
  if (!has_bridges(path_traits(model))) {
    const std::string got = model.jumps ? fmt::format("jumps, {} a year", model.jumps->intensity) : "another";
    const DomainError refusal{"model", "log-normal for a closed form (simulate it)", got};
    return {tranches, Outcome<ClaimValue>::failure(refusal.what())};
  }
  std::vector<Outcome<ClaimValue>> values;
  for (const NamedTrancheValue& tranche : value_by_formula(position, model.market, terms, closes).tranches) {
    values.push_back(tranche.outcome.has_value() ? Outcome{tranche.outcome.value().claim}
                                                 : Outcome<ClaimValue>::failure(tranche.outcome.reason()));
  }
  return values;
}

std::vector<ComparedTranche> by_formulas(const WarrantPosition& position, const PriceModel& model,
                                         const ValuationTerms& terms) {
  const auto claims = tranche_claims(position, model.market.spot, terms);
  const auto exact = formula_values(position, model, terms, ClosesMethod::convolution);
  const auto shifted = formula_values(position, model, terms, ClosesMethod::shifted_hurdle);
  std::vector<ComparedTranche> tranches;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    std::vector<MethodValue> rows{row(ValuationMethod::closed_form, exact[i])};
    if (watches_closes(claims[i])) {
      rows = {row(ValuationMethod::convolution, exact[i]), row(ValuationMethod::shifted_hurdle, shifted[i])};
    }
    tranches.push_back({position.warrant.tranches[i].name, std::move(rows)});
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

/// Each method has its own paths, so that the estimates are independent.
void add_simulated(Comparison& comparison, const SimulatedMethod& method, const SimulatedValue& simulated) {
  comparison.warnings = simulated.warnings;
  if (simulated.measure != method.measure) return;  // the risk-neutral mean is unreliable
  for (std::size_t i = 0; i < comparison.tranches.size(); ++i) {
    const SimulatedTranche& tranche = simulated.tranches[i];
    const bool cancelled = simulated.status == RunStatus::cancelled;
    comparison.tranches[i].methods.push_back(
        {.method = name_of(method),
         .value = cancelled ? Outcome<Sampled>::failure("cancelled") : Outcome{tranche.value},
         .doubt = tranche.doubt});
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

Comparison compare_methods(const WarrantPosition& position, const PriceModel& model,
                           const ValuationTerms& terms, const ComparisonSettings& settings) {
  require_terms(terms);
  require_model(model);
  Comparison comparison{.tranches = by_formulas(position, model, terms), .warnings = {}};
  SimulationSettings one{.paths = settings.paths, .seed = settings.seed, .run = settings.run};
  for (const SimulatedMethod& method : simulated_methods(model)) {
    one.measure = method.measure;
    one.control = method.control;
    add_simulated(comparison, method, value_by_simulation(position, model, terms, one));
    ++one.seed;
  }
  for (ComparedTranche& tranche : comparison.tranches) note_differences(tranche.methods);
  return comparison;
}

}  // namespace fairvalue
