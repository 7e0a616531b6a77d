#include <fairvalue/pricing/greeks_by_simulation.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/running_statistics.hpp>

#include "sampling/diluted_run.hpp"
#include "sampling/valued_simulation.hpp"

namespace fairvalue {
namespace {

constexpr std::uint64_t replicates = 16;
constexpr double price_part = 0.01;
constexpr double two_errors_of_student_t = 2.131 / 1.960;  // 97.5 % quantiles: 15 degrees of freedom, normal

void require_enough(const SimulationSettings& settings) {
  constexpr std::uint64_t least = replicates * 512;
  require(settings.paths >= least, "settings.paths", fmt::format("at least {} for sensitivities", least),
          fmt::format("{}", settings.paths));
  require(!settings.target_error, "settings.target_error",
          "none for sensitivities (their runs need the same paths)", settings.target_error.value_or(0.0));
}

/// Computes values one by one, counts them, and keeps the first doubt.
class TotalRuns {
 public:
  TotalRuns(const ValuationTerms& terms, const SimulationSettings& settings)
      : terms_(terms), run_(settings.run), part_(settings) {
    part_.paths = settings.paths / replicates;
    part_.cross_check = false;
    part_.run = {.threads = settings.run.threads};
  }
  const SimulationSettings& part() const { return part_; }
  void seed(std::uint64_t seed) { part_.seed = seed; }

  Sampled operator()(const Simulation& simulation) {
    if (run_.cancelled && run_.cancelled()) throw DomainError("settings.run", "not cancelled", "cancelled");
    const SimulatedValue value = detail::diluted_run(simulation, terms_, part_);
    if (doubt_.empty()) doubt_ = value.doubt;
    ++done_;
    if (run_.progress) run_.progress({done_, 4 * replicates});
    return value.total;
  }
  const std::string& doubt() const { return doubt_; }

 private:
  const ValuationTerms& terms_;
  const RunControl& run_;
  SimulationSettings part_;
  std::string doubt_{};
  std::uint64_t done_ = 0;
};

/// Differences of two values over twice a step.
struct Differences {
  RunningStatistics statistics{};
  double max_error = 0.0;  ///< of one difference, if its two values were independent

  void add(const Sampled& up, const Sampled& down, double step) {
    statistics.add((up.mean - down.mean) / (2 * step));
    max_error = std::max(max_error, std::hypot(up.standard_error, down.standard_error) / (2 * step));
  }
  bool are_equal() const { return statistics.squares == 0.0 && max_error > 0.0; }
  Sampled sampled() const {
    const double error = two_errors_of_student_t * standard_error(statistics).value();
    return {statistics.mean, are_equal() ? max_error : error};
  }
};

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

}  // namespace

SimulatedGreeks greeks_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                     const ValuationTerms& terms, const SimulationSettings& settings) {
  require_terms(terms);
  require_settings(settings);
  require_enough(settings);
  return detail::of_one_position([&] {
    TotalRuns total{terms, settings};
    const double volatility_step = std::min(0.01, 0.1 * lowest_volatility(model.market.volatility));
    Differences delta;
    Differences vega;
    for (std::uint64_t i = 0; i < replicates; ++i) {
      total.seed(settings.seed + i);
      const Simulation base = detail::valued_simulation({position}, model, terms, total.part());
      const double price_step = price_part * base.model.market.spot.price.value;
      const Sampled up = total(with_price(base, 1 + price_part));
      delta.add(up, total(with_price(base, 1 - price_part)), price_step);
      const Sampled more_volatile = total(with_volatility(base, volatility_step));
      vega.add(more_volatile, total(with_volatility(base, -volatility_step)), volatility_step);
    }
    const bool no_difference = delta.are_equal() || vega.are_equal();
    return SimulatedGreeks{.delta = delta.sampled(),
                           .vega = vega.sampled(),
                           .doubt = total.doubt().empty() && no_difference
                                        ? "the two values of each difference are equal"
                                        : total.doubt()};
  });
}

}  // namespace fairvalue
