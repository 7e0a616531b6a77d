#include "replay.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "history_strike.hpp"
#include "later_strike.hpp"
#include "loss.hpp"

namespace fairvalue::detail {
namespace {

/// From the vesting on, and not before the strike is set.
void add_exercise(const Tranche& tranche, TrancheDates& dates, const Knowledge& known) {
  dates.exercise_gates =
      gate_dates(exercise_gates_of(tranche, known.warrant), known.before_expiry, dates.vested);
  dates.exercisable = all_met(dates.vested, dates.exercise_gates);
  const StrikeSetLater* later = later_strike(tranche.own);
  if (later == nullptr || !dates.exercisable) return;
  const bool set = later->on <= known.before_expiry.last;
  dates.exercisable = set ? all_met(dates.exercisable, {later->on}) : std::nullopt;
}

/// The day on which a change of control vests what is not lost before; what ends on that day still vests.
std::optional<Date> acceleration(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known) {
  const auto& day = known.history.change_of_control;
  const bool counts = known.before_end.conditions == ConditionsCounted::all;
  const bool accelerates = known.warrant.on_change_of_control == ChangeOfControl::accelerates;
  if (!day || !counts || !accelerates || *day > known.before_end.last) return std::nullopt;
  const auto loss = loss_of(tranche, dates, known);
  const bool ends_then = loss && loss->on == *day && loss->state == TrancheState::terminated;
  return !loss || loss->on > *day || ends_then ? day : std::nullopt;
}

void accelerate(const Tranche& tranche, TrancheDates& dates, const Knowledge& known) {
  dates.accelerated = acceleration(tranche, dates, known);
  if (!dates.accelerated || (dates.vested && *dates.vested <= *dates.accelerated)) return;
  dates.vested = dates.accelerated;
  add_exercise(tranche, dates, known);
}

/// A ranked tranche begins with the end of its period, unless that pays nothing.
std::optional<Date> begin_of(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known) {
  if (tranche.linear) return linear_start(*tranche.linear, known.before_end);
  if (!tranche.rank) return known.warrant.granted;
  const bool pays = dates.ranked && *dates.ranked > 0.0;
  return pays ? std::optional{std::max(known.warrant.granted, tranche.rank->period.end)} : std::nullopt;
}

/// A change of control that vests everything before the period's end leaves nothing to rank.
bool is_ranked(const Tranche& tranche, const Knowledge& known) {
  const auto& day = known.history.change_of_control;
  const bool accelerates = known.warrant.on_change_of_control == ChangeOfControl::accelerates &&
                           known.before_end.conditions == ConditionsCounted::all;
  return tranche.rank && !(accelerates && day && *day < tranche.rank->period.end);
}

TrancheDates dates_of(const Tranche& tranche, const Knowledge& known) {
  TrancheDates dates;
  if (is_ranked(tranche, known)) dates.ranked = ranked_part(*tranche.rank, known.before_end);
  dates.begin = begin_of(tranche, dates, known);
  dates.gates = gate_dates(tranche.gates, known.before_end, dates.begin);
  dates.vested = all_met(dates.begin, dates.gates);
  add_exercise(tranche, dates, known);
  accelerate(tranche, dates, known);
  return dates;
}

/// The part of a tranche that has vested by a day, from 0 to 1.
double part_vested(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known, Date day) {
  if (!dates.vested || day < *dates.vested) return 0.0;
  const bool all = dates.accelerated && day >= *dates.accelerated;
  if (tranche.rank && !(all && *dates.accelerated < tranche.rank->period.end))
    return dates.ranked.value_or(0.0);
  if (all) return 1.0;
  const VolumeHistory* volumes = nullptr;
  if (tranche.linear && known.before_end.conditions == ConditionsCounted::all) {
    volumes = volumes_of(known.history, tranche.linear->measure);
  }
  if (volumes == nullptr) return 1.0;
  return vested_part(*tranche.linear, volume_on(*volumes, std::min(day, known.before_end.last)));
}

struct Exercised {
  double part = 0.0;         ///< of the tranche
  std::optional<Date> on{};  ///< the last time
};

/// The tranche's exercises known on the day asked, in order of time.
std::vector<std::size_t> exercises_of(const Tranche& tranche, const Knowledge& known) {
  const auto& all = known.history.exercises;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == tranche.name && all[i].date <= known.as_of) rows.push_back(i);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [&all](std::size_t a, std::size_t b) { return all[a].date < all[b].date; });
  return rows;
}

/// The strike of the tranche on the shares of the grant date; none while it is not set.
std::optional<PerShare> strike_at_grant(const Tranche& tranche, const Knowledge& known) {
  if (!tranche.own.strike) return known.warrant.strike;
  const StrikeSetLater* later = later_strike(tranche.own);
  if (later == nullptr) return std::get<PerShare>(*tranche.own.strike);
  return strike_set(*later, known.warrant, known.history, known.warrant.granted, known.as_of);
}

/// Whether the last close of the life is above the strike. Throws DomainError when the strike was never set.
bool is_in_the_money(const Tranche& tranche, const Knowledge& known) {
  const auto close = known.history.closes.latest(known.expiry);
  if (!close) return false;
  const auto strike = strike_at_grant(tranche, known);
  require(strike.has_value(), "history.closes", "with the prices that set the strike of " + tranche.name,
          "none");
  const double factor = split_factor(known.warrant.adjustments, known.warrant.granted, close->date);
  return close->value * factor > *strike;
}

/// At the end of the expiry, so from the day after.
Exercised with_automatic(Exercised taken, const Tranche& tranche, const TrancheDates& dates,
                         const Knowledge& known) {
  const Date expiry = known.expiry;
  if (!known.warrant.automatic_at_expiry || known.as_of <= expiry || !dates.exercisable) return taken;
  const double part = part_vested(tranche, dates, known, expiry);
  if (part <= taken.part || !is_in_the_money(tranche, known)) return taken;
  return {.part = part, .on = expiry};
}

Exercised exercised(const Tranche& tranche, const Knowledge& known) {
  const std::vector<std::size_t> rows = exercises_of(tranche, known);
  if (rows.empty() && !known.warrant.automatic_at_expiry) return {};
  const TrancheDates dates = dates_of(tranche, known);
  Exercised sum;
  for (const std::size_t row : rows) {
    const Date day = known.history.exercises[row].date;
    const double part = part_vested(tranche, dates, known, day);
    const bool open = dates.exercisable && *dates.exercisable <= day && day <= known.expiry;
    require(open && part > sum.part, fmt::format("history.exercises[{}]", row), "of what is exercisable then",
            fmt::format("{} on {}", tranche.name, to_string(day)));
    sum = {.part = part, .on = day};
  }
  return with_automatic(sum, tranche, dates, known);
}

TrancheState state_of(const TrancheDates& dates, const std::optional<Loss>& loss, bool all_exercised) {
  if (all_exercised) return TrancheState::exercised;
  if (loss) return loss->state;
  if (dates.exercisable) return TrancheState::exercisable;
  return dates.vested ? TrancheState::vested : TrancheState::waiting;
}

std::string reason_of(TrancheState state, const std::optional<Loss>& loss, const Tranche& tranche,
                      const TrancheDates& dates, const Knowledge& known) {
  if (state == TrancheState::exercised || state == TrancheState::exercisable) return {};
  if (loss) return loss->reason;
  return fmt::format("{}: not met by {}", first_not_met(tranche, dates, known), to_string(known.as_of));
}

std::vector<GateState> gate_states(const std::vector<Gate>& gates,
                                   const std::vector<std::optional<Date>>& dates) {
  std::vector<GateState> states;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    states.push_back({.gate = describe(gates[i]), .kind = kind(gates[i]), .met = dates[i]});
  }
  return states;
}

TrancheVesting vesting_of(const Tranche& tranche, const Knowledge& known, const Exercised& taken) {
  const TrancheDates dates = dates_of(tranche, known);
  const auto loss = loss_of(tranche, dates, known);
  const double vested = part_vested(tranche, dates, known, known.as_of);
  const double part = loss ? taken.part : vested;
  const TrancheState state = state_of(dates, loss, taken.part > 0.0 && taken.part == vested);
  return {.tranche = tranche.name,
          .state = state,
          .vested = split_adjusted(part * tranche.shares, known.split_factor),
          .vested_on = dates.vested,
          .exercisable_on = dates.exercisable,
          .exercised_on = taken.on,
          .exercised = split_adjusted(taken.part * tranche.shares, known.split_factor),
          .gates = gate_states(tranche.gates, dates.gates),
          .exercise_gates = gate_states(exercise_gates_of(tranche, known.warrant), dates.exercise_gates),
          .reason = reason_of(state, loss, tranche, dates, known)};
}

/// The agreement's end is no market condition.
Date last_to_vest(Date last, const Warrant& warrant, const DealHistory& history,
                  ConditionsCounted conditions) {
  if (conditions != ConditionsCounted::all) return last;
  return std::min(last, end_of_vesting(warrant, history).value_or(last));
}

Knowledge known_on(Date as_of, Date expiry, const Warrant& warrant, const DealHistory& history,
                   HistoryScope scope, ConditionsCounted conditions) {
  const Date last = std::min(as_of, expiry);
  return {.warrant = warrant,
          .history = history,
          .as_of = as_of,
          .expiry = expiry,
          .before_expiry = observed(warrant, history, last, scope, conditions),
          .before_end =
              observed(warrant, history, last_to_vest(last, warrant, history, conditions), scope, conditions),
          .split_factor = split_factor(warrant.adjustments, warrant.granted, as_of)};
}

}  // namespace

std::vector<TrancheVesting> replayed(const Warrant& warrant, const DealHistory& history, Date as_of,
                                     HistoryScope scope, ConditionsCounted conditions) {
  std::map<std::pair<Date, ConditionsCounted>, Knowledge> known;
  const auto known_by = [&](Date expiry, ConditionsCounted counted) -> const Knowledge& {
    auto row = known.find({expiry, counted});
    if (row != known.end()) return row->second;
    row = known.emplace(std::pair{expiry, counted}, known_on(as_of, expiry, warrant, history, scope, counted))
              .first;
    return row->second;
  };
  std::vector<TrancheVesting> tranches;
  for (const Tranche& tranche : warrant.tranches) {
    const Date expiry = expiry_of(tranche, warrant);
    const Exercised taken = exercised(tranche, known_by(expiry, ConditionsCounted::all));
    tranches.push_back(vesting_of(tranche, known_by(expiry, conditions), taken));
  }
  return tranches;
}

}  // namespace fairvalue::detail
