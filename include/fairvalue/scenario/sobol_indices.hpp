/// \file scenario/sobol_indices.hpp
/// The contribution of each independent input to an output's variance.
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

struct SobolIndex {
  std::string input;
  Estimated first_order;  ///< Var(E[Y | X_i]) / Var(Y)
  Estimated total;        ///< E[Var(Y | all but X_i)] / Var(Y)
};
struct SobolIndices {
  std::string output;
  std::optional<Estimated> variance{};     ///< empty if no row gave a value
  std::vector<SobolIndex> indices{};       ///< in the order of the inputs; empty if the output does not vary
  std::uint64_t rows;                      ///< rows in which every evaluation gave a value
  std::uint64_t evaluations;               ///< failed ones included
  Failures failures{};                     ///< at most one per row; the row ends there
  RunStatus status = RunStatus::finished;  ///< a cancelled run uses the rows it completed
};

/// First-order and total Sobol indices, from samples x (inputs + 2) evaluations. Any number of threads gives
/// the same bits. A row is left out if one of its evaluations fails: the inputs of the remaining rows may
/// then no longer be independent. Throws DomainError as `require_uncertain` does; on an unknown output; on
/// bad settings; for correlated inputs: "correlations: must be none for Sobol indices (Shapley effects take
/// correlated inputs), got eps - multiple 0.3"; and if squares exceed the largest double: "output 'y': must
/// be of finite variance, got inf".
///
/// Method: first order by Saltelli and others, total by Jansen; standard errors by the jackknife over 64
/// equal parts of the sample, empty if the output varies in one part alone. Source: Saltelli and others
/// (2010), Computer Physics Communications 181(2); Jansen (1999), Computer Physics Communications 117.
SobolIndices sobol_indices(const CallableModel& model, const UncertainInputs& uncertain,
                           const std::string& output, const VarianceSettings& settings = {});

}  // namespace fairvalue
