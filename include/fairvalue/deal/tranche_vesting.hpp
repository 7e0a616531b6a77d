/// \file deal/tranche_vesting.hpp
/// What a tranche has become by a day: vested, exercisable, exercised, or why not.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/gate.hpp>

namespace fairvalue {

enum class TrancheState {
  waiting,      ///< a gate is not met yet and still can be
  vested,       ///< all gates met; not yet exercisable
  exercisable,  ///< the exercise gates are met too
  exercised,    ///< all that had vested; more of a linear tranche makes it exercisable again
  lapsed,       ///< not vested, or not exercised, by the end of the expiry or of a gate's own date; or never
                ///< to be: service is asked for beyond the expiry
  forfeited,    ///< service ended before it vested (or before an exercise gate asked for)
  terminated    ///< the agreement ended before it vested
};
template <>
inline constexpr auto enum_names<TrancheState> =
    names_of("state", {"waiting", "vested", "exercisable", "exercised", "lapsed", "forfeited", "terminated"});

/// Lapsed, forfeited or terminated: what is not exercised is worth nothing from then on.
bool is_lost(TrancheState state);

struct GateState {
  std::string gate;  ///< described
  GateKind kind;
  std::optional<Date> met;  ///< first day on which it is met; none: not by the day asked
};

struct TrancheVesting {
  std::string tranche;
  TrancheState state;
  Shares vested;                    ///< on the shares of the day asked, exercised ones included; 0 when lost
  std::optional<Date> vested_on{};  ///< the cliff, or a linear tranche's first share
  std::optional<Date> exercisable_on{};
  std::optional<Date> exercised_on{};       ///< the last time, for a linear tranche
  Shares exercised{0.0};                    ///< on the shares of the day asked
  std::vector<GateState> gates{};           ///< the tranche's own, in the order of the terms
  std::vector<GateState> exercise_gates{};  ///< the warrant's; one that waits is sought from the vesting on
  std::string reason{};  ///< the first gate not met, or how it was lost; empty when exercisable or exercised
};

/// The reason why the tranche is lost; empty if it is not.
std::string reason_lost(const TrancheVesting& vesting);

/// Vested shares of all tranches, exercised ones included.
Shares vested_shares(const std::vector<TrancheVesting>& tranches);

}  // namespace fairvalue
