/// \file scenario/sobol_indices.hpp
/// What each of several independent inputs contributes to an output's variance.
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

struct SobolIndex {
  std::string input;
  Estimated first_order;  ///< Var(E[Y | X_i]) / Var(Y)
  Estimated total;        ///< E[Var(Y | all but X_i)] / Var(Y)
};
struct SobolIndices {
  std::string output;
  std::optional<Estimated> variance{};     ///< none when no row gave a value
  std::vector<SobolIndex> indices{};       ///< in the order of the inputs; none when the output does not vary
  std::uint64_t rows;                      ///< that gave a value throughout
  std::uint64_t evaluations;               ///< failed ones among them
  Failures failures{};                     ///< at most one a row, whose evaluation ends there
  RunStatus status = RunStatus::finished;  ///< of a cancelled run the rows done are used
};

/// samples x (inputs + 2) evaluations. First order by Saltelli and others (2010), total by Jansen (1999);
/// standard errors from 64 equal parts of the sample, by the jackknife; none when what varies does so in one
/// part alone. A row of which one evaluation fails is left out: with failures the indices are those of the
/// rows left, in which the inputs may no longer be independent. The same bits for any number of threads.
/// Throws DomainError as `require_uncertain` does, on an unknown output and bad settings, and for correlated
/// inputs: "correlations: must be none for Sobol indices (Shapley effects take correlated inputs), got eps -
/// multiple 0.3"; and when squares leave the range of a double: "output 'y': must be of finite variance, got
/// inf". Source: Saltelli and others (2010), Computer Physics Communications 181(2); Jansen (1999),
/// Computer Physics Communications 117.
SobolIndices sobol_indices(const CallableModel& model, const UncertainInputs& uncertain,
                           const std::string& output, const VarianceSettings& settings = {});

}  // namespace fairvalue
