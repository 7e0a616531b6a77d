#include "position_plan.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "gate_columns.hpp"
#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

using Columns = std::vector<Column>;

/// A part of a tranche that vests at once.
struct Part {
  double share;                     ///< of the tranche
  std::optional<Column> arrived{};  ///< when its volume is there; none: it is, or need not be
};

/// What is paid for a share of a tranche.
struct PlannedStrike {
  std::optional<PerShare> fixed{};
  std::optional<std::size_t> drawn{};  ///< among the plan's
  std::int32_t set = 0;                ///< the day it is set
};

/// Turns one position into pieces.
class PositionPlan {
 public:
  PositionPlan(const Simulation& simulation, std::size_t index, const OpenWarrant& open,
               const CloseDays& days, PiecePlan& plan)
      : simulation_(simulation),
        index_(index),
        open_(open),
        plan_(plan),
        days_(days),
        life_{open.terms.expiry, 0},
        milestones_(simulation.positions[index], open, days, plan.columns, plan.draws),
        gates_(simulation.model, open, days, plan, milestones_) {
    for (const auto& milestone : milestones_.milestones()) plan_.milestones.push_back(milestone.day);
  }

  void add_pieces() {
    for (std::size_t i = 0; i < open_.tranches.size(); ++i) {
      if (open_.tranches[i].alive > 0.0) add_pieces(i);
    }
  }

 private:
  ColumnPlan& columns() { return plan_.columns; }

  void add_pieces(std::size_t index) {
    const OpenTranche& open = open_.tranches[index];
    const Tranche& tranche = open_.terms.tranches[index];
    const std::string field = fmt::format("positions[{}].warrant.tranches[{}]", index_, index);
    const Date expiry = expiry_of(tranche, open_.terms);
    life_ = {.expiry = expiry, .last = last_close(days_, expiry)};
    const auto parts = parts_of(open, tranche, field + ".linear");
    if (parts.empty()) return;
    Columns others;
    if (const auto begin = begin_of(open, tranche, field + ".linear")) others.push_back(*begin);
    const auto rank = rank_of(open, tranche, field + ".rank");
    if (rank) others.push_back(plan_.ranks[*rank].met);
    GateDays vesting = gates_.days_of({tranche.gates, open.gates, field + ".gates"}, others, life_);
    if (rank) vesting.prices.push_back(plan_.ranks[*rank].met);
    GateDays exercise = exercise_conditions(open, tranche, vesting, field);
    const PlannedStrike strike = strike_of(tranche, field + ".own.strike");
    if (strike.set > 0) exercise.all.push_back(columns().constant(strike.set));
    for (const Part& part : parts) add_piece(index, strike, vesting, exercise, part);
    if (rank) plan_.pieces.back().rank = rank;
  }

  /// Of a tranche whose rank is yet to be known; those of one rank share it.
  std::optional<std::size_t> rank_of(const OpenTranche& open, const Tranche& tranche,
                                     const std::string& field) {
    if (!tranche.rank || open.ranked || open.vesting.vested_on) return std::nullopt;
    const RankVesting& rank = *tranche.rank;
    const std::string history = fmt::format("positions[{}].history", index_);
    RankPlan plan{.rank = rank,
                  .own = growth_plan(history + ".closes", known_prices(ObservedPrice::close), rank.period),
                  .day = close_from(rank.period.end),
                  .met = columns().drawn()};
    for (std::size_t i = 0; i < rank.peers.size(); ++i) {
      const std::string& name = rank.peers[i];
      plan.peers.push_back(
          {benchmark_index(fmt::format("{}.peers[{}]", field, i), name, simulation_.model),
           growth_plan(fmt::format("{}.benchmarks.{}", history, name), known_levels(name), rank.period)});
    }
    plan_.ranks.push_back(std::move(plan));
    return plan_.ranks.size() - 1;
  }

  GrowthPlan growth_plan(const std::string& field, const DatedSeries<double>& known,
                         const AveragedPeriod& period) const {
    return {.start = average_plan(field, known, period.start_days, period.start, days_),
            .end = average_plan(field, known, period.end_days, period.end, days_)};
  }

  /// Over today's.
  DatedSeries<double> known_levels(const std::string& benchmark) const {
    const auto* levels = open_.history ? levels_of(*open_.history, benchmark) : nullptr;
    if (levels == nullptr) return DatedSeries<double>{{{open_.as_of, 1.0}}};
    std::vector<Dated<double>> rows;
    const auto today = levels->latest(open_.as_of);
    for (const auto& [date, level] : *levels) {
      if (date <= open_.as_of) rows.push_back({date, level / today->value});
    }
    return DatedSeries<double>{std::move(rows)};
  }

  /// One that is yet to be set is the mean of closes known and to come.
  PlannedStrike strike_of(const Tranche& tranche, const std::string& field) {
    if (!tranche.own.strike) return {.fixed = open_.terms.strike};
    if (const auto* fixed = std::get_if<PerShare>(&*tranche.own.strike)) return {.fixed = *fixed};
    const StrikeSetLater& later = std::get<StrikeSetLater>(*tranche.own.strike);
    AveragePlan mean = average_plan(field, known_prices(later.price), later.days, later.on, days_);
    mean.scale *= later.part;
    plan_.strikes.push_back(mean);
    return {.drawn = plan_.strikes.size() - 1, .set = close_from(later.on)};
  }

  /// The first close on or after a date of the life; after its last close that one.
  std::int32_t close_from(Date date) const { return std::min(first_close(days_, date), life_.last); }

  /// Over today's, on today's shares.
  DatedSeries<double> known_prices(ObservedPrice observed) const {
    if (!open_.history) {
      return DatedSeries<double>{{{open_.as_of, simulation_.close.value_or(spot()) / spot()}}};
    }
    const DealHistory& known = *open_.history;
    const bool vwaps = observed == ObservedPrice::vwap && known.vwaps;
    const Warrant& warrant = simulation_.positions[index_].warrant;
    const auto prices = split_adjusted(vwaps ? *known.vwaps : known.closes, warrant.adjustments, open_.as_of);
    std::vector<Dated<double>> rows;
    for (const auto& [date, price] : prices) {
      if (date <= open_.as_of) rows.push_back({date, price / spot()});
    }
    return DatedSeries<double>{std::move(rows)};
  }

  std::vector<Part> parts_of(const OpenTranche& open, const Tranche& tranche, const std::string& field) {
    if (!tranche.linear) return {{.share = open.alive}};
    const auto& [measure, from, to] = *tranche.linear;
    const LinearProgress& known = open.linear;
    std::vector<Part> parts;
    double before = vested_part(*tranche.linear, known.volume);
    if (before > known.exercised) parts.push_back({.share = before - known.exercised});
    if (known.stopped || before == 1.0) return parts;
    const auto milestones = milestones_.above(field, measure, std::max(from, known.volume));
    if (milestones.empty()) refuse_linear(field, *tranche.linear);
    for (const auto& milestone : milestones) {
      const double now = vested_part(*tranche.linear, milestone.volume);
      if (now > before) parts.push_back({.share = now - before, .arrived = milestone.day});
      before = now;
    }
    return parts;
  }

  [[noreturn]] static void refuse_linear(const std::string& field, const LinearVesting& linear) {
    throw DomainError(field, "with milestones in the outlook (outlook.milestones) or the deployment",
                      fmt::format("{} to {} {}", linear.from, linear.to, to_string(linear.measure)));
  }

  /// When the linear part begins: with the first volume above where it starts from.
  std::optional<Column> begin_of(const OpenTranche& open, const Tranche& tranche, const std::string& field) {
    if (!tranche.linear || open.linear.volume > tranche.linear->from) return std::nullopt;
    Columns arrivals;
    for (const auto& one : milestones_.above(field, tranche.linear->measure, tranche.linear->from)) {
      arrivals.push_back(one.day);
    }
    return columns().earliest(arrivals);
  }

  void add_piece(std::size_t index, const PlannedStrike& strike, const GateDays& vesting,
                 const GateDays& exercise, const Part& part) {
    const Tranche& tranche = open_.terms.tranches[index];
    Columns all = vesting.all;
    if (part.arrived) all.push_back(*part.arrived);
    const Column vested = columns().latest(all, life_.last);
    all.insert(all.end(), exercise.all.begin(), exercise.all.end());
    const bool at_once = exercise.all.empty();
    plan_.pieces.push_back({.piece = {.position = index_,
                                      .tranche = index,
                                      .shares = part.share * tranche.shares,
                                      .strike = strike.fixed,
                                      .last_day = life_.last,
                                      .value_cap = tranche.own.value_cap},
                            .price_met = columns().latest(vesting.prices, life_.last),
                            .vested = vested,
                            .exercisable = at_once ? vested : columns().latest(all, life_.last),
                            .strike = strike.drawn,
                            .touched = touched_last(all, vesting, exercise)});
  }

  /// The hurdles watched at every moment, each with the gates beside it.
  std::vector<TouchedHurdle> touched_last(const Columns& all, const GateDays& vesting,
                                          const GateDays& exercise) {
    std::vector<TouchedHurdle> touched = vesting.touched;
    touched.insert(touched.end(), exercise.touched.begin(), exercise.touched.end());
    for (TouchedHurdle& hurdle : touched) {
      Columns others = all;
      std::erase(others, hurdle.gate);
      hurdle.others = columns().latest(others);
    }
    return touched;
  }

  /// Gates of exercise that wait do so for the tranche's first share to vest.
  GateDays exercise_conditions(const OpenTranche& open, const Tranche& tranche, const GateDays& vesting,
                               const std::string& field) {
    const bool own = tranche.own.exercise_gates.has_value();
    const GateList list{
        exercise_gates_of(tranche, open_.terms), open.exercise_gates,
        own ? field + ".own.exercise_gates" : fmt::format("positions[{}].warrant.exercise_gates", index_)};
    const Columns vested = list.any_waits() ? Columns{columns().latest(vesting.all, life_.last)} : Columns{};
    return gates_.days_of(list, vested, life_);
  }

  PerShare spot() const { return simulation_.model.market.spot.price; }

  const Simulation& simulation_;
  std::size_t index_;
  const OpenWarrant& open_;
  PiecePlan& plan_;
  const CloseDays& days_;
  Lifetime life_;  ///< of the tranche at work
  MilestonePlan milestones_;
  GateColumns gates_;
};

}  // namespace

void add_position(const Simulation& simulation, std::size_t index, const OpenWarrant& open,
                  const CloseDays& days, PiecePlan& plan) {
  PositionPlan{simulation, index, open, days, plan}.add_pieces();
}

}  // namespace fairvalue::detail
