#include "piece_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "core/detail/prefixed.hpp"
#include "milestone_plan.hpp"
#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

using Columns = std::vector<Column>;

bool is_market(const Gate& gate) { return kind(gate) == GateKind::market; }

/// A part of a tranche that vests at once.
struct Part {
  double share;                     ///< of the tranche
  std::optional<Column> arrived{};  ///< when its volume is there; none: it is, or need not be
};

/// The columns with the days on which a list of gates is met.
struct Conditions {
  Columns all{};
  Columns prices{};
  std::vector<TouchedHurdle> touched{};
};

/// What is paid for a share of a tranche.
struct PlannedStrike {
  std::optional<PerShare> fixed{};
  std::optional<std::size_t> drawn{};  ///< among the plan's
  std::int32_t set = 0;                ///< the day it is set
};

/// Gates to be met, all or those still open, and how they are named.
struct GateList {
  const std::vector<Gate>& gates;
  const std::vector<std::size_t>& open;
  std::string field;
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
        milestones_(simulation.positions[index], open, days, {plan.columns, plan.draws}) {
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
    Conditions vesting = conditions_of({tranche.gates, open.gates, field + ".gates"}, others);
    if (rank) vesting.prices.push_back(plan_.ranks[*rank].met);
    Conditions exercise = exercise_conditions(open, tranche, vesting, field);
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

  void add_piece(std::size_t index, const PlannedStrike& strike, const Conditions& vesting,
                 const Conditions& exercise, const Part& part) {
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
  std::vector<TouchedHurdle> touched_last(const Columns& all, const Conditions& vesting,
                                          const Conditions& exercise) {
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
  Conditions exercise_conditions(const OpenTranche& open, const Tranche& tranche, const Conditions& vesting,
                                 const std::string& field) {
    const bool own = tranche.own.exercise_gates.has_value();
    const GateList list{
        exercise_gates_of(tranche, open_.terms), open.exercise_gates,
        own ? field + ".own.exercise_gates" : fmt::format("positions[{}].warrant.exercise_gates", index_)};
    const Columns vested = any_waits(list) ? Columns{columns().latest(vesting.all, life_.last)} : Columns{};
    return conditions_of(list, vested);
  }

  static bool any_waits(const GateList& list) {
    return std::ranges::any_of(list.open, [&](std::size_t i) { return is_after_other_gates(list.gates[i]); });
  }

  /// Gates that wait for the others come after them; `others` has more of those.
  Conditions conditions_of(const GateList& list, const Columns& others) {
    Conditions conditions{.all = others};
    for (const std::size_t i : list.open) {
      if (!is_after_other_gates(list.gates[i])) add_gate(list, i, std::nullopt, conditions);
    }
    if (!any_waits(list)) return conditions;
    std::optional<Column> after;  // none: all other gates were met before
    if (!conditions.all.empty()) after = columns().latest(conditions.all);
    for (const std::size_t i : list.open) {
      if (is_after_other_gates(list.gates[i])) add_gate(list, i, after, conditions);
    }
    return conditions;
  }

  void add_gate(const GateList& list, std::size_t i, std::optional<Column> after, Conditions& conditions) {
    const Gate& gate = list.gates[i];
    touched_.clear();
    const Column met = met_on(fmt::format("{}[{}]", list.field, i), gate, after);
    conditions.all.push_back(met);
    if (is_market(gate)) conditions.prices.push_back(met);
    for (TouchedHurdle& hurdle : touched_) {
      hurdle.gate = met;
      conditions.touched.push_back(hurdle);
    }
  }

  Column met_on(const std::string& field, const Gate& gate, std::optional<Column> after) {
    return std::visit([&](const auto& one) { return column_of(field, one, after); }, gate);
  }

  /// Market conditions are watched, each as of its own.
  template <class G>
  Column column_of(const std::string& field, const G& gate, std::optional<Column> after) {
    if constexpr (requires { milestones_.met(field, gate, life_); }) {
      return milestones_.met(field, gate, life_);
    } else {
      return watched(market_watches(field, gate, view()), after);
    }
  }

  Column column_of(const std::string& field, const AnyOf& any, std::optional<Column> after) {
    Columns days;
    for (std::size_t i = 0; i < any.gates.size(); ++i) {
      if (!counts(any.gates[i], open_.conditions)) continue;
      days.push_back(is_lost(any.gates[i])
                         ? columns().constant(no_day)
                         : met_on(fmt::format("{}.gates[{}]", field, i), any.gates[i], after));
    }
    return columns().earliest(days);
  }

  /// Whether it can no longer be met, though another gate beside it can.
  bool is_lost(const Gate& gate) const {
    const auto* service = std::get_if<ServiceGate>(&gate);
    const bool ended = service != nullptr && open_.history && open_.history->service_ended &&
                       *open_.history->service_ended < service->until;
    return ended || !can_be_met_by(gate, life_.expiry);
  }

  Column column_of(const std::string& field, const AllAtOnce& all, std::optional<Column> after) {
    std::vector<Condition> conditions;
    for (std::size_t i = 0; i < all.gates.size(); ++i) {
      const std::string part = fmt::format("{}.gates[{}]", field, i);
      conditions.push_back(
          std::visit([&](const auto& one) { return market_watches(part, one, view()); }, all.gates[i]));
      std::erase_if(conditions.back(), [this](const PlannedWatch& one) { return one.floor > life_.last; });
      if (conditions.back().empty()) return columns().constant(no_day);
    }
    return columns().all_on_one_day(std::move(conditions), after);
  }

  MarketView view() const { return {simulation_.model, open_, days_, plan_.shifts}; }
  PerShare spot() const { return simulation_.model.market.spot.price; }

  Column watched(const Condition& condition, std::optional<Column> after) {
    Columns days;
    for (const PlannedWatch& planned : condition) {
      if (const auto met = watched(planned, after)) days.push_back(*met);
    }
    if (days.empty()) return columns().constant(no_day);
    return days.size() == 1 ? days.front() : columns().earliest(days);
  }

  /// A rule that needs more closes than there are is never met. What closes have met by today is known. A
  /// level watched at every moment from a later day on may be reached by the close before that day.
  std::optional<Column> watched(const PlannedWatch& planned, std::optional<Column> after) {
    const bool by_highs = planned.watch.kind == WatchKind::continuous;
    const std::int32_t floor = after ? planned.floor : std::max(by_highs ? 0 : 1, planned.floor);
    if (floor > life_.last) return std::nullopt;
    const Column reached = after ? columns().watched_after(planned.watch, *after, floor)
                                 : columns().watched(planned.watch, floor);
    const bool is_limited = planned.last < after_all_days;
    const Column in_time = is_limited ? columns().latest({reached}, planned.last) : reached;
    if (by_highs) {
      const auto level = static_cast<float>(planned.watch.level);
      touched_.push_back({.gate = reached, .met = in_time, .level = level});
    }
    if (planned.first <= 0 || !by_highs) return in_time;
    return columns().latest({in_time, columns().constant(planned.first)});
  }

  const Simulation& simulation_;
  std::size_t index_;
  const OpenWarrant& open_;
  PiecePlan& plan_;
  const CloseDays& days_;
  Lifetime life_;  ///< of the tranche at work
  MilestonePlan milestones_;
  std::vector<TouchedHurdle> touched_{};  ///< of the gate at work
};

bool same_touch(const TouchedHurdle& a, const TouchedHurdle& b) {
  return a.met == b.met && a.level == b.level && a.others == b.others;
}

bool alike(const PlannedPiece& a, const PlannedPiece& b) {
  return a.price_met == b.price_met && a.vested == b.vested && a.exercisable == b.exercisable &&
         a.strike == b.strike && a.rank == b.rank && a.piece.strike == b.piece.strike &&
         a.piece.last_day == b.piece.last_day && a.piece.value_cap == b.piece.value_cap &&
         std::ranges::equal(a.touched, b.touched, same_touch);
}

/// Pieces of one set of columns have the same days on every path.
void note_alike(std::vector<PlannedPiece>& pieces) {
  std::map<std::array<Column, 3>, std::vector<std::size_t>> firsts;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto& candidates = firsts[{pieces[i].price_met, pieces[i].vested, pieces[i].exercisable}];
    const auto same =
        std::ranges::find_if(candidates, [&](std::size_t j) { return alike(pieces[j], pieces[i]); });
    pieces[i].piece.like = same != candidates.end() ? *same : i;
    if (same == candidates.end()) candidates.push_back(i);
  }
}

/// Closes of a position as logarithms over today's price, which is the last of them but for its rounding.
std::vector<float> logarithms(const DatedSeries<PerShare>& closes, PerShare spot) {
  std::vector<float> logs;
  for (const auto& [date, close] : closes) logs.push_back(static_cast<float>(std::log(close / spot)));
  if (!logs.empty()) logs.back() = 0.0F;
  return logs;
}

/// Whether one ends with the other, but for the rounding of splits.
bool agree(const std::vector<float>& a, const std::vector<float>& b) {
  const auto alike = [](float x, float y) { return std::abs(x - y) <= 1e-5F; };
  const auto common = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  return std::equal(a.rbegin(), a.rbegin() + common, b.rbegin(), alike);
}

/// Windows of all positions reach back over the closes of one share.
void add_known(PiecePlan& plan, const OpenWarrant& open, std::size_t index, PerShare spot) {
  auto logs = logarithms(open.closes, spot);
  if (!agree(plan.known, logs)) {
    throw DomainError(fmt::format("positions[{}].history.closes", index),
                      "those of the positions before it on the days both have", "others");
  }
  if (logs.size() > plan.known.size()) plan.known = std::move(logs);
}

/// Gates have been held against today's close already, which is not the price of today if that is adjusted.
void keep_what_windows_need(PiecePlan& plan, bool is_adjusted) {
  int longest = 0;
  plan.columns.visit_watches([&](const Watch& watch) { longest = std::max(longest, watch.n); });
  if (is_adjusted && longest <= 1) longest = 0;
  const auto excess = static_cast<std::ptrdiff_t>(plan.known.size()) - longest;
  if (excess > 0) plan.known.erase(plan.known.begin(), plan.known.begin() + excess);
}

bool compares_growth(const std::vector<Gate>& gates) {
  bool compares = false;
  for (const Gate& gate : gates) {
    visit_simple_gates(gate,
                       [&]<class G>(const G&) { compares = compares || std::is_same_v<G, RelativeGate>; });
  }
  return compares;
}

bool compares_growth(const Warrant& warrant) {
  return compares_growth(warrant.exercise_gates) ||
         std::ranges::any_of(warrant.tranches, [&](const Tranche& tranche) {
           return compares_growth(tranche.gates) || compares_growth(exercise_gates_of(tranche, warrant));
         });
}

/// What both have grown until now decides a relative gate.
void require_growth_known(const WarrantPosition& position, Date today) {
  const bool is_running = position.warrant.granted < today && today <= position.warrant.expiry;
  if (position.history || !is_running || !compares_growth(position.warrant)) return;
  throw DomainError("history", "given for a relative gate after the grant", "none");
}

void require_begun(const Warrant& warrant, Date today) {
  if (today >= warrant.granted || !warrant.granted.ok()) return;
  throw DomainError("warrant.granted", "on or before the valuation " + to_string(today),
                    to_string(warrant.granted));
}

OpenWarrant opened(const WarrantPosition& position, const Simulation& simulation) {
  const Date today = simulation.model.market.spot.as_of;
  require_begun(position.warrant, today);
  OpenWarrant open =
      open_warrant(position.warrant, today, position.history,
                   simulation.close.value_or(simulation.model.market.spot.price), simulation.conditions);
  require_outlook(position.outlook);
  require_growth_known(position, today);
  return open;
}

}  // namespace

std::vector<OpenWarrant> open_warrants(const Simulation& simulation) {
  std::vector<OpenWarrant> open;
  for (std::size_t i = 0; i < simulation.positions.size(); ++i) {
    open.push_back(as_member_of(fmt::format("positions[{}]", i),
                                [&] { return opened(simulation.positions[i], simulation); }));
  }
  return open;
}

PiecePlan piece_plan(const Simulation& simulation, const std::vector<OpenWarrant>& open,
                     const CloseDays& days) {
  PiecePlan plan;
  for (std::size_t i = 0; i < open.size(); ++i) {
    add_known(plan, open[i], i, simulation.model.market.spot.price);
    PositionPlan{simulation, i, open[i], days, plan}.add_pieces();
  }
  keep_what_windows_need(plan, simulation.close.has_value());
  note_alike(plan.pieces);
  return plan;
}

}  // namespace fairvalue::detail
