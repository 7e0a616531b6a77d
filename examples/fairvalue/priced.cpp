#include "priced.hpp"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/warrant_values.hpp>

#include "simulating.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

Priced simulated(const Request& request, const WarrantPosition& position, const EquityMarket& market,
                 const ValuationTerms& terms) {
  Simulating simulating{request, "simulating"};
  const SimulationSettings settings{.paths = simulating.samples(request.paths),
                                    .target_error = request.error,
                                    .seed = request.seed,
                                    .run = simulating.control()};
  const auto value =
      attempt([&] { return value_by_simulation(position, {.market = market}, terms, settings); });
  if (!value.has_value()) return {.reason = value.reason()};
  Priced priced{.by_simulation = value.value(), .doubts = value.value().warnings};
  priced.stopped =
      value.value().status == RunStatus::converged ? "" : stopped_words(value.value().paths, request.paths);
  if (!priced.stopped.empty()) priced.doubts.push_back(priced.stopped);
  if (!value.value().doubt.empty()) priced.doubts.push_back("unreliable: " + value.value().doubt);
  return priced;
}

std::string taken_as_met(const std::string& name, const std::string& benchmark) {
  return name + ": the condition on '" + benchmark + "' is taken as met";
}

/// What the file says of gates that it has no model for.
void add_notes(OpenPosition& open) {
  for (const std::string& benchmark : open.facts->taken_as_met) {
    open.notes.push_back(taken_as_met(open.name, benchmark));
  }
}

/// Milestones of which the outlook says nothing come as the deal's plan has them in the base case.
void add_planned_milestones(OpenPosition& open, const Case& value) {
  if (!open.deal || open.position.deployment) return;
  auto& known = open.position.outlook.milestones;
  const std::size_t before = known.size();
  for (const MilestoneOutlook& planned : scenario_milestones(value, base_settings(value), *open.deal)) {
    const auto same = [&](const MilestoneOutlook& one) {
      return one.measure == planned.measure && one.volume == planned.volume;
    };
    if (std::ranges::none_of(known, same)) known.push_back(planned);
  }
  if (known.size() > before)
    open.notes.push_back(open.name + ": milestones come as planned, in the base case");
}

Years years_to_expiry(const Case& value, const Warrant& warrant) {
  return year_fraction(value.spot.value.as_of, warrant.expiry);
}

/// Adds the value of one scenario's warrants; false where one has none.
bool add_scenario(ScenarioWarrants& all, double& error, const Request& request, const CaseFile& file,
                  const Case& value, const Scenario& scenario) {
  const Settings set = settings_of(value, scenario);
  Money sum{0.0};
  for (const OpenPosition& open : open_positions(file)) {
    if (!open.deal) continue;
    WarrantPosition position = open.position;
    position.outlook.milestones = scenario_milestones(value, set, *open.deal);
    position.deployment.reset();
    const Priced one =
        price_position(request, position, equity_market(file, years_to_expiry(value, *open.terms)));
    for (const std::string& doubt : one.doubts)
      all.doubts.push_back(scenario.name + ", " + open.name + ": " + doubt);
    if (!one.total()) {
      all.reason = one.reason;
      return false;
    }
    sum += *one.total();
    error += scenario.weight * one.standard_error().value_or(0.0);
  }
  all.values.push_back(sum);
  return true;
}

}  // namespace

std::optional<Money> Priced::total() const {
  if (by_simulation) return Money{by_simulation->total.mean};
  if (by_formula && by_formula->total.has_value()) return by_formula->total.value();
  return std::nullopt;
}

std::optional<double> Priced::standard_error() const {
  if (!by_simulation) return std::nullopt;
  return by_simulation->total.standard_error;
}

Priced price_position(const Request& request, const WarrantPosition& position, const EquityMarket& market,
                      const ValuationTerms& terms) {
  const auto formula = attempt([&] { return value_by_formula(position, market, terms); });
  if (formula.has_value() && formula.value().total.has_value()) {
    return {.by_formula = formula.value(), .doubts = formula.value().warnings};
  }
  if (!request.simulates) return {.reason = needs_simulation};
  return simulated(request, position, market, terms);
}

Standing standing_at(const CaseFile& file, const OpenPosition& open, const std::string& key) {
  for (std::string path = open.path + "." + key; path.size() > open.path.size();
       path.resize(path.find_last_of(".["))) {
    const auto found = std::ranges::find(file.provenance, path, &KeyProvenance::path);
    if (found != file.provenance.end()) return found->standing;
  }
  return open.standing;
}

std::vector<OpenPosition> open_positions(const CaseFile& file) {
  std::vector<OpenPosition> open;
  const auto positions = warrant_positions(file);
  for (std::size_t i = 0; i < file.deals.size(); ++i) {
    const CaseDeal& deal = file.deals[i];
    if (!deal.terms.warrant) continue;
    open.push_back({deal.terms.name,
                    &deal.terms.warrant->value,
                    &deal.facts,
                    positions.at(open.size()),
                    i,
                    deal.terms.warrant->standing,
                    {},
                    fmt::format("deal[{}].warrant", i)});
  }
  for (std::size_t i = 0; i < file.awards.size(); ++i) {
    const Award& award = file.awards[i];
    open.push_back({award.name,
                    &award.warrant.value,
                    &award.facts,
                    positions.at(open.size()),
                    {},
                    award.warrant.standing,
                    {},
                    fmt::format("award[{}].warrant", i)});
  }
  const auto whole = attempt([&] { return with_calibration(model_case(file)); });
  for (OpenPosition& one : open) {
    add_notes(one);
    if (whole.has_value()) add_planned_milestones(one, whole.value());
  }
  return open;
}

std::vector<PricedPosition> priced_positions(const Request& request, const CaseFile& file) {
  std::vector<PricedPosition> priced;
  for (OpenPosition& open : open_positions(file)) {
    if (!file.market) throw Error{file.name + ": table market is missing; the value of a warrant needs it"};
    const auto years_from = [&](Date day) { return year_fraction(day, open.terms->expiry); };
    EquityMarket today = equity_market(file, years_from(file.market->spot.value.as_of));
    Priced economic = price_position(request, open.position, today);
    PricedPosition one{.open = std::move(open), .today = std::move(today), .economic = std::move(economic)};
    if (one.open.facts->grant) {
      one.grant = grant_market(file, *one.open.facts, years_from(one.open.facts->grant->value.as_of));
      const WarrantPosition& position = one.open.position;
      one.at_grant = price_position(request, {.warrant = position.warrant, .calendar = position.calendar},
                                    *one.grant, {.kind = ValueKind::grant_date});
    }
    priced.push_back(std::move(one));
  }
  return priced;
}

ScenarioWarrants scenario_warrants(const Request& request, const CaseFile& file, const Case& given) {
  const Case value = with_calibration(given);
  ScenarioWarrants all;
  for (const OpenPosition& open : open_positions(file)) {
    for (const std::string& benchmark : open.deal ? open.facts->taken_as_met : std::vector<std::string>{})
      all.doubts.push_back(taken_as_met(open.name, benchmark));
  }
  double error = 0.0;
  double sum = 0.0;
  for (const Scenario& scenario : scenarios_of(value)) {
    const auto added = attempt([&] { return add_scenario(all, error, request, file, value, scenario); });
    if (!added.has_value()) all.reason = added.reason();
    if (!added.has_value() || !added.value()) {
      all.values.clear();
      return all;
    }
    sum += scenario.weight * all.values.back().value;
  }
  if (sum > 0.0) all.error = error / sum;
  return all;
}

std::vector<Scenario> scenarios_of(const Case& value) {
  if (!value.scenarios.empty()) return value.scenarios;
  return {{.name = "base case", .label = "", .weight = 1.0, .overrides = {}}};
}

Settings settings_of(const Case& value, const Scenario& scenario) {
  const auto inputs = named_inputs(value);
  return settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides)));
}

}  // namespace calculator
