/// \file simulation/path_facts.hpp
/// What happened on each path: what the engine hands to a reducer.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A day is the number of closes from the valuation: 0 is the valuation itself, 1 the first close after it.
inline constexpr std::int32_t no_day = -1;

/// What vests at once: a tranche, or the part of a linear one that a milestone brings.
struct Piece {
  std::size_t deal;     ///< index among the engine's deals
  std::size_t tranche;  ///< index in the warrant's terms
  Shares shares;        ///< on the shares of the valuation's day
  PerShare strike;
  int last_day;  ///< the last on which it can vest or be exercised: the expiry
};

/// Facts of some consecutive paths. Spans have one entry a path and live as long as the call that got them.
struct PathFacts {
  std::uint64_t first_path = 0;
  int paths = 0;
  /// By piece: the day its price conditions were first met, the milestone's timing aside (`after_milestone`
  /// counts from the milestone); 0 without any left.
  std::vector<std::span<const std::int32_t>> price_met{};
  /// By piece: the day all of its gates were met; `no_day` if not by its last.
  std::vector<std::span<const std::int32_t>> vested{};
  /// By piece: the day it had vested and the warrant's gates of exercise were met too, whichever came last;
  /// `no_day` if not by its last.
  std::vector<std::span<const std::int32_t>> exercisable{};
  /// By piece: the price on that day over today's: its close, or without jumps the hurdle's where one watched
  /// at every moment was the last thing missing; 0 where the piece never became exercisable.
  std::vector<std::span<const float>> price_when_exercisable{};
  /// By piece: the price on its last day over today's.
  std::vector<std::span<const float>> price_at_end{};
  /// By day asked for: the price over today's.
  std::vector<std::span<const float>> price{};
  /// By crossing asked for: the probability, given the path's closes, that it was at or above the level at
  /// some moment.
  std::vector<std::span<const float>> crossing{};
  /// By streak asked for: the highest price over today's that as many closes in a row were all at or above.
  std::vector<std::span<const float>> streak{};
  /// By milestone, deal after deal in the order of the deployment's plan, or else of the outlook: the day it
  /// was reached, `no_day` if not by the last close.
  std::vector<std::span<const std::int32_t>> milestone{};
};

}  // namespace fairvalue
