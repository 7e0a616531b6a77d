/// \file scenario/shapley_effects.hpp
/// The contribution of each input to an output's variance, for correlated inputs too.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/estimated.hpp>
#include <fairvalue/scenario/failures.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>
#include <fairvalue/scenario/variance_settings.hpp>

namespace fairvalue {

struct ShapleyEffect {
  std::string input;
  Estimated share;  ///< of the variance; all shares sum to 1; sampling error may put one a little below 0
};
struct ShapleyEffects {
  std::string output;
  std::optional<Estimated> variance{};     ///< empty if no row gave a value
  std::vector<ShapleyEffect> effects{};    ///< in the order of the inputs; empty if the output does not vary
  std::uint64_t rows;                      ///< rows in which every evaluation gave a value
  std::uint64_t evaluations;               ///< failed ones included
  Failures failures{};                     ///< at most one per row; the row ends there
  RunStatus status = RunStatus::finished;  ///< a cancelled run uses the rows it completed
};

/// The Shapley values of the game in which a coalition J of inputs is worth E[Var(Y | all inputs but J)]. Any
/// number of threads gives the same bits. Failed rows are left out as in `sobol_indices`. Throws DomainError
/// as `require_uncertain` does; on an unknown output; on bad settings; and as `sobol_indices` does for an
/// infinite variance.
///
/// Method: with up to 8 inputs every coalition is valued in each row, 2^inputs evaluations. With more, each
/// row follows a random permutation of the inputs, inputs + 1 evaluations. Inputs are drawn exactly from the
/// Gaussian copula, conditional on the others: the condition is the normal variable behind an input, which
/// for a discrete input says more than its value. Standard errors come from 64 equal parts of the sample.
/// Source: Song, Nelson, Staum (2016), SIAM/ASA Journal on Uncertainty Quantification 4(1); Goda (2021),
/// Reliability Engineering and System Safety 206, for the walk along a permutation.
ShapleyEffects shapley_effects(const CallableModel& model, const UncertainInputs& uncertain,
                               const std::string& output, const VarianceSettings& settings = {});

}  // namespace fairvalue
