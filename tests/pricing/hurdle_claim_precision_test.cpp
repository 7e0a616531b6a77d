#include <fairvalue/pricing/hurdle_claim.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "random_claims.hpp"
#include "textbook_hurdle.hpp"

namespace hurdle_claim_precision_test {
using namespace fairvalue;

using Exact = boost::multiprecision::cpp_bin_float_50;

/// `met`: whether the hurdle counts as met; a claim at its hurdle is met for its value and not for its delta.
Exact exact_value(const FlatMarket& m, const HurdleClaim& c, bool met, const Exact& spot,
                  const Exact& volatility) {
  const textbook::Market<Exact> market{spot, Exact{m.risk_free_rate.value}, Exact{m.dividend_yield.value},
                                       volatility};
  return textbook::value<Exact>(market, c.payoff, Exact{c.hurdle.value}, Exact{c.strike.value},
                                Exact{c.expiry.value}, met);
}

/// Relative to the exact number, or to `floor` where that is greater.
double off(double got, const Exact& exact, const Exact& floor = 0) {
  const Exact size = abs(exact);
  return std::abs(static_cast<double>((got - exact) / (size > floor ? size : floor)));
}

/// Calls `check` on extreme claims whose exact value a double can hold, and counts them.
template <class Check>
int over_extreme_claims(std::uint64_t seed, int claims, Check check) {
  random_claims::Draw draw(seed);
  int compared = 0;
  for (int i = 0; i < claims; ++i) {
    const FlatMarket m = random_claims::extreme_market(draw);
    const HurdleClaim c =
        random_claims::extreme_claim(draw, m, random_claims::every_payoff[static_cast<std::size_t>(i) % 11]);
    const bool met = m.spot >= c.hurdle;
    const Exact exact = exact_value(m, c, met, Exact{m.spot.value}, Exact{m.volatility});
    CAPTURE(i);
    if (exact < 1e-290) {
      CHECK(hurdle_claim_value(m, c) >= 0);
      CHECK(hurdle_claim_value(m, c) < 1e-280);
      continue;
    }
    check(m, c, exact);
    ++compared;
  }
  return compared;
}

// The density's exponent of at most 38^2 / 2 costs some 1e-12; where a day at 1 % makes the deviation 5e-4,
// options far out of the money divide by it once, and that was seen to stay below the same.
constexpr double tolerance = 1e-11;

TEST_SUITE("pricing/hurdle_claim/precision") {
  TEST_CASE("values agree with 50 digits on extreme claims") {
    double worst = 0;
    const int compared =
        over_extreme_claims(41, 1100, [&](const FlatMarket& m, const HurdleClaim& c, const Exact& exact) {
          worst = std::max(worst, off(hurdle_claim_value(m, c), exact));
        });
    CHECK(compared > 600);
    CHECK(worst < tolerance);
  }
  TEST_CASE("delta and vega agree with differences of 50 digits on extreme claims") {
    double worst_delta = 0, worst_vega = 0;
    const int compared =
        over_extreme_claims(42, 440, [&](const FlatMarket& m, const HurdleClaim& c, const Exact& exact) {
          const Exact h = 1e-15;  // good to 30 digits of value / spot and value / volatility
          const Exact spot = m.spot.value, sigma = m.volatility;
          const bool met = m.spot > c.hurdle;
          const auto at = [&](const Exact& s, const Exact& v) { return exact_value(m, c, met, s, v); };
          const Exact delta = (at(spot * (1 + h), sigma) - at(spot * (1 - h), sigma)) / (2 * spot * h);
          const Exact vega = (at(spot, sigma * (1 + h)) - at(spot, sigma * (1 - h))) / (2 * sigma * h);
          const Greeks g = hurdle_claim_greeks(m, c);
          worst_delta = std::max(worst_delta, off(g.delta, delta, 0.01 * exact / spot));
          worst_vega = std::max(worst_vega, off(g.vega, vega, 0.01 * exact / sigma));
        });
    CHECK(compared > 240);
    CHECK(worst_delta < 100 * tolerance);  // may be a hundredth of value / spot: the value's digits are lost
    CHECK(worst_vega < 100 * tolerance);
  }
  TEST_CASE("the sliver between the hurdle and a strike just above it keeps its digits") {
    for (const double above : {1e-3, 1e-6, 1e-9, 1e-12}) {
      const FlatMarket m{.spot = PerShare{100}, .risk_free_rate = Rate{0.05}, .volatility = 0.3};
      const HurdleClaim c{.payoff = HurdlePayoff::share_if_below,
                          .hurdle = PerShare{110},
                          .expiry = Years{2},
                          .strike = PerShare{110 * (1 + above)},
                          .watched_from = Years{2}};
      const Exact sigma = m.volatility, s = sigma * sqrt(Exact{2});
      const Exact mean = (Exact{m.risk_free_rate.value} + sigma * sigma / 2) * 2;
      const auto z = [&](double price) { return Exact((log(Exact{price} / 100) - mean) / s); };
      CAPTURE(above);
      CHECK(off(hurdle_claim_value(m, c), 100 * textbook::normal_between(z(110), z(c.strike.value))) <
            tolerance);
    }
  }
  TEST_CASE("half a minute and a volatility of 0.1 % keep their digits") {
    FlatMarket m{.spot = PerShare{100}, .risk_free_rate = Rate{0.03}, .volatility = 0.01};
    HurdleClaim c{.payoff = HurdlePayoff::cash_at_expiry,
                  .hurdle = PerShare{100.03},
                  .expiry = Years{1e-6},
                  .strike = PerShare{100.025}};
    for (const HurdlePayoff payoff : random_claims::every_payoff) {
      c.payoff = payoff;
      CAPTURE(static_cast<int>(payoff));
      // 30 deviations of 1e-5: the smallest option divides by it.
      CHECK(off(hurdle_claim_value(m, c), exact_value(m, c, false, Exact{100}, Exact{m.volatility})) <
            10 * tolerance);
    }
    m.risk_free_rate = Rate{0.3};
    m.volatility = 0.001;
    c = {.payoff = HurdlePayoff::cash_at_hit, .hurdle = PerShare{1000}, .expiry = Years{10}};
    CHECK(off(hurdle_claim_value(m, c), exact_value(m, c, false, Exact{100}, Exact{m.volatility})) <
          tolerance);
  }
  TEST_CASE("an option at the money with no time to speak of is not negative") {
    for (double years = 1e-30; years < 1e-12; years *= 1.1) {
      const FlatMarket m{.spot = PerShare{100}, .risk_free_rate = Rate{0.05}, .volatility = 0.3};
      for (const HurdlePayoff payoff : {HurdlePayoff::call, HurdlePayoff::put}) {
        for (const double strike : {99.99999999999999, 100.0, 100.00000000000001}) {
          const HurdleClaim c{payoff, PerShare{100}, Years{years}, PerShare{strike}};
          CAPTURE(years);
          CHECK(hurdle_claim_value(m, c) >= 0);
        }
      }
    }
  }
  TEST_CASE("the discount at the hit is smooth where its drift is 0: r = -sigma^2 / 2") {
    const HurdleClaim c{.payoff = HurdlePayoff::cash_at_hit, .hurdle = PerShare{130}, .expiry = Years{2}};
    const auto at = [&](double volatility) {
      return hurdle_claim_greeks(
          {.spot = PerShare{100}, .risk_free_rate = Rate{-0.03125}, .volatility = volatility}, c);
    };
    // The mean of two neighbours 1e-5 apart: off by 1e-10 times a second derivative of some tens.
    const Greeks low = at(0.25 - 1e-5), here = at(0.25), high = at(0.25 + 1e-5);
    CHECK(std::abs(here.vega - (low.vega + high.vega) / 2) < 1e-8);
    CHECK(std::abs(here.delta - (low.delta + high.delta) / 2) < 1e-8);
  }
  TEST_CASE("at the hurdle the delta is that of a price below it and the value that of a claim met") {
    for (const HurdlePayoff payoff : random_claims::every_payoff) {
      const FlatMarket m{.spot = PerShare{100},
                         .risk_free_rate = Rate{0.05},
                         .dividend_yield = Rate{0.02},
                         .volatility = 0.3};
      const HurdleClaim c{
          .payoff = payoff, .hurdle = PerShare{100}, .expiry = Years{2}, .strike = PerShare{90}};
      const Exact h = 1e-20, spot = 100, sigma = 0.3;
      const Exact below = exact_value(m, c, false, spot, sigma);
      const Exact delta = (below - exact_value(m, c, false, spot * (1 - h), sigma)) / (spot * h);
      CAPTURE(static_cast<int>(payoff));
      CHECK(off(hurdle_claim_value(m, c), below) < 1e-14);
      CHECK(off(hurdle_claim_greeks(m, c).delta, delta) < 1e-13);
    }
  }
  TEST_CASE("above the hurdle a share at the hit is a share and cash is cash") {
    const FlatMarket m{.spot = PerShare{101}, .risk_free_rate = Rate{0.05}, .volatility = 0.3};
    HurdleClaim c{.payoff = HurdlePayoff::share_at_hit, .hurdle = PerShare{100}, .expiry = Years{2}};
    CHECK(hurdle_claim_greeks(m, c).delta == 1);
    CHECK(hurdle_claim_greeks(m, c).vega == 0);
    c.payoff = HurdlePayoff::cash_at_hit;
    CHECK(hurdle_claim_greeks(m, c).delta == 0);
    CHECK(hurdle_claim_greeks(m, c).vega == 0);
    c.payoff = HurdlePayoff::call_at_hit;
    c.strike = PerShare{200};
    CHECK(hurdle_claim_greeks(m, c).delta == 0);
    c.payoff = HurdlePayoff::put;
    c.strike = PerShare{0};
    CHECK(hurdle_claim_greeks(m, c).delta == 0);
    CHECK(hurdle_claim_greeks(m, c).vega == 0);
  }
}

}  // namespace hurdle_claim_precision_test
