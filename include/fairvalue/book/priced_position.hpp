/// \file book/priced_position.hpp
/// A warrant's value by a formula where one covers its terms, else by simulation.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

namespace fairvalue {

/// How warrants that no formula covers are simulated.
struct PricingSettings {
  std::uint64_t seed = 20251006;
  std::uint64_t paths = std::uint64_t{1} << 15;  ///< at most
  /// Relative standard error of a warrant's value at which its simulation stops; none: all paths are drawn.
  std::optional<double> error{};
  bool simulates = true;     ///< if not, what needs a simulation says so
  bool total_alone = false;  ///< of a simulation: see SimulationSettings
  RunControl run{};
  /// Path-steps of one run beyond which LongRun is thrown instead; none: every run is made.
  std::optional<double> most_steps{};
};

/// Thrown, and no Error, where a run would be longer than PricingSettings::most_steps.
struct LongRun {
  double steps;  ///< paths x closes
};

/// One warrant's value: by formula, by simulation, or the reason why there is none.
struct PricedPosition {
  std::optional<WarrantValue> by_formula{};
  std::optional<SimulatedValue> by_simulation{};
  std::string reason{};               ///< why there is no value; empty where there is one
  std::string stopped{};              ///< who stopped it and where, put in by whoever did; else empty
  std::vector<std::string> doubts{};  ///< in sentences, without a full stop

  std::optional<Money> total() const;
  std::optional<double> standard_error() const;  ///< of the total; none for a formula
};

/// What the cells of a value that was not simulated say.
inline constexpr const char* needs_simulation = "needs a simulation";

/// The formula if all tranches have one, else a simulation. With a target error, runs of 8,192 paths and
/// more are made until one meets it or has all of `settings.paths`: the number of paths of the next is
/// worked out from the error of the last. The last one is the value.
PricedPosition price_position(const WarrantPosition& position, const EquityMarket& market,
                              const ValuationTerms& terms = {}, const PricingSettings& settings = {});

}  // namespace fairvalue
