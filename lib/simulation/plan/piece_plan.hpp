// Deals as day numbers and levels: the pieces that can still vest, of all positions.
#pragma once
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "close_days.hpp"
#include "planned_pieces.hpp"

namespace fairvalue::detail {

/// `open`: of those positions. Throws DomainError naming what breaks its rule:
/// "positions[0].warrant.tranches[2].gates[1]: must be ...".
PiecePlan piece_plan(const Simulation& simulation, const std::vector<OpenWarrant>& open,
                     const CloseDays& days);

}  // namespace fairvalue::detail
