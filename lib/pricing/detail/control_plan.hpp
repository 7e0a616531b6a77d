/// \file pricing/detail/control_plan.hpp
/// What each tranche's payoff is controlled by: known means, and coefficients from a pilot run.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/pricing/simulated_value.hpp>

#include "tranche_paths.hpp"

namespace fairvalue::detail {

/// Something simulated whose mean is known.
struct Control {
  std::optional<std::size_t> crossing{};  ///< which of the simulation's; none: the likelihood, a martingale
  double mean = 1.0;
};

/// Its value on each path. A crossing held to the end is taken times what would be paid then, which makes it
/// an up-and-in call.
void read_control(const Control& control, ExercisePolicy exercise, const PathFacts& facts,
                  const TranchePaths& paths, std::vector<double>& values);

struct ControlTerm {
  Control control;
  double coefficient;
};
struct TrancheControl {
  ControlVariate kind = ControlVariate::none;
  std::vector<ControlTerm> terms{};
};

/// Strata of the price on the last close over today's, equally probable.
struct PriceStrata {
  std::vector<float> bounds{};  ///< between one and the next; none: one stratum
  std::size_t count() const { return bounds.size() + 1; }
  void read(std::span<const float> price, std::vector<std::uint8_t>& stratum) const;
};
/// count <= 256; of a law without jumps. One stratum only when the price hardly moves.
PriceStrata price_strata(const PriceLaw& law, std::size_t count);

struct ControlPlan {
  std::vector<CrossingLevel> crossings{};
  std::vector<TrancheControl> tranches{};
  PriceStrata strata{};
};

/// Those that the model has, beside `none` and `automatic`.
std::vector<ControlVariate> existing_controls(const PriceModel& model);

/// What a pilot run of some thousand paths of another seed finds best. `simulation` asks for the price on the
/// last close, and for nothing else.
ControlPlan control_plan(const Simulation& simulation, const PathEngine& engine,
                         const std::vector<TranchePieces>& tranches, const SimulationSettings& settings);

}  // namespace fairvalue::detail
