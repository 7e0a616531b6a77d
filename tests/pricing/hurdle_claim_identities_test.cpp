#include <fairvalue/pricing/hurdle_claim.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <fairvalue/pricing/black_scholes.hpp>

#include "random_claims.hpp"

namespace hurdle_claim_identities_test {
using namespace fairvalue;
using doctest::Approx;

using enum HurdlePayoff;

/// A random claim, at times watched later, of which only the payoff is changed.
struct Case {
  FlatMarket market;
  HurdleClaim claim;

  double pays(HurdlePayoff payoff) const { return paid_for(payoff, claim.strike); }
  double paid_for(HurdlePayoff payoff, PerShare strike) const {
    HurdleClaim other = claim;
    other.payoff = payoff;
    other.strike = strike;
    return hurdle_claim_value(market, other);
  }
  double share() const { return market.spot.value * std::exp(-market.dividend_yield * claim.expiry); }
  double cash() const { return std::exp(-market.risk_free_rate * claim.expiry); }
  /// Of which rounding takes a part of 1e-13.
  double size() const { return share() + claim.strike.value * cash(); }
};

Case random_case(random_claims::Draw& draw, int i) {
  Case made{.market = random_claims::extreme_market(draw), .claim = {call, PerShare{1}, Years{0}}};
  made.claim = random_claims::extreme_claim(draw, made.market, call);
  if (i % 3 == 0) made.claim.watched_from = made.claim.expiry * draw.uniform(0, 1);
  if (i % 30 == 0) made.claim.watched_from = made.claim.expiry;
  return made;
}

template <class Check>
void over_random_cases(std::uint64_t seed, int cases, Check check) {
  random_claims::Draw draw(seed);
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    check(random_case(draw, i));
  }
}

TEST_SUITE("pricing/hurdle_claim/identities") {
  TEST_CASE("above and below make the plain one in shares and in money") {
    over_random_cases(21, 1500, [](const Case& c) {
      CHECK(std::abs(c.pays(share_if_above) + c.pays(share_if_below) - c.pays(share_at_expiry)) <
            1e-13 * c.share());
      CHECK(std::abs(c.pays(cash_if_above) + c.pays(cash_if_below) - c.pays(cash_at_expiry)) <
            1e-13 * c.cash());
    });
  }
  TEST_CASE("the asset less the strike times cash is the call and turned round the put") {
    over_random_cases(22, 1500, [](const Case& c) {
      const double strike = c.claim.strike.value;
      CHECK(std::abs(c.pays(call) - (c.pays(share_if_above) - strike * c.pays(cash_if_above))) <
            1e-13 * c.size());
      CHECK(std::abs(c.pays(put) - (strike * c.pays(cash_if_below) - c.pays(share_if_below))) <
            1e-13 * c.size());
    });
  }
  TEST_CASE("call less put is the share less the strike in cash if the hurdle is met") {
    over_random_cases(23, 1500, [](const Case& c) {
      const double forward = c.pays(share_at_expiry) - c.claim.strike.value * c.pays(cash_at_expiry);
      CHECK(std::abs(c.pays(call) - c.pays(put) - forward) < 1e-13 * c.size());
    });
  }
  TEST_CASE("at the hit and at expiry cash agrees at a rate of 0 and a share at a yield of 0") {
    over_random_cases(24, 1500, [](Case c) {
      c.market.risk_free_rate = Rate{0};
      CHECK(c.pays(cash_at_hit) == Approx(c.pays(cash_at_expiry)).epsilon(1e-11));
      c.market.risk_free_rate = Rate{0.05};
      c.market.dividend_yield = Rate{0};
      CHECK(c.pays(share_at_hit) == Approx(c.pays(share_at_expiry)).epsilon(1e-11));
    });
  }
  TEST_CASE("watched from the start a share at the hit is the hurdle in cash at the hit") {
    over_random_cases(25, 600, [](Case c) {
      c.claim.watched_from = Years{0};
      if (c.market.spot >= c.claim.hurdle) return;
      CHECK(c.pays(share_at_hit) == Approx(c.claim.hurdle.value * c.pays(cash_at_hit)).epsilon(1e-14));
      const double above = std::fmax(c.claim.hurdle.value - c.claim.strike.value, 0);
      CHECK(c.pays(call_at_hit) == Approx(above * c.pays(cash_at_hit)).epsilon(1e-14));
    });
  }
  TEST_CASE("a strike of nothing is none and a strike of next to nothing is next to none") {
    over_random_cases(26, 600, [](const Case& c) {
      const PerShare none{0}, penny{1e-9 * c.market.spot.value};
      CHECK(c.paid_for(call, none) == c.pays(share_at_expiry));
      CHECK(c.paid_for(share_if_above, none) == c.pays(share_at_expiry));
      CHECK(c.paid_for(cash_if_above, none) == c.pays(cash_at_expiry));
      CHECK(c.paid_for(call_at_hit, none) == c.pays(share_at_hit));
      CHECK(c.paid_for(put, none) == 0);
      CHECK(c.paid_for(cash_if_below, none) == 0);
      CHECK(c.paid_for(share_if_below, none) == 0);
      CHECK(std::abs(c.paid_for(call, penny) - c.pays(share_at_expiry)) <=
            1e-9 * c.market.spot.value * c.cash() + 1e-13 * c.share());
    });
  }
  TEST_CASE("met already it is the European option") {
    over_random_cases(27, 600, [](Case c) {
      c.claim.watched_from = Years{0};
      for (const double hurdle : {1.0, 0.5}) {
        c.claim.hurdle = hurdle * c.market.spot;
        const auto european = [&](OptionKind kind) {
          return option_value(c.market, EuropeanOption{kind, c.claim.strike, c.claim.expiry}).value;
        };
        CHECK(c.pays(call) == Approx(european(OptionKind::call)).epsilon(1e-14));
        CHECK(c.pays(put) == Approx(european(OptionKind::put)).epsilon(1e-14));
        CHECK(c.pays(cash_at_hit) == 1);
        CHECK(c.pays(share_at_hit) == c.market.spot.value);
        CHECK(c.pays(cash_at_expiry) == Approx(c.cash()).epsilon(1e-15));
        CHECK(c.pays(share_at_expiry) == Approx(c.share()).epsilon(1e-15));
        CHECK(c.pays(call_at_hit) == std::fmax(c.market.spot.value - c.claim.strike.value, 0));
      }
    });
  }
  TEST_CASE("a strike above the hurdle leaves the call nothing to wait for") {
    over_random_cases(28, 600, [](Case c) {
      c.claim.strike = std::max(c.claim.hurdle, c.claim.strike);
      const double european =
          option_value(c.market, EuropeanOption{OptionKind::call, c.claim.strike, c.claim.expiry}).value;
      CHECK(std::abs(c.pays(call) - european) <= 1e-11 * european);
    });
  }
  TEST_CASE("values scale with the unit of currency and with a split of 4 to 1") {
    over_random_cases(29, 600, [](const Case& c) {
      Case split = c;
      split.market.spot = c.market.spot / 4.0;
      split.claim.hurdle = c.claim.hurdle / 4.0;
      split.claim.strike = c.claim.strike / 4.0;
      for (const HurdlePayoff payoff : random_claims::every_payoff) {
        CAPTURE(static_cast<int>(payoff));
        const bool cash = payoff == cash_at_hit || payoff == cash_at_expiry || payoff == cash_if_above ||
                          payoff == cash_if_below;
        CHECK(split.pays(payoff) * (cash ? 1 : 4) == Approx(c.pays(payoff)).epsilon(1e-13));
      }
    });
  }
}

}  // namespace hurdle_claim_identities_test
