#include "priced.hpp"

#include "support/progress.hpp"

namespace calculator {

using namespace fairvalue;

namespace {

/// The settings that the request asks for, watched on the terminal.
PricingSettings watched(const Request& request, examples::Progress& progress) {
  PricingSettings settings = pricing_settings(request);
  settings.run = progress.control();
  settings.run.threads = request.threads;
  return settings;
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
  examples::Progress progress{"simulating"};
  return fairvalue::price_position(position, market, terms, watched(request, progress));
}

ScenarioWarrants scenario_warrants(const Request& request, const CaseFile& file, const Case& value) {
  examples::Progress progress{"simulating"};
  return fairvalue::scenario_warrants(file, value, watched(request, progress));
}

}  // namespace calculator
