#include <fairvalue/deal/open_warrant.hpp>

#include <algorithm>
#include <utility>

#include "detail/history_strike.hpp"
#include "detail/later_strike.hpp"
#include "detail/loss.hpp"
#include "detail/replay.hpp"
#include "detail/since_grant.hpp"

namespace fairvalue {
namespace {

using Indices = std::vector<std::size_t>;

Indices not_met(const std::vector<GateState>& gates) {
  Indices open;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!gates[i].met) open.push_back(i);
  }
  return open;
}

/// What vests later finds met what does not wait for the vesting.
Indices not_met_for_later(const std::vector<GateState>& states, const std::vector<Gate>& gates) {
  Indices open;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!states[i].met || is_after_other_gates(gates[i])) open.push_back(i);
  }
  return open;
}

/// Of the warrant's exercise gates, as a tranche that has none of its own sees them.
Indices open_for_later(const std::vector<TrancheVesting>& states, const Warrant& warrant) {
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (warrant.tranches[i].own.exercise_gates) continue;
    return not_met_for_later(states[i].exercise_gates, warrant.exercise_gates);
  }
  return {};
}

/// A strike set by the day, on its shares; others stay as they are.
void settle_strike(Tranche& tranche, const Warrant& warrant, const DealHistory& known, Date as_of) {
  const StrikeSetLater* later = detail::later_strike(tranche.own);
  if (later == nullptr) return;
  if (const auto set = detail::strike_set(*later, warrant, known, as_of, as_of)) tranche.own.strike = *set;
}

LinearProgress progress_of(const LinearVesting& linear, const Warrant& terms, const DealHistory& history,
                           Date as_of, double exercised) {
  const auto end = detail::end_of_vesting(terms, history);
  const bool stopped = end && *end <= as_of;
  const VolumeHistory* volumes = volumes_of(history, linear.measure);
  return {.volume = volumes != nullptr ? volume_on(*volumes, stopped ? *end : as_of) : 0.0,
          .exercised = exercised,
          .stopped = stopped};
}

/// None for what a change of control has vested before the period's end.
std::optional<double> ranked_part(const Tranche& tranche, const Warrant& warrant, const DealHistory& known,
                                  const TrancheVesting& state, Date as_of, detail::HistoryScope scope) {
  if (!tranche.rank || (state.vested_on && *state.vested_on < tranche.rank->period.end)) return std::nullopt;
  return detail::ranked_part(*tranche.rank, detail::observed(warrant, known, as_of, scope));
}

OpenTranche open_tranche(const OpenWarrant& open, const DealHistory& known, const Tranche& tranche,
                         TrancheVesting state, std::optional<double> ranked) {
  const double exercised = state.exercised / tranche.shares;
  const bool over = is_lost(state.state) || open.as_of > expiry_of(tranche, open.terms);
  OpenTranche result{.vesting = std::move(state), .alive = over ? 0.0 : ranked.value_or(1.0) - exercised};
  result.ranked = ranked;
  if (!result.vesting.vested_on) result.gates = not_met(result.vesting.gates);
  result.exercise_gates = not_met(result.vesting.exercise_gates);
  if (tranche.linear && open.conditions == ConditionsCounted::all) {
    result.linear = progress_of(*tranche.linear, open.terms, known, open.as_of, exercised);
    const bool whole = result.vesting.vested == tranche.shares;
    if (whole) result.linear.volume = std::max(result.linear.volume, tranche.linear->to);
  }
  return result;
}

/// All that is known: the history with the day's close, or that close alone.
DealHistory known_history(const std::optional<DealHistory>& history, Date as_of,
                          std::optional<PerShare> close) {
  DealHistory known = history.value_or(DealHistory{});
  return close ? with_close(known, as_of, *close) : known;
}

std::optional<PerShare> price_at_grant(const DealHistory& known, const Warrant& warrant, Date as_of) {
  const auto row = known.closes.latest(warrant.granted);
  if (!row) return std::nullopt;
  return split_adjusted(row->value, split_factor(warrant.adjustments, row->date, as_of));
}

}  // namespace

OpenWarrant open_warrant(const Warrant& warrant, Date as_of, const std::optional<DealHistory>& history,
                         std::optional<PerShare> close, ConditionsCounted conditions) {
  require_warrant(warrant);
  detail::require_since_grant("as_of", as_of, warrant.granted);
  require_enumerator("conditions", conditions);
  const DealHistory known = known_history(history, as_of, close);
  if (history) require_deal_history(known, warrant);
  OpenWarrant open{.terms = adjusted_terms(warrant, as_of),
                   .as_of = as_of,
                   .conditions = conditions,
                   .history = history ? std::optional{known} : std::nullopt,
                   .closes = split_adjusted(known.closes.between(earliest_counted_day(warrant), as_of),
                                            warrant.adjustments, as_of),
                   .price_at_grant = price_at_grant(known, warrant, as_of),
                   .tranches = {},
                   .exercise_gates = {}};
  const auto scope = history ? detail::HistoryScope::whole : detail::HistoryScope::one_close;
  auto states = detail::replayed(warrant, known, as_of, scope, conditions);
  open.exercise_gates = open_for_later(states, warrant);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const auto ranked = ranked_part(warrant.tranches[i], warrant, known, states[i], as_of, scope);
    open.tranches.push_back(open_tranche(open, known, open.terms.tranches[i], std::move(states[i]), ranked));
  }
  for (Tranche& tranche : open.terms.tranches) {
    settle_strike(tranche, warrant, known, as_of);
    if (conditions == ConditionsCounted::market) tranche.linear = std::nullopt;
  }
  return open;
}

std::optional<Date> arrived_on(const OpenWarrant& open, VolumeMeasure measure, double volume) {
  const VolumeHistory* volumes = open.history ? volumes_of(*open.history, measure) : nullptr;
  const auto date = volumes != nullptr ? reached_on(*volumes, volume) : std::nullopt;
  return date && *date <= open.as_of ? date : std::nullopt;
}

GrowthSinceGrant growth_since_grant(const OpenWarrant& open, const std::string& benchmark, PerShare price) {
  if (!open.history) return {};
  const auto& levels = *levels_of(*open.history, benchmark);
  return {.own = price / *open.price_at_grant,
          .benchmark = levels.latest(open.as_of)->value / levels.latest(open.terms.granted)->value};
}

}  // namespace fairvalue
