/// \file lib/model/detail/scenario_run.hpp
/// The valuation of one scenario, shared by the value of a case and its callable model.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/deal_loop.hpp>

namespace fairvalue::detail {

struct ScenarioRun {
  std::vector<DealYear> years;
  PerShare price_without_deals;  ///< as the function below
  PerShare present_value;        ///< the last year's price on spot.as_of at the required return
};

/// Multiple x EPS of its window at the end of the last valued year, for the company alone: no gigawatts, no
/// warrant. Throws DomainError if that is not > 0.
PerShare price_without_deals(const Case& value, const Settings& settings);

/// `name` is the scenario's, for messages. Throws as `deal_loop` does, and if the last year ends before
/// spot.as_of.
ScenarioRun run_scenario(const Case& value, const Settings& settings, const std::string& name);

}  // namespace fairvalue::detail
