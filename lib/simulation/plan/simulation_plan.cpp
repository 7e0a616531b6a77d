#include "simulation_plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "open_positions.hpp"
#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

constexpr double max_discount = 50.0;
constexpr double max_worth = 1e30;

std::string position_field(std::size_t i, std::string_view member) {
  return fmt::format("positions[{}].{}", i, member);
}

void require_names(const std::vector<WarrantPosition>& positions) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::string& name = positions[i].name;
    require(!name.empty(), position_field(i, "name"), "a name", "none");
    require(names.insert(name).second, position_field(i, "name"), "unique", name);
  }
}

void require_positions(const std::vector<WarrantPosition>& positions) {
  require_not_empty("positions", positions.size());
  if (positions.size() > 1) require_names(positions);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const WarrantPosition& position = positions[i];
    require_date(position_field(i, "warrant.expiry"), position.warrant.expiry);
    if (position.deployment) require_deployment(position_field(i, "deployment"), *position.deployment);
    require(position.calendar == positions.front().calendar, position_field(i, "calendar"),
            "that of the first position: the closes are the share's", "another");
  }
}

/// To the last expiry of all positions.
CloseDays days_of(const Simulation& simulation) {
  const auto last = std::ranges::max_element(
      simulation.positions, {}, [](const WarrantPosition& position) { return position.warrant.expiry; });
  const auto index = static_cast<std::size_t>(last - simulation.positions.begin());
  return close_days(simulation.model.market.spot.as_of, last->warrant.expiry, last->calendar,
                    position_field(index, "warrant.expiry"));
}

/// What a rate adds up to is the exponent of a discount.
void require_discount(std::string_view field, const Stepped<Rate>& rate, Years life) {
  const double sum = accumulated(rate, life);
  require(std::abs(sum) <= max_discount, field, fmt::format("within {} in total over the life", max_discount),
          sum);
}

/// Squares of what all shares are worth are added up over paths.
void require_worth(const Simulation& simulation) {
  for (std::size_t i = 0; i < simulation.positions.size(); ++i) {
    const Money worth = simulation.positions[i].warrant.shares * simulation.model.market.spot.price;
    if (!(worth.value > max_worth)) continue;
    throw DomainError(position_field(i, "warrant.shares"), fmt::format("worth at most {} today", max_worth),
                      worth.value);
  }
}

/// The names of days are made only when they are refused: there may be one for every day.
void require_price_days(const std::vector<int>& days, int closes) {
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (0 <= days[i] && days[i] <= closes) continue;
    throw DomainError(fmt::format("price_days[{}]", i), fmt::format("in [0, {}]", closes), days[i]);
  }
}

void require_within(const std::string& field, int first, int last, int got) {
  require(first <= got && got <= last, field, fmt::format("in [{}, {}]", first, last), got);
}

void require_crossings(const std::vector<CrossingLevel>& crossings, const PriceModel& model, int closes) {
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const auto& [level, through] = crossings[i];
    const std::string field = fmt::format("crossings[{}]", i);
    require(has_bridges(path_traits(model)), field,
            "none for a model with jumps, which crosses without touching", level.value);
    require_positive(field + ".level", level);
    require_within(field + ".through", 1, closes, through);
  }
}

void require_streaks(const std::vector<Streak>& streaks, int closes) {
  for (std::size_t i = 0; i < streaks.size(); ++i) {
    const auto& [gap, consecutive, through] = streaks[i];
    require_within(fmt::format("streaks[{}].gap", i), 1, closes, gap);
    require_within(fmt::format("streaks[{}].consecutive", i), 1, closes / gap, consecutive);
    require_within(fmt::format("streaks[{}].through", i), gap * consecutive, closes, through);
  }
}

/// As floats, with days of nothing after the last.
AlignedFloats padded(const std::vector<double>& days) {
  AlignedFloats floats(static_cast<std::size_t>(drawn_days(static_cast<int>(days.size()))));
  std::ranges::transform(days, floats.begin(), [](double day) { return static_cast<float>(day); });
  return floats;
}

DailyLaw daily_law(const std::vector<double>& drift, const std::vector<double>& volatility) {
  return {.drift = padded(drift), .volatility = padded(volatility)};
}

std::vector<PlannedBenchmark> compared_benchmarks(const PriceLaw& law, const PiecePlan& pieces) {
  const ColumnPlan& columns = pieces.columns;
  std::set<std::size_t> compared;
  for (const RankPlan& rank : pieces.ranks) {
    for (const RankPlan::Peer& peer : rank.peers) compared.insert(peer.benchmark);
  }
  columns.visit_watches([&](const Watch& watch) {
    if (watch.kind == WatchKind::relative) compared.insert(watch.benchmark);
  });
  std::vector<PlannedBenchmark> benchmarks;
  for (const std::size_t index : compared) {
    const auto& one = law.benchmarks[index];
    benchmarks.push_back({.index = index,
                          .law = daily_law(one.drift, one.volatility),
                          .correlation = one.correlation,
                          .loadings = one.loadings});
  }
  return benchmarks;
}

bool watches_highs(const ColumnPlan& columns) {
  bool any = false;
  columns.visit_watches([&](const Watch& watch) { any = any || watch.kind == WatchKind::continuous; });
  return any;
}

BridgeLaw bridges_of(const PathQuery& query, const ColumnPlan& columns, const PriceLaw& law,
                     const AlignedFloats& volatility) {
  if (query.crossings.empty() && !watches_highs(columns)) return {};
  return bridge_law(law.traits, std::span{volatility}.first(law.volatility.size()));
}

std::vector<int> price_days(const PathQuery& query, const std::vector<PlannedPiece>& pieces) {
  std::set<int> days{query.price_days.begin(), query.price_days.end()};
  for (const PlannedPiece& planned : pieces) days.insert(planned.piece.last_day);
  return {days.begin(), days.end()};
}

std::vector<PlannedCrossings> planned_crossings(const std::vector<CrossingLevel>& crossings, PerShare spot) {
  std::vector<PlannedCrossings> planned;
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const auto& [level, through] = crossings[i];
    auto row = std::ranges::find(planned, through, &PlannedCrossings::through);
    if (row == planned.end()) row = planned.insert(row, {.through = through, .asked = {}, .level = {}});
    row->asked.push_back(i);
    const double relative = relative_level(level, spot);
    row->level.push_back(static_cast<float>(std::log(relative)));
  }
  return planned;
}

void require_query(const PathQuery& query, const PriceModel& model, int closes) {
  require_price_days(query.price_days, closes);
  require_crossings(query.crossings, model, closes);
  require_streaks(query.streaks, closes);
}

}  // namespace

ResolvedSimulation resolved(const Simulation& simulation) {
  require_enumerator("measure", simulation.measure);
  require_model(simulation.model);
  require_positions(simulation.positions);
  const Years life = days_of(simulation).grid.life;
  require_discount("model.market.risk_free_rate", simulation.model.market.risk_free_rate, life);
  require_discount("model.market.dividend_yield", simulation.model.market.dividend_yield, life);
  ResolvedSimulation result{simulation, open_positions(simulation)};
  require_worth(simulation);
  return result;
}

SimulationPlan simulation_plan(const ResolvedSimulation& resolved, Measure measure, std::uint64_t seed,
                               const PathQuery& query) {
  const Simulation& simulation = resolved.simulation;
  const CloseDays days = days_of(simulation);
  require_query(query, simulation.model, days.grid.closes);
  PiecePlan pieces = piece_plan(simulation, resolved.open, days);
  const PriceLaw law = price_law(simulation.model, measure, days.grid);
  const DailyLaw share = daily_law(law.drift, law.volatility);
  SimulationPlan plan{.grid = days.grid,
                      .law = law,
                      .seed = seed,
                      .pieces = {},
                      .shocks = {law, measure},
                      .share = share,
                      .benchmarks = compared_benchmarks(law, pieces),
                      .bridges = bridges_of(query, pieces.columns, law, share.volatility),
                      .price_days = price_days(query, pieces.pieces),
                      .asked_price_days = query.price_days,
                      .crossings = planned_crossings(query.crossings, simulation.model.market.spot.price),
                      .asked_crossings = query.crossings.size(),
                      .streaks = query.streaks};
  if (law.jumps) plan.jumps = jump_law(*law.jumps, days.grid.life);
  plan.pieces = std::move(pieces);
  return plan;
}

}  // namespace fairvalue::detail
