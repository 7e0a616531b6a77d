/// \file fairvalue/priced.hpp
/// The warrants of a case file, valued as the request asks, with progress on the terminal.
#pragma once
#include <fairvalue/book/open_position.hpp>
#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/book/scenario_warrants.hpp>

#include "request.hpp"

namespace calculator {

using Priced = fairvalue::PricedPosition;
using fairvalue::needs_simulation;
using fairvalue::open_positions;
using fairvalue::OpenPosition;
using fairvalue::scenarios_of;
using fairvalue::ScenarioWarrants;
using fairvalue::settings_of;

/// Seed, paths, target error and threads of the request.
fairvalue::PricingSettings pricing_settings(const Request& request);

Priced price_position(const Request& request, const fairvalue::WarrantPosition& position,
                      const fairvalue::EquityMarket& market, const fairvalue::ValuationTerms& terms = {});

ScenarioWarrants scenario_warrants(const Request& request, const fairvalue::CaseFile& file,
                                   const fairvalue::Case& value);

}  // namespace calculator
