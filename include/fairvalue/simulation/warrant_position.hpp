/// \file simulation/warrant_position.hpp
/// The position that every method values: a warrant with its outlook and its history.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/simulation/deployment_model.hpp>

namespace fairvalue {

struct WarrantPosition {
  std::string name{};  ///< required and unique if several positions are valued together
  Warrant warrant;
  ConditionOutlook outlook{};  ///< milestones (independent) and named conditions
  /// If given, it replaces the milestones of the outlook. Volume in the history counts as reached on day 0.
  std::optional<DeploymentModel> deployment{};
  /// What has happened since the grant: gates met, tranches lost or exercised, earlier closes of windows. The
  /// market's spot is the close of its day: a row of that day must have the same price; without a row, the
  /// spot is added. A stale spot (Friday's price dated Sunday) would therefore count twice. Empty: nothing
  /// has happened, and the spot is the only known close.
  std::optional<DealHistory> history{};
  std::optional<TradingCalendar> calendar{};  ///< counts the closes to the expiry; empty: 252 a year
};

}  // namespace fairvalue
