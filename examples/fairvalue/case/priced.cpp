#include "fairvalue/case/priced.hpp"

#include <algorithm>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "fairvalue/case/simulating.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// The settings that the request asks for, watched on the terminal.
PricingSettings watched(const Request& request, Simulating& simulating) {
  PricingSettings settings = pricing_settings(request);
  settings.paths = simulating.samples(request.paths);
  settings.run = simulating.control();
  return settings;
}

/// Of the grant's price, as the accounts have it.
std::optional<PriceAdjustment> adjustment_of(const OpenPosition& open) {
  return open.facts->accounts ? open.facts->accounts->price_adjustment : std::nullopt;
}

/// What keeps a grant-date value: of the conditions only a benchmark's counts for it.
std::string reason_at_grant(const OpenPosition& open, const std::string& refused) {
  const auto is_of_market = [](const std::string& one) {
    return one.find(".taken_as_met: ") != std::string::npos;
  };
  const auto found = std::ranges::find_if(open.missing, is_of_market);
  return found == open.missing.end() ? refused : *found;
}

}  // namespace

PricingSettings pricing_settings(const Request& request) {
  return {.seed = request.seed,
          .paths = request.paths,
          .error = request.error,
          .simulates = request.simulates,
          .run = {.threads = request.threads}};
}

Priced price_position(const Request& request, const WarrantPosition& position, const EquityMarket& market,
                      const ValuationTerms& terms) {
  Simulating simulating{request, "simulating"};
  Priced priced = fairvalue::price_position(position, market, terms, watched(request, simulating));
  if (priced.by_simulation && priced.by_simulation->status != RunStatus::converged)
    priced.stopped = stopped_words(priced.by_simulation->paths, request.paths);
  if (!priced.stopped.empty()) priced.doubts.push_back(priced.stopped);
  return priced;
}

std::vector<PositionValues> priced_positions(const Request& request, const CaseFile& file) {
  std::vector<PositionValues> priced;
  for (OpenPosition& open : open_positions(file)) {
    if (!file.market) throw Error{file.name + ": table market is missing; the value of a warrant needs it"};
    EquityMarket today = market_of(file, open);
    Priced economic = price_position(request, open.position, today);
    if (!economic.total()) economic.reason = reason_in_file(open, economic.reason);
    PositionValues one{.open = std::move(open), .today = std::move(today), .economic = std::move(economic)};
    if (one.open.facts->grant) {
      const Date granted = one.open.facts->grant->value.spot.as_of;
      one.grant = grant_market(file, *one.open.facts, year_fraction(granted, one.open.terms->expiry));
      const WarrantPosition& position = one.open.position;
      one.at_grant =
          price_position(request, {.warrant = position.warrant, .calendar = position.calendar}, *one.grant,
                         {.kind = ValueKind::grant_date, .adjustment = adjustment_of(one.open)});
      if (!one.at_grant.total()) one.at_grant.reason = reason_at_grant(one.open, one.at_grant.reason);
    }
    priced.push_back(std::move(one));
  }
  return priced;
}

ScenarioWarrants scenario_warrants(const Request& request, const CaseFile& file, const Case& value) {
  Simulating simulating{request, "simulating"};
  ScenarioWarrants all = fairvalue::scenario_warrants(file, value, watched(request, simulating));
  if (all.fewest_paths > 0) all.stopped = stopped_words(all.fewest_paths, request.paths);
  if (!all.stopped.empty() && scenarios_of(value).size() > 1)
    all.stopped += " in the scenario with the fewest";
  if (!all.stopped.empty()) all.doubts.push_back("the warrants' values by scenario: " + all.stopped);
  return all;
}

}  // namespace calculator
