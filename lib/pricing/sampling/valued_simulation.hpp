/// \file pricing/sampling/valued_simulation.hpp
/// The simulation that a kind of value is computed from.
#pragma once
#include <string_view>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// With the day, the conditions and the price of the value. `terms` are sound. Throws DomainError on a bad
/// model, without positions, and for a grant-date value: of positions with several grant dates, of a spot
/// that is not of the 31 days before, and of a window that begins on the grant or before. What else is wrong
/// with positions is left to the engine.
Simulation valued_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                             const ValuationTerms& terms, const SimulationSettings& settings);

/// f(), where "positions[0].warrant.strike: must be ..." is refused as "warrant.strike: must be ...".
template <class F>
auto of_one_position(F f) {
  constexpr std::string_view owner = "positions[0].";
  try {
    return f();
  } catch (const DomainError& error) {
    if (!error.field().starts_with(owner)) throw;
    throw DomainError(error.field().substr(owner.size()), error.rule(), error.got());
  }
}

}  // namespace fairvalue::detail
