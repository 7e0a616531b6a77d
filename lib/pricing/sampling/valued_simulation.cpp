#include "valued_simulation.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "pricing/warrant/valued_price.hpp"

namespace fairvalue::detail {
namespace {

void require_one_grant(const std::vector<WarrantPosition>& positions) {
  const Date grant = positions.front().warrant.granted;
  for (std::size_t i = 1; i < positions.size(); ++i) {
    require(positions[i].warrant.granted == grant, fmt::format("positions[{}].warrant.granted", i),
            fmt::format("{} as of the first position for a grant-date value", to_string(grant)),
            to_string(positions[i].warrant.granted));
  }
}

/// Closes before the grant are no part of a grant-date value.
void require_windows_after_grant(const std::vector<WarrantPosition>& positions) {
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const Warrant& warrant = positions[i].warrant;
    const Date first = earliest_counted_day(warrant);
    if (first > warrant.granted) continue;
    throw DomainError(fmt::format("positions[{}].warrant", i),
                      "with windows from after the grant for a grant-date value (take the economic value)",
                      "a window from " + to_string(first));
  }
}

/// Seen from the day of the grant, on which nothing else is known.
void move_to_grant(Simulation& simulation) {
  require_one_grant(simulation.positions);
  const Date grant = simulation.positions.front().warrant.granted;
  require_grant_day("model.market.spot.as_of", simulation.model.market.spot.as_of,
                    require_date("positions[0].warrant.granted", grant));
  require_windows_after_grant(simulation.positions);
  for (WarrantPosition& position : simulation.positions) position.history = std::nullopt;
  simulation.model.market.spot.as_of = grant;
}

/// Other conditions count as met, so that nothing has to be believed about them.
void keep_market_conditions(Simulation& simulation) {
  simulation.conditions = ConditionsCounted::market;
  for (WarrantPosition& position : simulation.positions) {
    position.outlook = {};
    position.deployment = std::nullopt;
  }
}

bool has_window(const Gate& gate) {
  bool any = false;
  visit_simple_gates(gate, [&](const auto& one) {
    if constexpr (requires { one.rule; }) any = any || reduced(one.rule).n > 1;
  });
  return any;
}

/// An average, a count or a row of closes that has begun has today's close in it, as it was.
void require_no_window(const WarrantPosition& position, std::size_t index, Date today) {
  const Warrant& warrant = position.warrant;
  if (earliest_counted_day(warrant) > today) return;
  for (std::size_t i = 0; i < warrant.tranches.size(); ++i) {
    const auto& gates = warrant.tranches[i].gates;
    const auto found = std::ranges::find_if(gates, has_window);
    if (found == gates.end()) continue;
    throw DomainError(
        fmt::format("positions[{}].warrant.tranches[{}].gates[{}]", index, i, found - gates.begin()),
        "without several closes beside a price adjustment after the grant (today's close counts)",
        describe(*found));
  }
}

void adjust_price(Simulation& simulation, const PriceAdjustment& adjustment) {
  const Spot& spot = simulation.model.market.spot;
  for (std::size_t i = 0; i < simulation.positions.size(); ++i) {
    require_no_window(simulation.positions[i], i, spot.as_of);
  }
  PerShare& price = simulation.model.market.spot.price;
  simulation.close = price;
  price = adjusted_price(price, adjustment);
}

}  // namespace

Simulation valued_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                             const ValuationTerms& terms, const SimulationSettings& settings) {
  require_model(model);
  require_not_empty("positions", positions.size());
  Simulation simulation{
      .model = model, .positions = positions, .measure = settings.measure, .seed = settings.seed};
  if (terms.kind == ValueKind::grant_date) move_to_grant(simulation);
  if (conditions_counted(terms.kind) == ConditionsCounted::market) keep_market_conditions(simulation);
  if (terms.adjustment) adjust_price(simulation, *terms.adjustment);
  return simulation;
}

}  // namespace fairvalue::detail
