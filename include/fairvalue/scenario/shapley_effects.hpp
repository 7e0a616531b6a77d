/// \file scenario/shapley_effects.hpp
/// What each input contributes to an output's variance, be the inputs correlated or not.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/estimated.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>
#include <fairvalue/scenario/variance_settings.hpp>

namespace fairvalue {

struct ShapleyEffect {
  std::string input;
  Estimated share;  ///< of the variance; all shares sum to 1; may be a little below 0 by chance
};
struct ShapleyEffects {
  std::string output;
  std::optional<Estimated> variance{};     ///< none when no row gave a value
  std::vector<ShapleyEffect> effects{};    ///< in the order of the inputs; none when the output does not vary
  std::uint64_t rows;                      ///< that gave a value throughout
  std::uint64_t evaluations;               ///< failed ones among them
  Failures failures{};                     ///< at most one a row, whose evaluation ends there
  RunStatus status = RunStatus::finished;  ///< of a cancelled run the rows done are used
};

/// The Shapley values of the game whose coalitions J are worth E[Var(Y | all but J)]. Up to 8 inputs every
/// coalition is valued in each row: 2^inputs evaluations. Beyond that each row follows a random order of the
/// inputs: inputs + 1 evaluations. Inputs given the others are drawn from the Gaussian copula exactly: what
/// is given of an input is the normal behind it, also of a discrete one, which itself says less. Standard
/// errors from 64 equal parts of the sample, as for Sobol indices; failed rows are left out as there. The
/// same bits for any number of threads. Throws DomainError as `require_uncertain` does, on an unknown output
/// and bad settings, and in the output's name when squares leave the range of a double, as there. Source:
/// Song, Nelson, Staum (2016), SIAM/ASA Journal on Uncertainty Quantification 4(1); Goda (2021), Reliability
/// Engineering and System Safety 206, for one step a row along an order.
ShapleyEffects shapley_effects(const CallableModel& model, const UncertainInputs& uncertain,
                               const std::string& output, const VarianceSettings& settings = {});

}  // namespace fairvalue
