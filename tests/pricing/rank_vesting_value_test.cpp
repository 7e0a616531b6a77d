// An award by rank among correlated peers, against a plain loop with its own generator.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <fairvalue/core/error.hpp>

#include "simulation_samples.hpp"

namespace rank_vesting_value_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double spot = 100, rate = 0.04, sigma = 0.4, life = 2.0;
constexpr int closes = 504;
constexpr std::array<double, 3> peer_sigma{0.3, 0.5, 0.25}, share_rho{0.5, 0.3, 0.6};
constexpr double rho_ab = 0.4, rho_ac = 0.2, rho_bc = -0.1;

WarrantPosition award() {
  Tranche ranked = tranche("rank", {}, 600);
  ranked.rank = RankVesting{
      .peers = {"A", "B", "C"},
      .period = {.start = granted, .end = add_days(granted, 730), .start_days = 1, .end_days = 20},
      .curve = {.points = {{0.25, 0.5}, {0.5, 1.0}, {0.75, 2.0}}, .max_if_negative = 1.0}};
  Warrant warrant = warrant_of({ranked}, 60);
  warrant.expiry = add_days(granted, 730);
  return position_of(warrant);
}

PriceModel model() {
  PriceModel one{.market = market_on(granted, spot, sigma)};
  one.market.risk_free_rate = {Rate{rate}};
  for (std::size_t i = 0; i < 3; ++i) {
    one.benchmarks.push_back({.name = std::string(1, static_cast<char>('A' + i)),
                              .volatility = peer_sigma[i],
                              .correlation = share_rho[i]});
  }
  CorrelationMatrix matrix{3};
  matrix.set(0, 1, rho_ab);
  matrix.set(0, 2, rho_ac);
  matrix.set(1, 2, rho_bc);
  one.benchmark_correlations = matrix;
  return one;
}

/// The lower triangle L with L L' = R, share first, worked out row by row.
std::array<std::array<double, 4>, 4> triangle() {
  std::array<std::array<double, 4>, 4> r{};
  for (std::size_t i = 0; i < 4; ++i) r[i][i] = 1;
  for (std::size_t i = 0; i < 3; ++i) r[i + 1][0] = share_rho[i];
  r[2][1] = rho_ab;
  r[3][1] = rho_ac;
  r[3][2] = rho_bc;
  std::array<std::array<double, 4>, 4> l{};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = r[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= l[i][k] * l[j][k];
      l[i][j] = i == j ? std::sqrt(sum) : sum / l[j][j];
    }
  }
  return l;
}

struct PathOf {
  double part;   ///< of the most
  double price;  ///< at the end, over today's
};

/// Risk-neutral.
PathOf path(std::mt19937_64& engine, const std::array<std::array<double, 4>, 4>& l) {
  std::normal_distribution<double> normal;
  std::array<double, 4> log_price{};
  std::array<double, 4> sum{};
  const double step = life / closes;
  for (int day = 1; day <= closes; ++day) {
    std::array<double, 4> e{};
    for (double& one : e) one = normal(engine);
    for (std::size_t i = 0; i < 4; ++i) {
      double z = 0;
      for (std::size_t k = 0; k <= i; ++k) z += l[i][k] * e[k];
      const double volatility = i == 0 ? sigma : peer_sigma[i - 1];
      log_price[i] += (rate - volatility * volatility / 2) * step + volatility * std::sqrt(step) * z;
      if (day > closes - 20) sum[i] += std::exp(log_price[i]) / 20;
    }
  }
  int ahead = 0;
  for (std::size_t i = 1; i < 4; ++i) ahead += sum[i] > sum[0] ? 1 : 0;
  const double percentile = 1 - ahead / 3.0;
  double payout = percentile < 0.25 ? 0.0 : percentile < 0.5 ? 0.5 + (percentile - 0.25) * 2 : 2.0;
  if (percentile >= 0.5 && percentile < 0.75) payout = 1 + (percentile - 0.5) * 4;
  if (sum[0] < 1) payout = std::min(payout, 1.0);
  return {payout / 2, std::exp(log_price[0])};
}

TEST_SUITE("pricing/rank_vesting_value") {
  TEST_CASE("value and vesting are those of a plain loop") {
    std::mt19937_64 engine(20261129);
    const auto l = triangle();
    constexpr int paths = 10'000;
    double value = 0, squares = 0, part = 0;
    for (int i = 0; i < paths; ++i) {
      const PathOf one = path(engine, l);
      const double paid = std::exp(-rate * life) * one.part * std::max(0.0, spot * one.price - 60);
      value += paid / paths;
      squares += paid * paid / paths;
      part += one.part / paths;
    }
    const double error = std::sqrt((squares - value * value) / paths);
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      const SimulatedValue simulated =
          value_by_simulation(award(), model(), {}, {.paths = 65'536, .measure = measure, .seed = 5});
      const SimulatedTranche& one = simulated.tranches[0];
      CAPTURE(one.value.mean);
      CAPTURE(value);
      CHECK(std::abs(one.value.mean - value) < 4 * std::hypot(error, one.value.standard_error));
      CHECK(std::abs(one.vesting_probability.mean - part) <
            4 * std::hypot(0.5 / std::sqrt(paths), one.vesting_probability.standard_error));
      double shares = 0;
      for (const VestedShares& row : simulated.vested) shares += row.shares.value * row.probability.mean;
      CHECK(shares == doctest::Approx(600 * one.vesting_probability.mean).epsilon(1e-3));
    }
  }
  TEST_CASE("a formula refuses it with the method that works until the rank is known") {
    const auto value = value_by_formula(award(), market_on(granted, spot, sigma));
    const std::string reason = value.tranches[0].outcome.reason();
    CHECK(
        reason.starts_with("tranches[0].rank: must be known already for a closed form (value_by_simulation "
                           "values it), got by the "
                           "percentile among 3 peers (A, B, C)"));
  }
  TEST_CASE("peers must be benchmarks of the model and correlations possible") {
    PriceModel bad = model();
    bad.benchmarks.pop_back();
    bad.benchmark_correlations.reset();
    CHECK_THROWS_WITH_AS(value_by_simulation(award(), bad),
                         "warrant.tranches[0].rank.peers[2]: must be one of the model's benchmarks, got C",
                         DomainError);
    bad = model();
    bad.benchmark_correlations = CorrelationMatrix{2};
    CHECK_THROWS_WITH_AS(value_by_simulation(award(), bad),
                         "model.benchmark_correlations: must be of the 3 benchmarks, got 2", DomainError);
    bad.benchmark_correlations = CorrelationMatrix{3};
    bad.benchmark_correlations->set(0, 1, 0.9);
    bad.benchmark_correlations->set(0, 2, -0.9);
    bad.benchmark_correlations->set(1, 2, 0.9);
    CHECK_THROWS_WITH_AS(
        value_by_simulation(award(), bad),
        "model.benchmark_correlations: must be positive definite with the correlations with the "
        "share, got a matrix that is not",
        DomainError);
  }
}

}  // namespace rank_vesting_value_test
