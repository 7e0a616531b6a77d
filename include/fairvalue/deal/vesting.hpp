/// \file deal/vesting.hpp
/// What a warrant's tranches have become on a known history: vested, exercisable, exercised, or why not.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

struct NamedEvent {
  std::string name;
  Date date;
};

struct BenchmarkHistory {
  std::string name;
  DatedSeries<double> levels;  ///< each > 0, the first on or before the grant
};

/// What is known. Prices are as traded, on the shares of their own day; the warrant's adjustments tell of
/// splits. Rows after the day asked may be there and do not count.
struct DealHistory {
  DatedSeries<PerShare> closes;
  std::optional<DatedSeries<PerShare>> highs{};  ///< on the days of the closes, none below them
  std::vector<VolumeHistory> volumes{};          ///< at most one a measure
  std::vector<BenchmarkHistory> benchmarks{};
  std::vector<NamedEvent> events{};     ///< when named gates were met; others may be among them
  std::vector<NamedEvent> exercises{};  ///< by name of tranche; the whole of what is vested then
  std::optional<Date> service_ended{};  ///< last day of service: later service gates are forfeited from it on
  std::optional<Date> terminated{};     ///< the agreement's last day: what has not vested by it is lost
};

/// The history with what a market says of its own day: `price` is that day's close, and its high where highs
/// are given and that day has none. Rows of other days stay. Throws DomainError naming "history.closes" when
/// it has a row of that day with another price (beyond 1e-9 relative).
DealHistory with_close(const DealHistory& history, Date date, PerShare price);

/// The closes of `closes` that count for some price gate by `as_of`, on the shares of that day. Windows of a
/// gate reach back over those from its first_counted_day on.
DatedSeries<PerShare> counted_closes(const Warrant& warrant, const DatedSeries<PerShare>& closes, Date as_of);

/// By gate, whether the close of a day meets it where nothing else is known of the deal.
struct MetByClose {
  std::vector<bool> gates;  ///< the tranche's
  std::vector<bool> exercise_gates;
};

/// What the close of `as_of` alone meets: price gates on closes that count that day and need no other, at a
/// price at the hurdle. One that waits for a milestone is met when all other gates are; one of exercise that
/// waits for the vesting only with all gates of the tranche and of exercise. Not for a continuous gate, which
/// asks for a high. On sound terms, from the grant to the expiry.
MetByClose met_by_close(const Warrant& warrant, const Tranche& tranche, Date as_of, PerShare close);

enum class TrancheState {
  waiting,      ///< a gate is not met yet and still can be
  vested,       ///< all gates met; not yet exercisable
  exercisable,  ///< the exercise gates are met too
  exercised,    ///< all that had vested; more of a linear tranche makes it exercisable again
  lapsed,       ///< not vested, or not exercised, by the end of the expiry or of a gate's own date
  forfeited,    ///< service ended before it vested (or before an exercise gate asked for)
  terminated    ///< the agreement ended before it vested
};
template <>
inline constexpr auto enum_names<TrancheState> =
    names_of("state", {"waiting", "vested", "exercisable", "exercised", "lapsed", "forfeited", "terminated"});

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
  std::optional<Date> exercised_on{};  ///< the last time, for a linear tranche
  std::vector<GateState> gates{};      ///< the tranche's own, in the order of the terms
  std::string reason{};  ///< the first gate not met, or how it was lost; empty when exercisable or exercised
};

/// The state of every tranche at the end of `as_of`, from the rows on or before it, in the order of the
/// terms. Closes count from the day after the grant, or from the gate's `window_from`; any gate met before
/// the grant is met on its day. Gates are met in any order; vesting is on the day the last is, at the latest
/// on the expiry. A linear tranche vests the part (volume - from) / (to - from) of its shares once its gates
/// are met. What has vested outlives the agreement's end and goes with the expiry, unless exercised. Throws
/// DomainError on bad terms, a bad history, a day before the grant, an exercise of what was not exercisable,
/// or when a gate needs highs, a volume or a benchmark that the history does not have.
std::vector<TrancheVesting> vesting(const Warrant& warrant, const DealHistory& history, Date as_of);

/// By exercise gate, in the order of the terms: whether it is met by the end of `as_of` for whatever vests
/// then. One that waits for the vesting never is. Throws DomainError on bad terms, a bad history or a day
/// before the grant.
std::vector<bool> exercise_gates_met(const Warrant& warrant, const DealHistory& history, Date as_of);

/// Vested shares of all tranches, exercised ones included.
Shares vested_shares(const std::vector<TrancheVesting>& tranches);

}  // namespace fairvalue
