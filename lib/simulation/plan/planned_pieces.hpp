// The pieces of deals that can still vest, with the columns of the days on which they do.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/simulation/path_facts.hpp>

#include "average_plan.hpp"
#include "column_plan.hpp"
#include "market_watches.hpp"
#include "simulation/draw/condition_draws.hpp"

namespace fairvalue::detail {

/// A hurdle watched at every moment. A piece that waited for nothing else becomes exercisable when the price
/// is there, on its way to another close.
struct TouchedHurdle {
  Column gate;      ///< when the gate is met
  Column met;       ///< when the level is, from the close before the first day that counts on
  float level;      ///< over today's price
  Column others{};  ///< the day all other gates of the piece, of vesting and of exercise, are met
};

/// The growth of a price between two averages.
struct GrowthPlan {
  AveragePlan start;
  AveragePlan end;
};

/// A rank among peers at the end of a period, and the part that it vests.
struct RankPlan {
  struct Peer {
    std::size_t benchmark;  ///< among the model's
    GrowthPlan growth;
  };
  RankVesting rank;
  GrowthPlan own;
  std::vector<Peer> peers{};
  std::int32_t day;  ///< the close on which it is known
  Column met;        ///< that day, where it pays something
};

struct PlannedPiece {
  Piece piece;
  Column price_met;
  Column vested;
  Column exercisable;                   ///< when the gates of exercise are met too, and the strike is set
  std::optional<std::size_t> strike{};  ///< among those that are set on the paths
  std::optional<std::size_t> rank{};    ///< what vests is a part of its shares
  std::vector<TouchedHurdle> touched{};
};

struct PiecePlan {
  ColumnPlan columns{};
  ConditionDraws draws{};
  std::vector<PlannedPiece> pieces{};
  std::vector<Column> milestones{};  ///< position after position
  std::vector<DayShift> shifts{};
  std::vector<AveragePlan> strikes{};  ///< set on the paths
  std::vector<RankPlan> ranks{};
  /// Closes known that count, as logarithms over today's price, today's 0 the last; no more of them than a
  /// window needs.
  std::vector<float> known{};
};

}  // namespace fairvalue::detail
