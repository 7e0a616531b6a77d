#include "loss.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include "later_strike.hpp"
#include "price_words.hpp"

namespace fairvalue::detail {
namespace {

using Dates = std::vector<std::optional<Date>>;

std::optional<Loss> missed(const Gate& gate, const Knowledge& known);

/// Not before every one of its gates is; then in the way the last of them was.
std::optional<Loss> missed(const AnyOf& any, const Knowledge& known) {
  std::optional<Loss> last;
  for (const Gate& gate : any.gates) {
    auto loss = missed(gate, known);
    if (!loss) return std::nullopt;
    if (!last || loss->on > last->on) last = std::move(loss);
  }
  return last;
}

/// Of a gate that is not met and never will be: its own date has passed, the service has ended, or it is
/// asked for beyond the expiry.
std::optional<Loss> missed(const Gate& gate, const Knowledge& known) {
  if (!can_be_met_by(gate, known.expiry)) {
    return Loss{known.warrant.granted, TrancheState::lapsed,
                fmt::format("{}: beyond the expiry {}", describe(gate), to_string(known.expiry))};
  }
  if (const auto* any = std::get_if<AnyOf>(&gate)) return missed(*any, known);
  if (const auto* volume = std::get_if<VolumeGate>(&gate); volume && volume->by) {
    if (*volume->by >= known.as_of) return std::nullopt;
    return Loss{add_days(*volume->by, 1), TrancheState::lapsed, describe(gate) + ": not met in time"};
  }
  const auto& ended = known.history.service_ended;
  const auto* service = std::get_if<ServiceGate>(&gate);
  if (!service || !ended || *ended >= service->until) return std::nullopt;
  return Loss{*ended, TrancheState::forfeited,
              fmt::format("{}: ended on {}", describe(gate), to_string(*ended))};
}

/// Keeps the loss that came first and is known by now.
void keep_first(std::optional<Loss>& first, std::optional<Loss> next, Date as_of) {
  if (!next || next->on > as_of) return;
  if (!first || std::pair{next->on, next->state} < std::pair{first->on, first->state})
    first = std::move(next);
}

void keep_first_missed(std::optional<Loss>& first, const std::vector<Gate>& gates, const Dates& dates,
                       const Knowledge& known) {
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!dates[i]) keep_first(first, missed(gates[i], known), known.as_of);
  }
}

std::optional<Date> lapse_by_control(const Warrant& warrant, const DealHistory& history) {
  const bool lapses = warrant.on_change_of_control == ChangeOfControl::lapses;
  return lapses ? history.change_of_control : std::nullopt;
}

/// Of what is not met: words are put together only where the day is known to have come.
struct Ends {
  const Tranche& tranche;
  const TrancheDates& dates;
  const Knowledge& known;

  std::optional<Loss> lost(Date on, TrancheState state, std::string_view end, Date day) const {
    if (on > known.as_of) return std::nullopt;
    const std::string not_met = first_not_met(tranche, dates, known);
    const std::string missing = not_met.empty() ? "not exercised" : not_met + ": not met";
    return Loss{on, state, fmt::format("{} by the {} {}", missing, end, to_string(day))};
  }
  std::optional<Loss> at_expiry() const {
    return lost(add_days(known.expiry, 1), TrancheState::lapsed, "expiry", known.expiry);
  }
  std::optional<Loss> at_termination() const {
    const auto& day = known.history.terminated;
    return day ? lost(*day, TrancheState::terminated, "termination", *day) : std::nullopt;
  }
  std::optional<Loss> at_change_of_control() const {
    const auto day = lapse_by_control(known.warrant, known.history);
    return day ? lost(*day, TrancheState::lapsed, "change of control", *day) : std::nullopt;
  }
};

std::string first_not_met(const std::vector<Gate>& gates, const Dates& dates) {
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!dates[i]) return describe(gates[i]);
  }
  return {};
}

std::string rank_text(const RankVesting& rank) {
  return fmt::format("rank among {} at the end of {}",
                     count_text(static_cast<int>(rank.peers.size()), "peer"), to_string(rank.period.end));
}

/// A rank that pays nothing has lost the tranche on the day after its period.
std::optional<Loss> missed_rank(const Tranche& tranche, const TrancheDates& dates) {
  if (!dates.ranked || *dates.ranked > 0.0) return std::nullopt;
  return Loss{add_days(tranche.rank->period.end, 1), TrancheState::lapsed,
              rank_text(*tranche.rank) + ": pays nothing"};
}

std::string start_text(const LinearVesting& linear) {
  return fmt::format("more than {} {}", linear.from, to_string(linear.measure));
}

}  // namespace

std::optional<Date> end_of_vesting(const Warrant& warrant, const DealHistory& history) {
  const auto lapse = lapse_by_control(warrant, history);
  if (!lapse || !history.terminated) return lapse ? lapse : history.terminated;
  return std::min(*lapse, *history.terminated);
}

std::string first_not_met(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known) {
  std::string gate = dates.accelerated ? std::string{} : first_not_met(tranche.gates, dates.gates);
  if (!gate.empty()) return gate;
  if (!dates.begin && !dates.accelerated)
    return tranche.rank ? rank_text(*tranche.rank) : start_text(*tranche.linear);
  gate = first_not_met(exercise_gates_of(tranche, known.warrant), dates.exercise_gates);
  const StrikeSetLater* later = later_strike(tranche.own);
  if (!gate.empty() || later == nullptr || dates.exercisable) return gate;
  return "an exercise price set on " + to_string(later->on);
}

std::optional<Loss> loss_of(const Tranche& tranche, const TrancheDates& dates, const Knowledge& known) {
  const Ends ends{tranche, dates, known};
  std::optional<Loss> first;
  if (!dates.accelerated) keep_first_missed(first, tranche.gates, dates.gates, known);
  if (!dates.accelerated) keep_first(first, missed_rank(tranche, dates), known.as_of);
  keep_first_missed(first, exercise_gates_of(tranche, known.warrant), dates.exercise_gates, known);
  const bool counts = known.before_end.conditions == ConditionsCounted::all;
  if (counts && !dates.vested) {
    keep_first(first, ends.at_termination(), known.as_of);
    keep_first(first, ends.at_change_of_control(), known.as_of);
  }
  keep_first(first, ends.at_expiry(), known.as_of);
  return first;
}

}  // namespace fairvalue::detail
