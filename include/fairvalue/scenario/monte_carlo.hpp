/// \file scenario/monte_carlo.hpp
/// Monte Carlo analysis of a model with uncertain inputs: the distribution of each output.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/scenario/failures.hpp>
#include <fairvalue/scenario/output_distribution.hpp>
#include <fairvalue/scenario/target_error.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>

namespace fairvalue {

/// How the inputs are drawn.
enum class Sampling {
  plain,            ///< independent samples
  latin_hypercube,  ///< one sample in each of n equally probable strata of every input; ranks correlated by
                    ///< Iman and Conover
  sobol             ///< Sobol points, scrambled again for each replicate; at most 1,024 uncertain inputs
};
template <>
inline constexpr auto enum_names<Sampling> =
    names_of("sampling", {{"plain"}, {"latin_hypercube", "Latin hypercube"}, {"sobol", "Sobol"}});

struct MonteCarloSettings {
  Sampling sampling = Sampling::plain;
  std::uint64_t samples = 100'000;  ///< maximum, in [1, 2^32]
  /// Number of independent Latin hypercube or Sobol samples; their scatter gives the standard errors. Each
  /// has samples / replicates samples: of Latin hypercubes the first have one more where that leaves a rest,
  /// a Sobol sample is rounded down to a power of two. In [2, samples]. Plain sampling ignores it. With 32 or
  /// more, a mean has a confidence interval.
  int replicates = 64;
  std::uint64_t seed = 0;
  std::vector<double> percentiles{0.05, 0.25, 0.50, 0.75, 0.95};  ///< in (0, 1)
  std::vector<double> levels{};  ///< every output gets its probability above each; finite
  /// The run stops when the target is met. Plain samples are tested after each round of 64 x 1,024.
  /// Replicates are tested from the sixteenth on, and two tests in a row must pass, so that at least 17 are
  /// drawn (or all, if there are fewer). Empty: all samples are drawn.
  std::optional<TargetError> target{};
  bool keep_samples = false;
  RunControl run{};
};

/// All samples, in columns. An output is empty if the model failed.
struct Samples {
  std::vector<std::string> input_names;  ///< the uncertain ones
  std::vector<std::vector<double>> inputs;
  std::vector<std::string> output_names;
  std::vector<std::vector<std::optional<double>>> outputs;
};

struct MonteCarloResult {
  std::vector<OutputDistribution> outputs;  ///< in the model's order
  /// Of the samples drawn, at most the first 65,536; 0 with an input that does not vary.
  CorrelationMatrix rank_correlations;
  Sampling sampling;
  std::uint64_t seed;
  std::uint64_t samples;  ///< drawn
  int replicates;         ///< completed; 1 for plain sampling
  RunStatus status;
  Failures failures{};
  std::optional<Samples> kept{};
};

/// The distribution of every output. Certain inputs keep the model's base values. A sample is a pure function
/// of seed, replicate and number: any number of threads gives the same bits. Failed samples are reported and
/// left out, so each distribution is conditional on the model having an answer. Throws DomainError as
/// `require_uncertain` does; on bad settings; and if squares of the target's output exceed the largest
/// double: "output 'y': must be of finite variance, got inf".
///
/// Standard errors come from the moments of a plain sample, or from the scatter of the replicates, which 64
/// replicates determine to about 9 %. The error of a percentile is the error in the number of values below
/// it, times the spacing of the values around it. An error is empty if fewer than about four values are
/// beyond the percentile, if a probability is 0 or 1 in the sample, or if it exceeds the largest double.
///
/// 95 % intervals: for a mean, Student's t (replicates or samples less one degrees of freedom) corrected for
/// skewness by Hall's transformation; for a percentile, the values t standard errors away in rank; for a
/// probability, Wilson's score. In 1,000 runs for a product of two log-normals, 93 to 97 % of the intervals
/// cover the true value if sigma is 0.5, and about 93 % of those for the mean if sigma is 1. A mean from
/// fewer than 32 replicates or samples has no interval, nor has a deviation.
///
/// Source: McKay, Beckman, Conover (1979); Iman and Conover (1982); Owen (1997) for scrambled points; Hall
/// (1992), Journal of the Royal Statistical Society B 54(1), for intervals; Woodruff (1952), Journal of the
/// American Statistical Association 47(260), for percentiles.
MonteCarloResult monte_carlo(const CallableModel& model, const UncertainInputs& uncertain,
                             const MonteCarloSettings& settings = {});

}  // namespace fairvalue
