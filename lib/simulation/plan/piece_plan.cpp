#include "piece_plan.hpp"

#include <algorithm>
#include <cmath>
#include <string>
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
        last_day_(last_close(days, open.terms.expiry)),
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
    if (has_own_terms(tranche)) {
      throw DomainError(field + ".own",
                        "without a strike, an expiry, exercise gates or a cap of its own for a simulation",
                        tranche.name);
    }
    const auto parts = parts_of(open, tranche, field + ".linear");
    if (parts.empty()) return;
    Columns others;
    if (const auto begin = begin_of(open, tranche, field + ".linear")) others.push_back(*begin);
    const Conditions vesting = conditions_of({tranche.gates, open.gates, field + ".gates"}, others);
    const Conditions exercise = exercise_conditions(open, vesting);
    for (const Part& part : parts) add_piece(index, tranche, vesting, exercise, part);
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

  void add_piece(std::size_t index, const Tranche& tranche, const Conditions& vesting,
                 const Conditions& exercise, const Part& part) {
    Columns all = vesting.all;
    if (part.arrived) all.push_back(*part.arrived);
    const Column vested = columns().latest(all, last_day_);
    all.insert(all.end(), exercise.all.begin(), exercise.all.end());
    const bool at_once = exercise.all.empty();
    plan_.pieces.push_back({.piece = {.position = index_,
                                      .tranche = index,
                                      .shares = part.share * tranche.shares,
                                      .strike = open_.terms.strike,
                                      .last_day = last_day_},
                            .price_met = columns().latest(vesting.prices, last_day_),
                            .vested = vested,
                            .exercisable = at_once ? vested : columns().latest(all, last_day_),
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
  Conditions exercise_conditions(const OpenTranche& open, const Conditions& vesting) {
    const GateList list{open_.terms.exercise_gates, open.exercise_gates,
                        fmt::format("positions[{}].warrant.exercise_gates", index_)};
    const Columns vested = any_waits(list) ? Columns{columns().latest(vesting.all, last_day_)} : Columns{};
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
    const std::string field = fmt::format("{}[{}]", list.field, i);
    const Gate& gate = list.gates[i];
    const Column reached = std::visit([&](const auto& one) { return column_of(field, one, after); }, gate);
    const Column met = on_counted_day(reached, gate);
    conditions.all.push_back(met);
    if (is_market(gate)) conditions.prices.push_back(met);
    const auto* price = std::get_if<PriceGate>(&gate);
    if (price != nullptr && needs_highs(price->rule)) {
      const double level = relative_level(price->hurdle, spot());
      conditions.touched.push_back({.gate = met, .met = reached, .level = static_cast<float>(level)});
    }
  }

  /// A level watched at every moment from a later day on may be reached by the close before that day.
  Column on_counted_day(Column reached, const Gate& gate) {
    const auto* price = std::get_if<PriceGate>(&gate);
    if (price == nullptr || !needs_highs(price->rule)) return reached;
    const int first = first_close(*price);
    return first > 1 ? columns().latest({reached, columns().constant(first)}) : reached;
  }

  /// The first day whose close counts for the gate, 0 or before for a close that is known.
  int first_close(const PriceGate& gate) const {
    const Date first = first_counted_day(gate, open_.terms.granted);
    if (first > add_days(open_.as_of, 1)) return detail::first_close(days_, first);
    return 1 - static_cast<int>(open_.closes.between(first, open_.as_of).size());
  }

  PerShare spot() const { return simulation_.model.market.spot.price; }

  Column column_of(const std::string& field, const PriceGate& gate, std::optional<Column> after) {
    if (needs_vwaps(gate.rule)) throw DomainError(field, "on closes for a simulation", describe(gate));
    return watched(price_watch(field, gate, simulation_.model, first_close(gate)), after);
  }
  Column column_of(const std::string& field, const RelativeGate& gate, std::optional<Column> after) {
    return watched(price_watch(field, gate, simulation_.model, open_), after);
  }
  template <class G>
  Column column_of(const std::string& field, const G& gate, std::optional<Column>) {
    if constexpr (requires { milestones_.met(field, gate); }) {
      return milestones_.met(field, gate);
    } else {
      throw DomainError(field, "of a kind that the simulation covers", describe(Gate{gate}));
    }
  }

  /// A rule that needs more closes than there are is never met. What closes have met by today is known.
  Column watched(const PlannedWatch& planned, std::optional<Column> after) {
    const int least = planned.watch.kind == WatchKind::continuous ? 0 : 1;
    const std::int32_t floor = after ? planned.floor : std::max(least, planned.floor);
    if (floor > last_day_) return columns().constant(no_day);
    return after ? columns().watched_after(planned.watch, *after, floor)
                 : columns().watched(planned.watch, floor);
  }

  const Simulation& simulation_;
  std::size_t index_;
  const OpenWarrant& open_;
  PiecePlan& plan_;
  const CloseDays& days_;
  int last_day_;
  MilestonePlan milestones_;
};

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
  for (const Round& round : plan.columns.rounds()) {
    for (const Watch& watch : round.watches) longest = std::max(longest, watch.n);
  }
  if (is_adjusted && longest <= 1) longest = 0;
  const auto excess = static_cast<std::ptrdiff_t>(plan.known.size()) - longest;
  if (excess > 0) plan.known.erase(plan.known.begin(), plan.known.begin() + excess);
}

bool is_relative(const Gate& gate) { return std::holds_alternative<RelativeGate>(gate); }

bool compares_growth(const Warrant& warrant) {
  return std::ranges::any_of(warrant.exercise_gates, is_relative) ||
         std::ranges::any_of(warrant.tranches, [](const Tranche& tranche) {
           return std::ranges::any_of(tranche.gates, is_relative);
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
  return plan;
}

}  // namespace fairvalue::detail
