/// \file pricing/sampling/pilot_sample.hpp
/// Some thousand paths kept in memory, and what controls would do to them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/simulation/path_engine.hpp>

#include "control_set.hpp"

namespace fairvalue::detail {

/// What is looked at: the controls of each tranche, by tranche.
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
  std::vector<PilotTranche> tranches{};  ///< without columns where there are no pieces
  std::vector<std::uint8_t> stratum{};
};

/// The first `paths` paths of the engine, which was asked for the price on the last close.
PilotSample pilot_sample(const PathEngine& engine, const PilotTask& task, std::uint64_t paths, int threads);

/// The variance within the strata, times the number of paths, of the mean over strata.
double stratified_variance(std::span<const double> x, std::span<const std::uint8_t> stratum,
                           std::size_t strata);

}  // namespace fairvalue::detail
