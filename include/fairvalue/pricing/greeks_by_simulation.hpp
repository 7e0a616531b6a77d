/// \file pricing/greeks_by_simulation.hpp
/// Sensitivities of simulated values.
#pragma once
#include <string>

#include <fairvalue/pricing/sampled.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/price_model.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

/// Of the total, dilution included: currency units per unit of price, and per 1.00 of volatility (all levels
/// of a stepped one moved together).
struct SimulatedGreeks {
  Sampled delta;
  Sampled vega;
  /// Why the standard errors are unreliable: that of a value is, or the values do not differ on any path.
  /// Empty if they are reliable.
  std::string doubt{};
};

/// Central differences: the price 1 % up and down, the volatility .01 up and down (or a tenth of it, if that
/// is less), both runs of a difference with one seed, so that most of their noise cancels. What gates have
/// met stays as it is; in a window of several closes, today's moves with the price. The standard errors are
/// those of 16 differences with seeds of their own and a sixteenth of the paths each, times 1.09, so that two
/// errors hold 95 % as for a normal mean (Student's t with 15 degrees of freedom). They do not hold the bias
/// of the differences, of the order of the steps' squares. If all 16 are equal though values are random, the
/// error is a bound from the values' own. The 64 runs take at least four times as long as the value with so
/// many paths; `run.progress` counts them and `run.cancelled` is asked before each. Vega moves the market's
/// volatility only. Throws DomainError as value_by_simulation does, and for fewer than 16 x 512 paths, a
/// target error, or when cancelled. Source: Glasserman (2003), Monte Carlo Methods in Financial Engineering,
/// section 7.1.
SimulatedGreeks greeks_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                     const ValuationTerms& terms = {},
                                     const SimulationSettings& settings = {});

}  // namespace fairvalue
