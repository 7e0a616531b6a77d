/// \file simulation/simulation.hpp
/// What is simulated: a price model, the positions that depend on it, and what is asked of the paths.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

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
  std::vector<WarrantPosition> positions;  ///< with one calendar
  Measure measure = Measure::share;
  std::uint64_t seed = 0;
  ConditionsCounted conditions = ConditionsCounted::all;  ///< of the warrants
  /// The close of the spot's day that gates are held against, if the paths start at another price (an
  /// adjusted one). Windows of several closes then have the spot in its place. None: the spot.
  std::optional<PerShare> close{};
};

/// What is asked of the paths beside the facts of every piece.
struct PathQuery {
  std::vector<int> price_days{};           ///< days at which the price is asked for
  std::vector<CrossingLevel> crossings{};  ///< refused for a model with jumps, which crosses without touching
  std::vector<Streak> streaks{};
};

}  // namespace fairvalue
