#include <fairvalue/deal/vesting.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "detail/deal_history.hpp"
#include "detail/gate_dates.hpp"
#include "detail/linear_progress.hpp"
#include "detail/loss.hpp"
#include "detail/since_grant.hpp"

namespace fairvalue {
namespace {

using detail::Knowledge;
using detail::TrancheDates;

TrancheDates dates_of(const Tranche& tranche, const Knowledge& known) {
  TrancheDates dates;
  dates.begin =
      tranche.linear ? detail::linear_start(*tranche.linear, known.before_end) : known.warrant.granted;
  dates.gates = detail::gate_dates(tranche.gates, known.before_end, dates.begin);
  dates.vested = detail::all_met(dates.begin, dates.gates);
  dates.exercise_gates = detail::gate_dates(known.warrant.exercise_gates, known.before_expiry, dates.vested);
  dates.exercisable = detail::all_met(dates.vested, dates.exercise_gates);
  return dates;
}

/// The part of a tranche that has vested by a day, from 0 to 1.
double vested_part(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known, Date day) {
  if (!dates.vested || day < *dates.vested) return 0.0;
  if (!tranche.linear) return 1.0;
  const auto& volumes = detail::volumes_of(known.history, tranche.linear->measure);
  const double volume = volume_on(volumes, std::min(day, known.before_end.last));
  return detail::part_at(*tranche.linear, volume);
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

Exercised exercised(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known) {
  Exercised sum;
  for (const std::size_t row : exercises_of(tranche, known)) {
    const Date day = known.history.exercises[row].date;
    const double part = vested_part(tranche, dates, known, day);
    const bool open = dates.exercisable && *dates.exercisable <= day && day <= known.warrant.expiry;
    require(open && part > sum.part, fmt::format("history.exercises[{}]", row), "of what is exercisable then",
            fmt::format("{} on {}", tranche.name, to_string(day)));
    sum = {.part = part, .on = day};
  }
  return sum;
}

TrancheState state_of(const TrancheDates& dates, const std::optional<detail::Loss>& loss,
                      bool all_exercised) {
  if (all_exercised) return TrancheState::exercised;
  if (loss) return loss->state;
  if (dates.exercisable) return TrancheState::exercisable;
  return dates.vested ? TrancheState::vested : TrancheState::waiting;
}

std::string reason_of(TrancheState state, const std::optional<detail::Loss>& loss, const Tranche& tranche,
                      const TrancheDates& dates, const Knowledge& known) {
  if (state == TrancheState::exercised || state == TrancheState::exercisable) return {};
  if (loss) return loss->reason;
  return fmt::format("{}: not met by {}", detail::first_not_met(tranche, dates, known),
                     to_string(known.as_of));
}

std::vector<GateState> gate_states(const Tranche& tranche, const TrancheDates& dates) {
  std::vector<GateState> states;
  for (std::size_t i = 0; i < tranche.gates.size(); ++i) {
    const Gate& gate = tranche.gates[i];
    states.push_back({.gate = describe(gate), .kind = kind(gate), .met = dates.gates[i]});
  }
  return states;
}

TrancheVesting vesting_of(const Tranche& tranche, const Knowledge& known) {
  const TrancheDates dates = dates_of(tranche, known);
  const Exercised taken = exercised(tranche, dates, known);
  const auto loss = detail::loss_of(tranche, dates, known);
  const double vested = vested_part(tranche, dates, known, known.as_of);
  const double part = loss ? taken.part : vested;
  const TrancheState state = state_of(dates, loss, taken.part > 0.0 && taken.part == vested);
  return {.tranche = tranche.name,
          .state = state,
          .vested = split_adjusted(part * tranche.shares, known.split_factor),
          .vested_on = dates.vested,
          .exercisable_on = dates.exercisable,
          .exercised_on = taken.on,
          .gates = gate_states(tranche, dates),
          .reason = reason_of(state, loss, tranche, dates, known)};
}

Knowledge known_on(Date as_of, const Warrant& warrant, const DealHistory& history) {
  const Date last = std::min(as_of, warrant.expiry);
  return {.warrant = warrant,
          .history = history,
          .as_of = as_of,
          .before_expiry = detail::observed(warrant, history, last),
          .before_end = detail::observed(warrant, history, std::min(last, history.terminated.value_or(last))),
          .split_factor = split_factor(warrant.adjustments, warrant.granted, as_of)};
}

/// With a row of the day, put where it belongs, unless there is one.
DatedSeries<PerShare> with_row(const DatedSeries<PerShare>& series, Date date, PerShare price) {
  if (series.on(date)) return series;
  std::vector<Dated<PerShare>> rows{series.begin(), series.end()};
  const auto later =
      std::find_if(rows.begin(), rows.end(), [date](const Dated<PerShare>& row) { return row.date > date; });
  rows.insert(later, {date, price});
  return DatedSeries<PerShare>{std::move(rows)};
}

bool is_met_by(PerShare price, Date day, Date granted, const Gate& gate) {
  const auto* own = std::get_if<PriceGate>(&gate);
  if (own == nullptr || needs_highs(own->rule) || day < first_counted_day(*own, granted)) return false;
  return first_met(own->rule, own->hurdle, DatedSeries<PerShare>{{{day, price}}}, nullptr, day).has_value();
}

bool all_true(const std::vector<bool>& values) { return std::ranges::count(values, false) == 0; }

/// `price` on the shares of the grant date.
std::vector<bool> gates_met_by(PerShare price, Date day, Date granted, const std::vector<Gate>& gates,
                               bool begun) {
  std::vector<bool> met(gates.size());
  bool others = begun;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_milestone(gates[i])) continue;
    met[i] = is_met_by(price, day, granted, gates[i]);
    others = others && met[i];
  }
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_milestone(gates[i])) met[i] = others && is_met_by(price, day, granted, gates[i]);
  }
  return met;
}

void require_all(const Warrant& warrant, const DealHistory& history, Date as_of) {
  require_warrant(warrant);
  detail::require_history(history, warrant);
  detail::require_since_grant("as_of", as_of, warrant.granted);
}

}  // namespace

DealHistory with_close(const DealHistory& history, Date date, PerShare price) {
  const auto known = history.closes.on(date);
  if (known && !(std::abs((*known - price).value) <= 1e-9 * price.value)) {
    throw DomainError("history.closes",
                      fmt::format("{} on {}, the market's own price", price.value, to_string(date)),
                      known->value);
  }
  DealHistory completed = history;
  completed.closes = with_row(history.closes, date, price);
  if (history.highs) completed.highs = with_row(*history.highs, date, price);
  return completed;
}

DatedSeries<PerShare> counted_closes(const Warrant& warrant, const DatedSeries<PerShare>& closes,
                                     Date as_of) {
  return split_adjusted(closes.between(earliest_counted_day(warrant), as_of), warrant.adjustments, as_of);
}

MetByClose met_by_close(const Warrant& warrant, const Tranche& tranche, Date as_of, PerShare close) {
  const PerShare price = close * split_factor(warrant.adjustments, warrant.granted, as_of);
  const auto met = [&](const std::vector<Gate>& gates, bool begun) {
    return gates_met_by(price, as_of, warrant.granted, gates, begun);
  };
  MetByClose found{.gates = met(tranche.gates, !tranche.linear),
                   .exercise_gates = met(warrant.exercise_gates, false)};
  if (tranche.linear || !all_true(found.gates)) return found;
  const std::vector<bool> on_vesting = met(warrant.exercise_gates, true);
  if (all_true(on_vesting)) found.exercise_gates = on_vesting;
  return found;
}

std::vector<TrancheVesting> vesting(const Warrant& warrant, const DealHistory& history, Date as_of) {
  require_all(warrant, history, as_of);
  const Knowledge known = known_on(as_of, warrant, history);
  std::vector<TrancheVesting> tranches;
  for (const Tranche& tranche : warrant.tranches) tranches.push_back(vesting_of(tranche, known));
  return tranches;
}

std::vector<bool> exercise_gates_met(const Warrant& warrant, const DealHistory& history, Date as_of) {
  require_all(warrant, history, as_of);
  const auto seen = detail::observed(warrant, history, std::min(as_of, warrant.expiry));
  const auto dates = detail::gate_dates(warrant.exercise_gates, seen, warrant.granted);
  std::vector<bool> met;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    met.push_back(dates[i].has_value() && !is_after_milestone(warrant.exercise_gates[i]));
  }
  return met;
}

Shares vested_shares(const std::vector<TrancheVesting>& tranches) {
  Shares sum{0.0};
  for (const TrancheVesting& tranche : tranches) sum += tranche.vested;
  return sum;
}

}  // namespace fairvalue
