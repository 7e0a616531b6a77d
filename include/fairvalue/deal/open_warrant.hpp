/// \file deal/open_warrant.hpp
/// A warrant on one day: its terms on the shares of that day, what its history has settled, and what is open.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/deal/deal_history.hpp>
#include <fairvalue/deal/tranche_vesting.hpp>
#include <fairvalue/deal/warrant.hpp>

namespace fairvalue {

/// How far a linear tranche has come.
struct LinearProgress {
  double volume = 0.0;     ///< so far, until the agreement's end
  double exercised = 0.0;  ///< the part of the tranche that has been exercised, from 0 to 1
  bool stopped = false;    ///< the agreement has ended: no more volume counts
};

struct OpenTranche {
  TrancheVesting vesting;  ///< its state at the end of the day, and why
  double alive;            ///< the part neither lost nor exercised, from 0 to 1
  /// Its own that are not met yet, as indices in the terms; none when it has vested all the same.
  std::vector<std::size_t> gates{};
  std::vector<std::size_t> exercise_gates{};  ///< its own or the warrant's that are not met yet for it
  LinearProgress linear{};                    ///< of a linear tranche
  std::optional<double> ranked{};  ///< the part that a rank pays, once known; the rest is not alive
};

/// Made by `open_warrant`: sound, and resolved once for every method that values it.
struct OpenWarrant {
  /// On the shares of `as_of`; without linear parts where only market conditions count. A strike that was to
  /// be set by then is set, where the history has the prices for it.
  Warrant terms;
  Date as_of;
  ConditionsCounted conditions;
  std::optional<DealHistory> history;      ///< with the close of `as_of`, where that is known
  DatedSeries<PerShare> closes;            ///< known that count, on the shares of `as_of`
  std::optional<PerShare> price_at_grant;  ///< the last close known on or before it, on the shares of `as_of`
  std::vector<OpenTranche> tranches;       ///< all of them, in the order of the terms
  std::vector<std::size_t> exercise_gates;  ///< not met yet for what vests after `as_of`
};

/// The warrant at the end of `as_of`. `close` is that day's, which joins the history (see with_close).
/// Without a history nothing else is known: no volume, event, exercise or end of service. A tranche is lost
/// as `vesting` has it: its gate's own date has passed, service ended or is asked for beyond the expiry, the
/// agreement or the warrant ended; the reason is in its state. Where only market conditions count, all others
/// count as met from the grant on, lose nothing, and a linear tranche is a cliff. Throws DomainError as
/// `vesting` does: on bad terms or a bad history, and for a day before the grant.
OpenWarrant open_warrant(const Warrant& warrant, Date as_of, const std::optional<DealHistory>& history = {},
                         std::optional<PerShare> close = {},
                         ConditionsCounted conditions = ConditionsCounted::all);

/// Since when the volume is there, by the history; none when it is not.
std::optional<Date> arrived_on(const OpenWarrant& open, VolumeMeasure measure, double volume);

/// The factors by which own price and benchmark have grown since the grant; 1 without a history.
struct GrowthSinceGrant {
  double own = 1.0;
  double benchmark = 1.0;
};
/// `price` is that of `as_of`.
GrowthSinceGrant growth_since_grant(const OpenWarrant& open, const std::string& benchmark, PerShare price);

}  // namespace fairvalue
