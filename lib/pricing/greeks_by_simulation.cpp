#include <fairvalue/pricing/greeks_by_simulation.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/running_statistics.hpp>

#include "sampling/diluted_run.hpp"
#include "sampling/valued_simulation.hpp"

namespace fairvalue {
namespace {

constexpr std::uint64_t replicates = 16;
constexpr double two_errors_of_student_t = 2.131 / 1.960;  // 97.5 % quantiles: 15 degrees of freedom, normal
constexpr std::uint64_t seed_step = 0x9E3779B97F4A7C15U;

void require_enough(const SimulationSettings& settings) {
  constexpr std::uint64_t least = replicates * 512;
  if (settings.paths < least) {
    throw DomainError("settings.paths", fmt::format("at least {} for sensitivities", least),
                      fmt::format("{}", settings.paths));
  }
  if (settings.target_error) {
    throw DomainError("settings.target_error", "none for sensitivities (their runs need the same paths)",
                      *settings.target_error);
  }
}

double total_of(const Simulation& simulation, const ValuationTerms& terms,
                const SimulationSettings& settings) {
  const SimulatedValue value = detail::diluted_run(simulation, terms, settings);
  if (value.status == RunStatus::cancelled) throw DomainError("settings.run", "not cancelled", "cancelled");
  return value.total.mean;
}

Simulation with_price(Simulation simulation, double factor) {
  PerShare& price = simulation.model.market.spot.price;
  simulation.close = simulation.close.value_or(price);
  price = factor * price;
  return simulation;
}

Simulation with_volatility(Simulation simulation, double change) {
  Stepped<double>& volatility = simulation.model.market.volatility;
  volatility.value += change;
  for (auto& level : volatility.later) level.value += change;
  return simulation;
}

double lowest_volatility(const Stepped<double>& volatility) {
  double least = volatility.value;
  for (const auto& level : volatility.later) least = std::min(least, level.value);
  return least;
}

Sampled sampled(const RunningStatistics& differences) {
  return {differences.mean, two_errors_of_student_t * standard_error(differences).value()};
}

}  // namespace

SimulatedGreeks greeks_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                     const ValuationTerms& terms, const SimulationSettings& settings) {
  require_terms(terms);
  require_settings(settings);
  require_enough(settings);
  return detail::of_one_position([&] {
    SimulationSettings part = settings;
    part.paths = settings.paths / replicates;
    const double price_step = 0.01;
    const double volatility_step = std::min(0.01, 0.1 * lowest_volatility(model.market.volatility));
    RunningStatistics delta;
    RunningStatistics vega;
    for (std::uint64_t i = 0; i < replicates; ++i) {
      part.seed = settings.seed + i * seed_step;
      const Simulation base = detail::valued_simulation({position}, model, terms, part);
      const auto total = [&](const Simulation& simulation) { return total_of(simulation, terms, part); };
      const double price = base.model.market.spot.price.value;
      delta.add((total(with_price(base, 1 + price_step)) - total(with_price(base, 1 - price_step))) /
                (2 * price_step * price));
      vega.add(
          (total(with_volatility(base, volatility_step)) - total(with_volatility(base, -volatility_step))) /
          (2 * volatility_step));
    }
    return SimulatedGreeks{.delta = sampled(delta), .vega = sampled(vega)};
  });
}

}  // namespace fairvalue
