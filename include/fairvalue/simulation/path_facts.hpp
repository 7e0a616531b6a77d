/// \file simulation/path_facts.hpp
/// The facts of simulated paths that the engine passes to a reducer.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Days are counted in closes from the valuation date: 0 is the valuation itself, 1 the first close after it.
inline constexpr std::int32_t no_day = -1;

/// Shares that vest together: a tranche, or the part of a linear tranche that one milestone brings.
struct Piece {
  std::size_t position;                 ///< index among the engine's positions
  std::size_t tranche;                  ///< index in the warrant's terms
  Shares shares;                        ///< on the share basis of the valuation date
  std::optional<PerShare> strike;       ///< none: it is set on the path, see PathFacts
  int last_day;                         ///< last day of vesting and exercise: the expiry
  std::optional<PerShare> value_cap{};  ///< most that a share gains over the strike
  /// The first piece that has the same facts, strike, cap and last day on every path: often the piece itself.
  std::size_t like = 0;
};

/// Facts of consecutive paths. Spans have one entry per path and are valid only during the call.
struct PathFacts {
  std::uint64_t first_path = 0;
  int paths = 0;
  /// By piece: the first day on which its price conditions were met, without regard to milestones, except
  /// that an `after_other_gates` gate counts from the milestone; 0 if no price condition is left.
  std::vector<std::span<const std::int32_t>> price_met{};
  /// By piece: the day on which all its gates were met; `no_day` if not by its last day.
  std::vector<std::span<const std::int32_t>> vested{};
  /// By piece: the first day on which it was vested and the warrant's exercise gates were met; `no_day` if
  /// not by its last day. A strike that is set on the path is set by then.
  std::vector<std::span<const std::int32_t>> exercisable{};
  /// By piece: the strike over today's price, where it is set on the path; else empty.
  std::vector<std::span<const float>> strike{};
  /// By piece: the part of its shares that vests, where a rank decides it; else empty, and all do.
  std::vector<std::span<const float>> part{};
  /// By piece: the price on that day over today's; 0 if the piece never became exercisable. It is the close,
  /// or, without jumps, the hurdle if a continuously monitored hurdle was the last condition.
  std::vector<std::span<const float>> price_when_exercisable{};
  /// By piece: the price on its last day over today's.
  std::vector<std::span<const float>> price_at_end{};
  /// By price day of the query: the price over today's.
  std::vector<std::span<const float>> price{};
  /// By crossing of the query: the Brownian-bridge probability, given the path's closes, that the price was
  /// at or above the level at some time.
  std::vector<std::span<const float>> crossing{};
  /// By streak of the query: the highest price over today's that all of its closes in a row reached.
  std::vector<std::span<const float>> streak{};
  /// By milestone, position after position, in the order of the deployment's plan or of the outlook: the day
  /// it was reached; `no_day` if not by the last close.
  std::vector<std::span<const std::int32_t>> milestone{};
};

}  // namespace fairvalue
