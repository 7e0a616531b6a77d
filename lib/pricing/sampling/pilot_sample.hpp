/// \file pricing/sampling/pilot_sample.hpp
/// The pilot run: some thousand paths in memory, from which controls are chosen.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_engine.hpp>

#include "control_set.hpp"

namespace fairvalue::detail {

/// The controls to record, by tranche.
struct PilotTask {
  const PaymentTerms& terms;
  const std::vector<TranchePieces>& tranches;
  const std::vector<std::vector<Control>>& controls;
  const PriceStrata& strata;
};

/// Columns of paths.
struct PilotTranche {
  std::vector<double> expected{};  ///< payoffs
  std::vector<std::vector<double>> controls{};
};
struct PilotSample {
  std::vector<PilotTranche> tranches{};  ///< a tranche without pieces has no columns
  std::vector<std::uint8_t> stratum{};
};

/// The first `paths` paths of the engine, whose query must have the price on the last close.
PilotSample pilot_sample(const PathEngine& engine, const PilotTask& task, std::uint64_t paths, int threads);

/// The variance of the stratified mean, times the number of paths.
double stratified_variance(std::span<const double> x, std::span<const std::uint8_t> stratum,
                           std::size_t strata);

}  // namespace fairvalue::detail
