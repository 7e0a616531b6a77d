/// \file fairvalue/case/priced.hpp
/// The warrants of a case file, valued as the request asks, with progress on the terminal.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/book/open_position.hpp>
#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/book/scenario_warrants.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

using Priced = fairvalue::PricedPosition;
using fairvalue::needs_simulation;
using fairvalue::open_positions;
using fairvalue::OpenPosition;
using fairvalue::reason_in_file;
using fairvalue::scenarios_of;
using fairvalue::ScenarioWarrants;
using fairvalue::settings_of;

/// Seed, paths, target error and threads of the request.
fairvalue::PricingSettings pricing_settings(const Request& request);

/// Where Ctrl-C came before all paths were drawn, `stopped` and the doubts say so.
Priced price_position(const Request& request, const fairvalue::WarrantPosition& position,
                      const fairvalue::EquityMarket& market, const fairvalue::ValuationTerms& terms = {});

/// A warrant or award with its values.
struct PositionValues {
  OpenPosition open;
  fairvalue::EquityMarket today;
  Priced economic;
  std::optional<fairvalue::EquityMarket> grant{};  ///< none where the file has no market of the grant
  Priced at_grant{};
};
/// Values the positions of the file. Throws fairvalue::Error where it has a position and no market.
std::vector<PositionValues> priced_positions(const Request& request, const fairvalue::CaseFile& file);

/// Where Ctrl-C came before all paths of all scenarios were drawn, `stopped` and the doubts say so, with the
/// number of the scenario that has the fewest.
ScenarioWarrants scenario_warrants(const Request& request, const fairvalue::CaseFile& file,
                                   const fairvalue::Case& value);

}  // namespace calculator
