/// The tranches of a simulation as its engine has them.
#pragma once
#include <vector>

#include "pricing/sampling/tranche_paths.hpp"

namespace fairvalue::fixtures {

inline std::vector<detail::TranchePieces> pieces_of(const PathEngine& engine, const Simulation& simulation) {
  return detail::tranche_pieces(engine.open_warrants(), engine.pieces(), simulation.model.market.spot.price);
}

}  // namespace fairvalue::fixtures
