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

/// Sensitivities of the total, dilution included: currency units per unit of price, and per 1.00 of
/// volatility (all levels of a stepped volatility move together).
struct SimulatedGreeks {
  Sampled delta;
  Sampled vega;
  /// Why the standard errors are unreliable: the error of a value is, or the two values of each difference
  /// are equal. Empty if they are reliable.
  std::string doubt{};
};

/// Central differences: the price moves by 1 % up and down, the volatility by 0.01 or a tenth of itself,
/// whichever is less. Both runs of a difference have the same seed, so that most of their noise cancels.
/// Gates already met stay met; in a window of several closes, today's close moves with the price. The
/// standard errors come from 16 differences, each with its own seed and a sixteenth of the paths. They are
/// multiplied by 1.09, so that two errors cover 95 % as for a normal mean (Student's t with 15 degrees of
/// freedom). They do not include the bias of the differences, which is of the order of the squared step. If
/// all 16 are equal although values are random, the error is a bound from the errors of the values. The 64
/// runs take at least four times as long as the value with as many paths; `run.progress` counts them and
/// `run.cancelled` is called before each. Vega moves the market's volatility only. Throws DomainError as
/// value_by_simulation does, and for fewer than 16 x 512 paths, a target error, or when cancelled. Source:
/// Glasserman (2003), Monte Carlo Methods in Financial Engineering, section 7.1.
SimulatedGreeks greeks_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                     const ValuationTerms& terms = {},
                                     const SimulationSettings& settings = {});

}  // namespace fairvalue
