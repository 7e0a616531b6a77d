/// \file pricing/sampling/valued_simulation.hpp
/// The simulation for a kind of value.
#pragma once
#include <string_view>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// The simulation with the day, the conditions and the price of the value. Requires valid `terms`. Throws
/// DomainError on a bad model and without positions; for a grant-date value also on several grant dates, a
/// spot older than 31 days or later than the grant, and a window that begins on the day of the grant or
/// before. The engine checks the rest of the positions.
Simulation valued_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                             const ValuationTerms& terms, const SimulationSettings& settings);

/// Returns f(). The error "positions[0].warrant.strike: must be ..." is rethrown as "warrant.strike: must be
/// ...".
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
