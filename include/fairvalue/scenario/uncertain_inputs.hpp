/// \file scenario/uncertain_inputs.hpp
/// Inputs that are not known: what each may be, and how they go along with one another.
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
  std::string reason{};       ///< why this one, for whoever reads the result
};

/// Spearman's rank correlation of two inputs: what samples of them come to, also of inputs with few values,
/// whose ties count at their mean rank.
struct RankCorrelation {
  std::string first;
  std::string second;
  double rho;  ///< in [-1, 1], and within what the two can reach
};

/// The inputs, joined by a Gaussian copula. Pairs not named are not correlated.
struct UncertainInputs {
  std::vector<UncertainInput> inputs;
  std::vector<RankCorrelation> correlations{};
};

/// Throws DomainError on no inputs, one that the model has not or that repeats, a bad distribution, a
/// correlation with an unknown name, of an input with itself, of a pair twice, or outside [-1, 1]; and as
/// `normal_correlations` does.
const UncertainInputs& require_uncertain(const CallableModel& model, const UncertainInputs& uncertain);

/// By input and input, as asked. Throws DomainError on bad names, pairs or numbers, as all below do.
CorrelationMatrix rank_correlations(const UncertainInputs& uncertain);

/// The correlations of the normals behind that give the inputs the rank correlations asked: 2 sin(pi rho / 6)
/// for two continuous ones, solved for where one has few values. Observations of which none has more than a
/// 64th of the probability count as continuous. Throws DomainError when two inputs cannot reach theirs, as
/// a fixed number reaches 0 alone: "correlations[1].rho: must be within [-0.8112, 0.83] for inputs of so few
/// values, got 0.9"; and when they are not positive definite together, with the nearest that are:
/// "correlations: must be positive definite together (nearest: eps - multiple 0.62, ...), got a least
/// eigenvalue of -0.21". Source: Pearson (1907); Iman and Conover (1982); Hoeffding (1940) for few values.
CorrelationMatrix normal_correlations(const UncertainInputs& uncertain);

/// The same inputs with the nearest rank correlations that are positive definite: those of the nearest
/// correlation matrix of the normals (Higham 2002, IMA Journal of Numerical Analysis 22(3)) with eigenvalues
/// of at least 0.001, so that those of continuous inputs may be written down with four decimals. Pairs that
/// were not named may get a correlation. As they are when they are positive definite already.
UncertainInputs with_nearest_correlations(UncertainInputs uncertain);

}  // namespace fairvalue
