/// \file simulation/simulation.hpp
/// A simulation: the price model, the positions, and what to record of the paths.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// A level, monitored continuously from now to a day. The result is its crossing probability.
struct CrossingLevel {
  PerShare level;  ///< > 0
  int through;     ///< a day of the grid, >= 1

  friend bool operator==(const CrossingLevel&, const CrossingLevel&) = default;
};

/// A streak: successive closes among those on days gap, 2 gap, ... up to `through`. The result is the highest
/// level that `consecutive` of them in a row were at or above.
struct Streak {
  int gap;          ///< days from one of these closes to the next, in [1, closes of the grid]
  int consecutive;  ///< in [1, closes / gap]; the time is proportional to it
  int through;      ///< a day of the grid, >= gap x consecutive

  friend bool operator==(const Streak&, const Streak&) = default;
};

/// Terms are converted to the share basis of the market's day.
struct Simulation {
  PriceModel model;
  std::vector<WarrantPosition> positions;  ///< with one calendar
  Measure measure = Measure::share;
  std::uint64_t seed = 0;
  ConditionsCounted conditions = ConditionsCounted::all;  ///< of the warrants
  /// The actual close of the spot's day, if the paths start at another (adjusted) price. Gates are compared
  /// with this close, but windows of several closes contain the spot. Empty: the spot is the close.
  std::optional<PerShare> close{};
};

/// What to record of each path in addition to the facts of every piece.
struct PathQuery {
  std::vector<int> price_days{};           ///< days whose price is recorded
  std::vector<CrossingLevel> crossings{};  ///< refused for a model with jumps, which has no bridges
  std::vector<Streak> streaks{};
};

}  // namespace fairvalue
