// The warrants of a simulation's positions on the day of the spot.
#pragma once
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/simulation.hpp>

namespace fairvalue::detail {

/// In the order of the positions. Throws DomainError as `open_warrant` does, for a bad outlook, and for a
/// relative gate that has run for some days without a history: "positions[0].history: ...".
std::vector<OpenWarrant> open_positions(const Simulation& simulation);

}  // namespace fairvalue::detail
