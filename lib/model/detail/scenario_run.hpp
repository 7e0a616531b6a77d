/// \file lib/model/detail/scenario_run.hpp
/// One scenario's valuation, which the value of a case and its callable model share.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/deal_loop.hpp>

namespace fairvalue::detail {

struct ScenarioRun {
  std::vector<DealYear> years;
  PerShare price_without_deals;  ///< of the last year: multiple x EPS without deals and warrants
  PerShare present_value;        ///< the last year's price on spot.as_of at the required return
};

/// `name` is the scenario's, for messages. Throws as `deal_loop` does, and when the last year ends before
/// spot.as_of.
ScenarioRun run_scenario(const Case& value, const Settings& settings, const std::string& name);

}  // namespace fairvalue::detail
