// One position as pieces.
#pragma once
#include <cstddef>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/simulation/simulation.hpp>

#include "close_days.hpp"
#include "planned_pieces.hpp"

namespace fairvalue::detail {

/// Adds the milestones of the position, and a piece for each part of its open tranches that vests at once.
/// `open`: of that position. Throws DomainError naming what breaks its rule:
/// "positions[0].warrant.tranches[2].gates[1]: must be ...".
void add_position(const Simulation& simulation, std::size_t index, const OpenWarrant& open,
                  const CloseDays& days, PiecePlan& plan);

}  // namespace fairvalue::detail
