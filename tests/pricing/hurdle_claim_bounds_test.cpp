#include <fairvalue/pricing/hurdle_claim.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "random_claims.hpp"

namespace hurdle_claim_bounds_test {
using namespace fairvalue;

using enum HurdlePayoff;

bool pays_cash(HurdlePayoff payoff) {
  return payoff == cash_at_hit || payoff == cash_at_expiry || payoff == cash_if_above ||
         payoff == cash_if_below;
}
bool at_hit(HurdlePayoff payoff) {
  return payoff == cash_at_hit || payoff == share_at_hit || payoff == call_at_hit;
}
bool is_below(HurdlePayoff payoff) {
  return payoff == cash_if_below || payoff == share_if_below || payoff == put;
}

/// The most that a claim can be worth: its payoff without the hurdle.
double most(const FlatMarket& m, const HurdleClaim& c) {
  const double share = m.spot.value * std::exp(-m.dividend_yield * c.expiry);
  const double cash = std::exp(-m.risk_free_rate * c.expiry);
  if (at_hit(c.payoff)) return pays_cash(c.payoff) ? std::fmax(1, cash) : m.spot.value;
  if (c.payoff == put) return c.strike.value * cash;
  if (c.payoff == share_if_below) return std::fmin(share, c.strike.value * cash);
  return pays_cash(c.payoff) ? cash : share;
}

template <class Check>
void over_random_claims(std::uint64_t seed, int claims, Check check) {
  random_claims::Draw draw(seed);
  for (int i = 0; i < claims; ++i) {
    const FlatMarket m = i % 2 ? random_claims::extreme_market(draw) : random_claims::ordinary_market(draw);
    HurdleClaim c =
        random_claims::extreme_claim(draw, m, random_claims::every_payoff[static_cast<std::size_t>(i) % 11]);
    if (i % 4 == 0) c.watched_from = c.expiry * draw.uniform(0, 1);
    CAPTURE(i);
    check(draw, m, c);
  }
}

TEST_SUITE("pricing/hurdle_claim/bounds") {
  TEST_CASE("a value is neither negative nor more than the payoff without the hurdle") {
    over_random_claims(51, 6000, [](auto&, const FlatMarket& m, const HurdleClaim& c) {
      const double v = hurdle_claim_value(m, c);
      CHECK(v >= 0);
      CHECK(v <= most(m, c) * (1 + 1e-13));  // discount factors round
    });
  }
  TEST_CASE("greeks are numbers wherever values are") {
    over_random_claims(52, 2000, [](auto&, const FlatMarket& m, const HurdleClaim& c) {
      const Greeks g = hurdle_claim_greeks(m, c);
      CHECK(std::isfinite(g.delta));
      CHECK(std::isfinite(g.vega));
    });
  }
  TEST_CASE("a higher hurdle is worth no more at expiry and in cash at the hit") {
    over_random_claims(53, 4000, [](auto& draw, const FlatMarket& m, HurdleClaim c) {
      if (c.payoff == share_at_hit || c.payoff == call_at_hit) return;    // which get more at a higher one
      if (c.payoff == cash_at_hit && m.risk_free_rate < Rate{0}) return;  // to be paid later is worth more
      const double before = hurdle_claim_value(m, c);
      c.hurdle = c.hurdle * draw.uniform(1, 1.1);
      CHECK(hurdle_claim_value(m, c) <= before * (1 + 1e-10));
    });
  }
  TEST_CASE("a share to be had at a higher hurdle is worth no more without a yield") {
    over_random_claims(54, 3000, [](auto& draw, FlatMarket m, HurdleClaim c) {
      m.dividend_yield = Rate{0};  // the discounted price is then a martingale: waiting pays nothing
      c.payoff = share_at_hit;
      const double before = hurdle_claim_value(m, c);
      c.hurdle = c.hurdle * draw.uniform(1, 1.1);
      CHECK(hurdle_claim_value(m, c) <= before * (1 + 1e-10));
    });
  }
  TEST_CASE("a longer life is worth no less at the hit and in probability") {
    over_random_claims(55, 4000, [](auto& draw, FlatMarket m, HurdleClaim c) {
      if (!at_hit(c.payoff)) {  // undiscounted
        m.risk_free_rate = m.dividend_yield = Rate{0};
        c.payoff = pays_cash(c.payoff) ? cash_at_expiry : share_at_expiry;
      }
      const double before = hurdle_claim_value(m, c);
      c.expiry = c.expiry * draw.uniform(1, 1.5);
      CHECK(hurdle_claim_value(m, c) >= before * (1 - 1e-10));
    });
  }
  TEST_CASE("a higher price is worth no less but to what pays below the strike") {
    over_random_claims(56, 4000, [](auto& draw, FlatMarket m, const HurdleClaim& c) {
      if (is_below(c.payoff)) return;
      const double before = hurdle_claim_value(m, c);
      m.spot = m.spot * draw.uniform(1, 1.1);
      CHECK(hurdle_claim_value(m, c) >= before * (1 - 1e-10));
    });
  }
  TEST_CASE("a higher strike is worth no more to a call and no less to a put") {
    over_random_claims(57, 4000, [](auto& draw, const FlatMarket& m, HurdleClaim c) {
      const double before = hurdle_claim_value(m, c);
      c.strike = c.strike * draw.uniform(1, 1.1);
      const double after = hurdle_claim_value(m, c);
      if (is_below(c.payoff)) CHECK(after >= before * (1 - 1e-10));
      if (!is_below(c.payoff)) CHECK(after <= before * (1 + 1e-10));
    });
  }
  TEST_CASE("need not rise with volatility") {
    // Under a high drift a near hurdle is surer at 2 % than at 10 %.
    const HurdleClaim c{.payoff = cash_at_expiry, .hurdle = PerShare{105}, .expiry = Years{1}};
    const auto at = [&](double volatility) {
      return hurdle_claim_value(
          {.spot = PerShare{100}, .risk_free_rate = Rate{0.08}, .volatility = volatility}, c);
    };
    CHECK(at(0.02) > at(0.10));
  }
  TEST_CASE("what is too small for a number is nothing") {
    for (const HurdlePayoff payoff : random_claims::every_payoff) {
      const HurdleClaim c{
          .payoff = payoff, .hurdle = PerShare{1000}, .expiry = Years{1 / 365.}, .strike = PerShare{900}};
      CAPTURE(static_cast<int>(payoff));
      const FlatMarket m{.spot = PerShare{10}, .risk_free_rate = Rate{0.05}, .volatility = 0.01};
      CHECK(hurdle_claim_value(m, c) == 0);
      CHECK(hurdle_claim_greeks(m, c).delta == 0);
      HurdleClaim later = c;
      later.watched_from = c.expiry / 2.0;
      CHECK(hurdle_claim_value(m, later) == 0);
      CHECK(hurdle_claim_greeks(m, later).vega == 0);
    }
  }
  TEST_CASE("prices whose ratio no number holds have a logarithm all the same") {
    const HurdleClaim c{
        .payoff = call, .hurdle = PerShare{1e-150}, .expiry = Years{1}, .strike = PerShare{1e-200}};
    const FlatMarket high{.spot = PerShare{1e200}, .risk_free_rate = Rate{0.05}, .volatility = 0.3};
    CHECK(hurdle_claim_value(high, c) == doctest::Approx(1e200).epsilon(1e-12));
    const FlatMarket low{.spot = PerShare{1e-200}, .risk_free_rate = Rate{0.05}, .volatility = 0.3};
    HurdleClaim far = c;
    far.hurdle = PerShare{1e200};
    CHECK(hurdle_claim_value(low, far) == 0);
    far.watched_from = Years{0.5};
    CHECK(hurdle_claim_value(low, far) == 0);
  }
}

}  // namespace hurdle_claim_bounds_test
