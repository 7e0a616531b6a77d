/// \file deal/detail/gate_dates.hpp
/// The days on which gates are met.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/deal/deal_history.hpp>

namespace fairvalue::detail {

/// How much of a history there is.
enum class HistoryScope {
  whole,     ///< what it does not have has not happened
  one_close  ///< a close and nothing else: of volumes, events and service nothing is known
};

/// A history as the gates of a warrant see it: prices on the shares of the grant date, from `first`,
/// the earliest day that counts for one of them, to `last`. Refers to the warrant and the history, which must
/// be sound and outlive it.
struct Observed {
  const Warrant& warrant;
  const DealHistory& history;
  HistoryScope scope;
  ConditionsCounted conditions;
  DatedSeries<PerShare> closes;
  std::optional<DatedSeries<PerShare>> highs{};
  std::optional<DatedSeries<PerShare>> vwaps{};
  Date first;
  Date last;
};

Observed observed(const Warrant& warrant, const DealHistory& history, Date last,
                  HistoryScope scope = HistoryScope::whole,
                  ConditionsCounted conditions = ConditionsCounted::all);

/// The first day, by gate, on which it is met; none when it is not up to `observed.last`, or when the
/// history has no data for it. What was met before the grant, or does not count, is met on its day. A gate
/// that must hold after the milestone is sought from the last of `begin` and the other gates' days on, and
/// is not met while one of these is not.
std::vector<std::optional<Date>> gate_dates(const std::vector<Gate>& gates, const Observed& observed,
                                            std::optional<Date> begin);

/// The part of a ranked tranche that vests, once its period has ended; none of a history with one close.
/// Throws DomainError naming the closes or the peer whose rows do not cover the period.
std::optional<double> ranked_part(const RankVesting& rank, const Observed& observed);

/// The last of `begin` and the dates; none when one of them is.
std::optional<Date> all_met(std::optional<Date> begin, const std::vector<std::optional<Date>>& dates);

/// The first day from the grant on with a volume above `linear.from`; none when there is none up to the last.
std::optional<Date> linear_start(const LinearVesting& linear, const Observed& observed);

}  // namespace fairvalue::detail
