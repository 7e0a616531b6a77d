#include "open_deal.hpp"

#include <algorithm>
#include <variant>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

using Indices = std::vector<std::size_t>;

Indices not_met(const std::vector<GateState>& gates) {
  Indices open;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (!gates[i].met) open.push_back(i);
  }
  return open;
}

Indices not_met(const std::vector<bool>& met) {
  Indices open;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (!met[i]) open.push_back(i);
  }
  return open;
}

const VolumeHistory* volumes_of(const DealHistory& history, VolumeMeasure measure) {
  const auto row = std::find_if(history.volumes.begin(), history.volumes.end(),
                                [measure](const VolumeHistory& one) { return one.measure == measure; });
  return row == history.volumes.end() ? nullptr : &*row;
}

bool is_lost(TrancheState state) {
  return state == TrancheState::lapsed || state == TrancheState::forfeited ||
         state == TrancheState::terminated;
}

/// A cliff that was exercised is gone; of a linear tranche more may come.
bool is_over(const TrancheVesting& state, const Tranche& tranche) {
  return is_lost(state.state) || (state.state == TrancheState::exercised && !tranche.linear);
}

std::vector<OpenTranche> open_tranches(const Warrant& warrant, const DealHistory& history, Date today) {
  const auto states = vesting(warrant, history, today);
  const Indices exercise_gates = not_met(exercise_gates_met(warrant, history, today));
  std::vector<OpenTranche> tranches;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (is_over(states[i], warrant.tranches[i])) continue;
    OpenTranche open{.index = i, .gates = not_met(states[i].gates), .exercise_gates = {}};
    if (!states[i].exercisable_on) open.exercise_gates = exercise_gates;
    if (warrant.tranches[i].linear) open.linear = linear_progress(warrant, history, today, i, states[i]);
    tranches.push_back(std::move(open));
  }
  return tranches;
}

/// Of a deal of which only today's close is known.
std::vector<OpenTranche> open_tranches(const Warrant& warrant, const Spot& spot) {
  std::vector<OpenTranche> tranches;
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    const MetByClose met = met_by_close(warrant, warrant.tranches[i], spot.as_of, spot.price);
    tranches.push_back(
        {.index = i, .gates = not_met(met.gates), .exercise_gates = not_met(met.exercise_gates)});
  }
  return tranches;
}

bool is_relative(const Gate& gate) { return std::holds_alternative<RelativeGate>(gate); }

bool compares_growth(const Warrant& warrant) {
  return std::ranges::any_of(warrant.exercise_gates, is_relative) ||
         std::ranges::any_of(warrant.tranches, [](const Tranche& tranche) {
           return std::ranges::any_of(tranche.gates, is_relative);
         });
}

/// What both have grown until now decides a relative gate.
void require_growth_known(const SimulatedDeal& deal, Date today) {
  if (deal.history || today <= deal.warrant.granted || !compares_growth(deal.warrant)) return;
  throw DomainError("history", "given for a relative gate after the grant", "none");
}

void require_begun(const Warrant& warrant, Date today) {
  if (today >= warrant.granted) return;
  throw DomainError("warrant.granted", "on or before the valuation " + to_string(today),
                    to_string(warrant.granted));
}

}  // namespace

OpenDeal open_deal(const SimulatedDeal& deal, const Spot& spot) {
  const Date today = spot.as_of;
  require_begun(require_warrant(deal.warrant), today);
  require_outlook(deal.outlook);
  OpenDeal open{.deal = deal,
                .today = today,
                .history = std::nullopt,
                .closes = {},
                .terms = adjusted_terms(deal.warrant, today),
                .tranches = {}};
  if (deal.history) open.history = with_close(*deal.history, today, spot.price);
  const DatedSeries<PerShare> todays{{{today, spot.price}}};
  open.closes = counted_closes(deal.warrant, open.history ? open.history->closes : todays, today);
  if (today > deal.warrant.expiry) return open;
  require_growth_known(deal, today);
  open.tranches =
      open.history ? open_tranches(deal.warrant, *open.history, today) : open_tranches(deal.warrant, spot);
  return open;
}

GrowthSinceGrant growth_since_grant(const OpenDeal& deal, const std::string& benchmark, PerShare spot) {
  if (!deal.history) return {};
  const Warrant& warrant = deal.deal.warrant;
  const DealHistory& history = *deal.history;
  const auto row = std::find_if(history.benchmarks.begin(), history.benchmarks.end(),
                                [&](const BenchmarkHistory& one) { return one.name == benchmark; });
  const auto base = *history.closes.latest(warrant.granted);
  const PerShare base_price =
      split_adjusted(base.value, split_factor(warrant.adjustments, base.date, deal.today));
  return {.own = spot / base_price,
          .benchmark = row->levels.latest(deal.today)->value / row->levels.latest(warrant.granted)->value};
}

std::optional<Date> arrived_on(const OpenDeal& deal, VolumeMeasure measure, double volume) {
  const VolumeHistory* volumes = deal.history ? volumes_of(*deal.history, measure) : nullptr;
  const auto date = volumes != nullptr ? reached_on(*volumes, volume) : std::nullopt;
  return date && *date <= deal.today ? date : std::nullopt;
}

}  // namespace fairvalue::detail
