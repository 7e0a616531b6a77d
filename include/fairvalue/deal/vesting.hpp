/// \file deal/vesting.hpp
/// What a warrant's tranches have become on a known history: vested, exercisable, exercised, or why not.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

struct NamedEvent {
  std::string name;
  Date date;
};

struct BenchmarkHistory {
  std::string name;
  DatedSeries<double> levels;  ///< each > 0
};

/// What is known. Prices are as traded, on the shares of their own day; the warrant's adjustments tell of
/// splits.
struct DealHistory {
  DatedSeries<PerShare> closes;
  std::optional<DatedSeries<PerShare>> highs{};
  std::vector<VolumeHistory> volumes{};  ///< at most one a measure
  std::vector<BenchmarkHistory> benchmarks{};
  std::vector<NamedEvent> events{};     ///< when named gates were met
  std::vector<NamedEvent> exercises{};  ///< by name of tranche; the whole of what is vested then
  std::optional<Date> service_ended{};  ///< service gates still ahead are forfeited from here on
  std::optional<Date> terminated{};     ///< the agreement's end: what is not vested by then is lost
};

enum class TrancheState {
  waiting,      ///< a gate is not met yet and still can be
  vested,       ///< all gates met; not yet exercisable
  exercisable,  ///< the exercise gates are met too
  exercised,
  lapsed,     ///< not vested, or not exercised, by the expiry or by a gate's own date
  forfeited,  ///< service ended before it vested
  terminated  ///< the agreement ended before it vested
};

std::string_view to_string(TrancheState state);

struct GateState {
  std::string gate;  ///< described
  GateKind kind;
  std::optional<Date> met;  ///< first day on which it is met; none: not by the day asked
};

struct TrancheVesting {
  std::string tranche;
  TrancheState state;
  Shares vested;                    ///< on the shares of the day asked; part of a linear tranche
  std::optional<Date> vested_on{};  ///< the cliff, or a linear tranche's first share
  std::optional<Date> exercisable_on{};
  std::optional<Date> exercised_on{};
  std::vector<GateState> gates{};
  std::string reason{};  ///< why it has not vested, or was lost; empty when vested
};

/// The state of every tranche on `as_of`, from the rows on or before it, day by day. Closes on or before the
/// grant date do not count. Gates are met in any order; vesting is on the day the last is, at the latest on
/// the expiry. Throws DomainError on bad terms, a bad history, an exercise of what was not exercisable, or
/// when a gate needs highs, a volume or a benchmark that the history does not have.
std::vector<TrancheVesting> vesting(const Warrant& warrant, const DealHistory& history, Date as_of);

/// Vested shares of all tranches, exercised ones included.
Shares vested_shares(const std::vector<TrancheVesting>& tranches);

}  // namespace fairvalue
