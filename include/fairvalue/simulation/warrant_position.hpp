/// \file simulation/warrant_position.hpp
/// A warrant as it is valued, whatever the method: its terms, its outlook and its history.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/simulation/deployment_model.hpp>

namespace fairvalue {

struct WarrantPosition {
  std::string name{};  ///< needed, and unique, where several positions are valued together
  Warrant warrant;
  ConditionOutlook outlook{};  ///< milestones (independent) and named conditions
  /// Gives every milestone instead of the outlook. What the history has of its volume is there on day 0.
  std::optional<DeploymentModel> deployment{};
  /// What has happened since the grant: gates met, tranches lost or exercised, closes that windows reach back
  /// to. The market's spot is the close of its own day: a row of that day must have its price, and where
  /// there is none it is added, so that a spot that is older than its day (a Sunday's, say) would count
  /// twice. None: nothing has happened, and the spot is the only close known.
  std::optional<DealHistory> history{};
  std::optional<TradingCalendar> calendar{};  ///< counts the closes to the expiry; none: 252 a year
};

}  // namespace fairvalue
