/// Markets and hurdle claims drawn at random, the same ones on every machine.
#pragma once
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

#include <fairvalue/pricing/hurdle_claim.hpp>

namespace random_claims {

inline constexpr std::array every_payoff{
    fairvalue::HurdlePayoff::cash_at_hit,    fairvalue::HurdlePayoff::cash_at_expiry,
    fairvalue::HurdlePayoff::share_at_hit,   fairvalue::HurdlePayoff::share_at_expiry,
    fairvalue::HurdlePayoff::cash_if_above,  fairvalue::HurdlePayoff::cash_if_below,
    fairvalue::HurdlePayoff::share_if_above, fairvalue::HurdlePayoff::share_if_below,
    fairvalue::HurdlePayoff::call,           fairvalue::HurdlePayoff::put,
    fairvalue::HurdlePayoff::call_at_hit};

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}

  double uniform(double low, double high) {
    return low + (high - low) * 0x1p-53 * static_cast<double>(engine_() >> 11);
  }
  double log_uniform(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
  template <std::size_t N>
  double one_of(const std::array<double, N>& values) {
    return values[engine_() % N];
  }
  bool chance(double probability) { return uniform(0, 1) < probability; }

 private:
  std::mt19937_64 engine_;
};

inline fairvalue::FlatMarket ordinary_market(Draw& draw) {
  return {.spot = fairvalue::PerShare{draw.uniform(1, 500)},
          .risk_free_rate = fairvalue::Rate{draw.uniform(-0.02, 0.1)},
          .dividend_yield = fairvalue::Rate{draw.chance(0.5) ? 0.0 : draw.uniform(0, 0.08)},
          .volatility = draw.uniform(0.1, 1)};
}

/// With the ends of what must hold: volatilities of 1 % and 300 %, negative and high rates, high yields.
inline fairvalue::FlatMarket extreme_market(Draw& draw) {
  return {.spot = fairvalue::PerShare{draw.log_uniform(0.01, 1e5)},
          .risk_free_rate = fairvalue::Rate{draw.one_of(std::array{-0.05, 0.0, 0.037, 0.3})},
          .dividend_yield = fairvalue::Rate{draw.one_of(std::array{0.0, 0.02, 0.5})},
          .volatility = draw.chance(0.5) ? draw.one_of(std::array{0.01, 3.0}) : draw.log_uniform(0.01, 3)};
}

inline double extreme_years(Draw& draw) {
  return draw.one_of(std::array{1 / 365., 7 / 365., 0.25, 1.0, 5.0, 30.0});
}

/// From one tick to a hundred times the spot away.
inline fairvalue::PerShare extreme_hurdle(Draw& draw, const fairvalue::FlatMarket& market, double years) {
  const double spot = market.spot.value;
  const double deviation = market.volatility * std::sqrt(years);
  const double tick = spot * (1 + 1e-15);
  const double far = spot * std::exp(std::fmin(deviation * draw.uniform(0, 6), 30));
  return fairvalue::PerShare{draw.one_of(
      std::array{tick, spot * (1 + draw.log_uniform(1e-12, 1e-2)), far, far, 100 * spot, 0.9 * spot})};
}

/// Low, at the money, near the hurdle, at it, above it.
inline fairvalue::PerShare extreme_strike(Draw& draw, double spot, double hurdle) {
  return fairvalue::PerShare{
      draw.one_of(std::array{0.01, spot, draw.uniform(0.1, 1) * hurdle, hurdle, hurdle * (1 - 1e-9),
                             hurdle * (1 + 1e-9), hurdle * draw.uniform(1, 3)})};
}

inline fairvalue::HurdleClaim extreme_claim(Draw& draw, const fairvalue::FlatMarket& market,
                                            fairvalue::HurdlePayoff payoff) {
  const double years = extreme_years(draw);
  const fairvalue::PerShare hurdle = extreme_hurdle(draw, market, years);
  return {.payoff = payoff,
          .hurdle = hurdle,
          .expiry = fairvalue::Years{years},
          .strike = extreme_strike(draw, market.spot.value, hurdle.value)};
}

}  // namespace random_claims
