/// Tranches simulated without a step in time: the first passage of a Brownian motion has an inverse Gaussian
/// law, which is drawn exactly. None of the library's formulas is used.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <variant>

#include <fairvalue/pricing/tranche_claim.hpp>

namespace fairvalue::fixtures {

struct Simulated {
  double mean;
  double standard_error;
};

class TrancheSimulation {
 public:
  TrancheSimulation(const FlatMarket& market, const TrancheClaim& claim, ExercisePolicy exercise,
                    std::uint64_t seed)
      : market_(market), claim_(claim), exercise_(exercise), engine_(seed) {}

  Simulated value(int paths) {
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < paths; ++i) {
      const double one = path();
      sum += one;
      squares += one * one;
    }
    const double mean = sum / paths;
    return {mean, std::sqrt((squares / paths - mean * mean) / paths)};
  }

 private:
  static constexpr double never = std::numeric_limits<double>::infinity();

  double normal() { return gauss_(engine_); }
  double uniform() { return unit_(engine_); }

  /// A milestone that is log-normal or never comes.
  double milestone_day() {
    const auto& timing = claim_.milestone->timing;
    const auto& days = std::get<LogNormal>(timing.years);
    const double day = days.median * std::exp(days.sigma * normal());
    return uniform() < timing.never || day > claim_.milestone->by.value ? never : day;
  }

  double moved(double price, double years) {
    const double sigma = market_.volatility;
    const double drift = market_.risk_free_rate.value - market_.dividend_yield.value - 0.5 * sigma * sigma;
    return price * std::exp(drift * years + sigma * std::sqrt(years) * normal());
  }

  /// Time until a price reaches the hurdle. Michael, Schucany and Haas (1976), The American Statistician 30;
  /// with the drift downwards a hit has the probability e^{2 nu b / sigma^2} and then the law of the drift
  /// turned round.
  double time_to_hurdle(double price) {
    const double b = std::log(claim_.hurdle->hurdle.value / price);
    if (b <= 0.0) return 0.0;
    const double variance = market_.volatility * market_.volatility;
    const double nu = market_.risk_free_rate.value - market_.dividend_yield.value - 0.5 * variance;
    if (nu < 0.0 && uniform() >= std::exp(2 * nu * b / variance)) return never;
    const double mean = b / std::abs(nu);
    const double shape = b * b / variance;
    const double y = std::pow(normal(), 2);
    const double x = mean + mean * mean * y / (2 * shape) -
                     mean / (2 * shape) * std::sqrt(4 * mean * shape * y + mean * mean * y * y);
    return uniform() <= mean / (mean + x) ? x : mean * mean / x;
  }

  double paid(double price, double day) const {
    return std::exp(-market_.risk_free_rate.value * day) * std::max(0.0, price - claim_.strike.value);
  }

  double path() {
    const double day = milestone_day();
    if (day == never) return 0.0;
    return claim_.hurdle->timing == GateTiming::latched ? latched_path(day) : after_path(day);
  }

  double price_at_hit(double start) const { return std::max(start, claim_.hurdle->hurdle.value); }

  double latched_path(double day) {
    const double hit = time_to_hurdle(market_.spot.value);
    if (hit > claim_.expiry.value) return 0.0;
    const double at_hit = price_at_hit(market_.spot.value);
    const double due = exercise_ == ExercisePolicy::on_vesting ? std::max(hit, day) : claim_.expiry.value;
    return paid(moved(at_hit, due - hit), due);
  }

  double after_path(double day) {
    const double price = moved(market_.spot.value, day);
    const double hit = day + time_to_hurdle(price);
    if (hit > claim_.expiry.value) return 0.0;
    const double at_hit = price_at_hit(price);
    if (exercise_ == ExercisePolicy::on_vesting) return paid(at_hit, hit);
    return paid(moved(at_hit, claim_.expiry.value - hit), claim_.expiry.value);
  }

  FlatMarket market_;
  TrancheClaim claim_;
  ExercisePolicy exercise_;
  std::mt19937_64 engine_;
  std::normal_distribution<double> gauss_{};
  std::uniform_real_distribution<double> unit_{};
};

}  // namespace fairvalue::fixtures
