#include "simulation_plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

constexpr double most_discount = 50.0;
constexpr double most_worth = 1e30;

std::string deal_field(std::size_t i, std::string_view member) {
  return fmt::format("deals[{}].{}", i, member);
}

void require_deals(const std::vector<SimulatedDeal>& deals) {
  require_not_empty("deals", deals.size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < deals.size(); ++i) {
    const std::string& name = deals[i].name;
    require(!name.empty(), deal_field(i, "name"), "a name", "none");
    require(names.insert(name).second, deal_field(i, "name"), "unique", name);
    require_date(deal_field(i, "warrant.expiry"), deals[i].warrant.expiry);
    if (deals[i].deployment) require_deployment(deal_field(i, "deployment"), *deals[i].deployment);
  }
}

/// To the last expiry of all deals.
CloseDays days_of(const Simulation& simulation) {
  const auto last = std::ranges::max_element(simulation.deals, {},
                                             [](const SimulatedDeal& deal) { return deal.warrant.expiry; });
  const auto index = static_cast<std::size_t>(last - simulation.deals.begin());
  return close_days(simulation.model.market.spot.as_of, last->warrant.expiry, simulation.calendar,
                    deal_field(index, "warrant.expiry"));
}

/// What a rate adds up to is the exponent of a discount.
void require_discount(std::string_view field, const Stepped<Rate>& rate, Years life) {
  const double sum = accumulated(rate, life);
  require(std::abs(sum) <= most_discount, field,
          fmt::format("within {} added up over the life", most_discount), sum);
}

void require_discounts(const EquityMarket& market, Years life) {
  require_discount("model.market.risk_free_rate", market.risk_free_rate, life);
  require_discount("model.market.dividend_yield", market.dividend_yield, life);
}

/// Squares of what all shares are worth are added up over paths.
void require_worth(const Simulation& simulation) {
  for (std::size_t i = 0; i < simulation.deals.size(); ++i) {
    const Money worth = simulation.deals[i].warrant.shares * simulation.model.market.spot.price;
    if (!(worth.value > most_worth)) continue;
    throw DomainError(deal_field(i, "warrant.shares"), fmt::format("worth at most {} today", most_worth),
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

void require_crossing(const std::string& field, const CrossingLevel& crossing, const PriceModel& model,
                      int closes) {
  if (!has_bridges(path_traits(model))) {
    throw DomainError(field, "none for a model with jumps, which crosses without touching",
                      crossing.level.value);
  }
  require_positive(field + ".level", crossing.level);
  require_within(field + ".through", 1, closes, crossing.through);
}

void require_crossings(const std::vector<CrossingLevel>& crossings, const PriceModel& model, int closes) {
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    require_crossing(fmt::format("crossings[{}]", i), crossings[i], model, closes);
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

std::vector<PlannedBenchmark> compared_benchmarks(const PriceLaw& law, const ColumnPlan& columns) {
  std::set<std::size_t> compared;
  for (const Round& round : columns.rounds()) {
    for (const Watch& watch : round.watches) {
      if (watch.kind == WatchKind::relative) compared.insert(watch.benchmark);
    }
  }
  std::vector<PlannedBenchmark> benchmarks;
  for (const std::size_t index : compared) {
    const auto& one = law.benchmarks[index];
    benchmarks.push_back(
        {.index = index, .law = daily_law(one.drift, one.volatility), .correlation = one.correlation});
  }
  return benchmarks;
}

bool watches_highs(const ColumnPlan& columns) {
  return std::ranges::any_of(columns.rounds(), [](const Round& round) {
    return std::ranges::any_of(round.watches,
                               [](const Watch& watch) { return watch.kind == WatchKind::continuous; });
  });
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
  require_deals(simulation.deals);
  require_discounts(simulation.model.market, days_of(simulation).grid.life);
  ResolvedSimulation result{simulation, open_warrants(simulation)};
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
                      .benchmarks = compared_benchmarks(law, pieces.columns),
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
