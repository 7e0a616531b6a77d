/// \file simulation/simulation.hpp
/// What is simulated: a price model, the deals that depend on it, and what is asked of the paths.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/simulation/deployment_model.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue {

/// A deal and what is believed about it.
struct SimulatedDeal {
  std::string name;  ///< not empty, no two alike
  Warrant warrant;
  ConditionOutlook outlook{};  ///< milestones (drawn independently) and named conditions
  /// Gives every milestone of the deal instead of the outlook. What the history has of its volume is there on
  /// day 0.
  std::optional<DeploymentModel> deployment{};
  /// Gates met, closes that windows reach back to. The market's spot is the close of its own day (without a
  /// history the only one known): a row of that day must have its price, and where there is none it is added,
  /// so that a spot that is older than its day (a Sunday's, say) would count twice.
  std::optional<DealHistory> history{};
};

/// A level whose crossing probability is asked for, watched at every moment from now to a day.
struct CrossingLevel {
  PerShare level;  ///< > 0
  int through;     ///< a day of the grid, >= 1
};

/// The highest price that closes in a row were all at or above is asked for: of those on days gap, 2 gap, ...
/// up to `through`.
struct Streak {
  int gap;          ///< closes from one looked at to the next, in [1, closes of the grid]
  int consecutive;  ///< how many in a row, in [1, closes / gap]; time grows with them
  int through;      ///< a day of the grid, >= gap x consecutive
};

/// What is simulated. Terms are taken on the shares of the market's day.
struct Simulation {
  PriceModel model;
  std::vector<SimulatedDeal> deals;
  Measure measure = Measure::share;
  std::optional<TradingCalendar> calendar{};  ///< counts the closes; none: 252 a year
  std::uint64_t seed = 0;
  ConditionsCounted conditions = ConditionsCounted::all;  ///< of the warrants
};

/// What is asked of the paths beside the facts of every piece.
struct PathQuery {
  std::vector<int> price_days{};           ///< days at which the price is asked for
  std::vector<CrossingLevel> crossings{};  ///< refused for a model with jumps, which crosses without touching
  std::vector<Streak> streaks{};
};

}  // namespace fairvalue
