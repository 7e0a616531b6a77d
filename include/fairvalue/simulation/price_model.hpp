/// \file simulation/price_model.hpp
/// Price models, and the law of the daily returns under each measure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/math/correlation_matrix.hpp>
#include <fairvalue/simulation/measure.hpp>

namespace fairvalue {

/// Merton's jumps: a Poisson process of jumps, each of which multiplies the price by e^J, J normal.
struct Jumps {
  double intensity;  ///< expected number a year; >= 0, at most 10,000 over the life under each measure used
  double mean;       ///< of J
  double deviation;  ///< of J; >= 0
};

/// A second price, correlated with the share's: the index or peer group of a relative gate, a peer of a rank.
/// It does not jump. Given the share, benchmarks are independent unless the model correlates them.
struct BenchmarkModel {
  std::string name;          ///< as in the gate
  Rate dividend_yield{0.0};  ///< >= 0
  double volatility;         ///< a year; > 0
  double correlation;        ///< of its diffusion with the share's; in [-1, 1]
};

/// Geometric Brownian motion with the market's stepped rates, yields and volatilities, and optional jumps.
struct PriceModel {
  EquityMarket market;
  std::optional<Jumps> jumps{};
  std::vector<BenchmarkModel> benchmarks{};  ///< names are unique
  /// Of the benchmarks' diffusions with one another, in their order. Positive definite together with their
  /// correlations with the share. None: independent given the share.
  std::optional<CorrelationMatrix> benchmark_correlations{};
};

/// The properties of a model's paths that methods may use. Methods use a property only if the model states
/// it. A model with local or stochastic volatility does not state a log-normal terminal price, so it is
/// valued without bridges, strata and formulas.
struct PathTraits {
  bool has_continuous_paths = false;   ///< no jumps: a level is touched before it is passed
  bool terminal_is_lognormal = false;  ///< the volatility depends on time alone, and the log price is normal
  bool is_flat = false;                ///< rate, yield and volatility are constant
};
PathTraits path_traits(const PriceModel& model);

/// Whether the log price between two closes is a Brownian bridge.
bool has_bridges(const PathTraits& traits);

/// Throws DomainError naming the member that breaks its rule: "model.benchmarks[0].correlation: must be in
/// [-1, 1], got 1.2", "model.market.volatility: must be > 0, got 0". In addition to the rules of a market,
/// prices must be between 1e-12 and 1e15, rates and yields within 10 and volatilities within 100 a year, and
/// the mean jump factor E[e^J] must be a finite double.
const PriceModel& require_model(const PriceModel& model);

/// Future closes, equally spaced: the first at life / closes, the last at the end of the life.
struct CloseGrid {
  int closes;  ///< 1 to 100000
  Years life;  ///< > 0
};
const CloseGrid& require_grid(const CloseGrid& grid);

/// The law of each day's log return under one measure, from which the engine draws. A model with more state
/// (stochastic volatility, say) adds a member here and a draw to the kernel, and states its traits.
struct PriceLaw {
  std::vector<double> drift;       ///< mean of each day's diffusion, with the compensator of the jumps
  std::vector<double> volatility;  ///< its standard deviation
  std::optional<Jumps> jumps{};    ///< under the measure
  struct Benchmark {
    std::vector<double> drift;       ///< of each day
    std::vector<double> volatility;  ///< of each day
    double correlation;
    /// Weights of the benchmarks' own shocks up to its own, beside the share's; empty: its own alone.
    std::vector<double> loadings{};
  };
  std::vector<Benchmark> benchmarks{};
  PathTraits traits{};  ///< of the model
};

/// The law under a measure. With the mean relative jump kappa = e^{m + s^2/2} - 1, the risk-neutral drift is
/// (r - q - sigma^2/2 - lambda kappa) dt, with jumps as given. Under the share measure Girsanov's theorem
/// adds the covariance with the price: the drift is (r - q + sigma^2/2 - lambda kappa) dt, a benchmark's
/// gains rho sigma sigma_b dt, and jumps have the intensity lambda (1 + kappa) and the mean m + s^2 (Esscher
/// transform). A level that steps within a day counts for its part of the day; the covariance is that of the
/// whole day, so that both measures agree on the simulated days. Throws as `require_model` and `require_grid`
/// do, and if a day's drift or variance is not finite. Source: Merton (1976), Journal of Financial Economics
/// 3; Gerber and Shiu (1994), Transactions of the Society of Actuaries 46.
PriceLaw price_law(const PriceModel& model, Measure measure, const CloseGrid& grid);

}  // namespace fairvalue
