/// \file scenario/uncertain_inputs.hpp
/// Uncertain inputs: their distributions and rank correlations.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/math/distribution.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

struct UncertainInput {
  std::string name;
  Distribution distribution;  ///< in base units
  std::string reason{};       ///< why this one; shown with the result

  friend bool operator==(const UncertainInput&, const UncertainInput&) = default;
};

/// Spearman's rank correlation of the samples of two inputs. Ties, as of inputs with few values, have their
/// mean rank.
struct RankCorrelation {
  std::string first;
  std::string second;
  double rho;  ///< in [-1, 1], and possible for the two distributions

  friend bool operator==(const RankCorrelation&, const RankCorrelation&) = default;
};

/// The inputs, joined by a Gaussian copula. Pairs that are not named are uncorrelated.
struct UncertainInputs {
  std::vector<UncertainInput> inputs;
  std::vector<RankCorrelation> correlations{};

  friend bool operator==(const UncertainInputs&, const UncertainInputs&) = default;
};

/// Throws DomainError without inputs; on an input that is unknown to the model or repeated; on a bad
/// distribution; on a correlation with an unknown name, of an input with itself, of a pair twice, or outside
/// [-1, 1]; and as `normal_correlations` does.
const UncertainInputs& require_uncertain(const CallableModel& model, const UncertainInputs& uncertain);

/// The matrix of the rank correlations asked for. Throws DomainError on bad names, pairs or numbers, as all
/// functions below do.
CorrelationMatrix rank_correlations(const UncertainInputs& uncertain);

/// The correlations of the copula's normal variables that give the inputs their rank correlations:
/// 2 sin(pi rho / 6) for two continuous inputs, the root of an equation if one has few values. Observations
/// count as continuous if none has more than a 64th of the probability. Throws DomainError if two inputs
/// cannot reach their correlation (a fixed number reaches only 0): "correlations[1].rho: must be within
/// [-0.8112, 0.83] for inputs of so few values, got 0.9"; and if the matrix is not positive definite, naming
/// the nearest one that is: "correlations: must be positive definite together (nearest: eps - multiple 0.62,
/// ...), got a least eigenvalue of -0.21". Source: Pearson (1907); Iman and Conover (1982); Hoeffding (1940)
/// for few values.
CorrelationMatrix normal_correlations(const UncertainInputs& uncertain);

/// The inputs with the nearest rank correlations that are positive definite; unchanged if theirs are. Pairs
/// that were not named may get a correlation. Method: the nearest correlation matrix of the normal variables
/// (Higham 2002, IMA Journal of Numerical Analysis 22(3)) with eigenvalues of at least 0.001, so that
/// rounding the correlations to four decimals keeps it positive definite.
UncertainInputs with_nearest_correlations(UncertainInputs uncertain);

}  // namespace fairvalue
