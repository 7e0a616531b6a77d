#include <fairvalue/pricing/hurdle_claim.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <fairvalue/core/error.hpp>

#include "random_claims.hpp"

namespace hurdle_claim_refusals_test {
using namespace fairvalue;

using enum HurdlePayoff;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

FlatMarket market() { return {.spot = PerShare{100}, .risk_free_rate = Rate{0.05}, .volatility = 0.3}; }
HurdleClaim claim() {
  return {.payoff = call, .hurdle = PerShare{120}, .expiry = Years{2}, .strike = PerShare{90}};
}

template <class Change>
void refuses_after(Change change, const std::string& message) {
  CAPTURE(message);
  HurdleClaim bad = claim();
  change(bad);
  CHECK_THROWS_WITH_AS(hurdle_claim_value(market(), bad), message.c_str(), DomainError);
  CHECK_THROWS_WITH_AS(hurdle_claim_greeks(market(), bad), message.c_str(), DomainError);
}

TEST_SUITE("pricing/hurdle_claim/refusals") {
  TEST_CASE("a bad hurdle is refused by name") {
    refuses_after([](HurdleClaim& c) { c.hurdle = PerShare{0}; }, "claim.hurdle: must be > 0, got 0");
    refuses_after([](HurdleClaim& c) { c.hurdle = PerShare{-3}; }, "claim.hurdle: must be > 0, got -3");
    refuses_after([](HurdleClaim& c) { c.hurdle = PerShare{nan}; },
                  "claim.hurdle: must be a finite number, got nan");
    refuses_after([](HurdleClaim& c) { c.hurdle = PerShare{infinity}; },
                  "claim.hurdle: must be a finite number, got inf");
  }
  TEST_CASE("a bad expiry is refused by name") {
    refuses_after([](HurdleClaim& c) { c.expiry = Years{-1}; }, "claim.expiry: must be >= 0, got -1");
    refuses_after([](HurdleClaim& c) { c.expiry = Years{nan}; },
                  "claim.expiry: must be a finite number, got nan");
    refuses_after([](HurdleClaim& c) { c.expiry = Years{infinity}; },
                  "claim.expiry: must be a finite number, got inf");
  }
  TEST_CASE("a bad strike is refused by name") {
    refuses_after([](HurdleClaim& c) { c.strike = PerShare{-3}; }, "claim.strike: must be >= 0, got -3");
    refuses_after([](HurdleClaim& c) { c.strike = PerShare{nan}; },
                  "claim.strike: must be a finite number, got nan");
    refuses_after([](HurdleClaim& c) { c.strike = PerShare{infinity}; },
                  "claim.strike: must be a finite number, got inf");
  }
  TEST_CASE("watching that begins before now or after the expiry is refused by name") {
    refuses_after([](HurdleClaim& c) { c.watched_from = Years{-0.1}; },
                  "claim.watched_from: must be >= 0, got -0.1");
    refuses_after([](HurdleClaim& c) { c.watched_from = Years{2.5}; },
                  "claim.watched_from: must be <= claim.expiry (2), got 2.5");
    refuses_after([](HurdleClaim& c) { c.watched_from = Years{nan}; },
                  "claim.watched_from: must be a finite number, got nan");
    refuses_after([](HurdleClaim& c) { c.watched_from = Years{infinity}; },
                  "claim.watched_from: must be a finite number, got inf");
  }
  TEST_CASE("a payoff that is none is refused by name") {
    refuses_after([](HurdleClaim& c) { c.payoff = static_cast<HurdlePayoff>(11); },
                  "claim.payoff: must be " + choice_near<HurdlePayoff>("") + ", got 11");
    refuses_after([](HurdleClaim& c) { c.payoff = static_cast<HurdlePayoff>(-1); },
                  "claim.payoff: must be " + choice_near<HurdlePayoff>("") + ", got -1");
  }
  TEST_CASE("a bad market is refused by name") {
    FlatMarket bad = market();
    bad.volatility = 0;
    CHECK_THROWS_WITH_AS(hurdle_claim_value(bad, claim()), "market.volatility: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(hurdle_claim_greeks(bad, claim()), "market.volatility: must be > 0, got 0",
                         DomainError);
    bad = market();
    bad.dividend_yield = Rate{std::nan("")};
    CHECK_THROWS_WITH_AS(hurdle_claim_value(bad, claim()),
                         "market.dividend_yield: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("greeks have no meaning at the expiry") {
    HurdleClaim c = claim();
    c.expiry = Years{0};
    CHECK_NOTHROW(hurdle_claim_value(market(), c));
    CHECK_THROWS_WITH_AS(hurdle_claim_greeks(market(), c), "claim.expiry: must be > 0, got 0", DomainError);
  }
  TEST_CASE("a discount that no double holds is refused by its rate: e^1500") {
    FlatMarket m = market();
    m.risk_free_rate = Rate{-750};
    HurdleClaim c = claim();
    c.payoff = cash_at_expiry;
    c.hurdle = PerShare{50};
    CHECK_THROWS_WITH_AS(hurdle_claim_value(m, c),
                         "market.risk_free_rate: must be within 700 in total over the life, got -1500",
                         DomainError);
  }
}

TEST_SUITE("pricing/hurdle_claim/at the expiry") {
  TEST_CASE("below the hurdle nothing is paid") {
    for (const HurdlePayoff payoff : random_claims::every_payoff) {
      CAPTURE(static_cast<int>(payoff));
      CHECK(hurdle_claim_value(market(), {payoff, PerShare{100.01}, Years{0}, PerShare{90}}) == 0);
    }
  }
  TEST_CASE("at the hurdle what exercise brings: above the strike is more than it and below includes it") {
    struct Row {
      HurdlePayoff payoff;
      double strike, paid;
    };
    for (const Row& row :
         {Row{cash_at_hit, 90, 1}, Row{cash_at_expiry, 90, 1}, Row{share_at_hit, 90, 100},
          Row{share_at_expiry, 90, 100}, Row{cash_if_above, 90, 1}, Row{cash_if_above, 100, 0},
          Row{cash_if_below, 90, 0}, Row{cash_if_below, 100, 1}, Row{share_if_above, 90, 100},
          Row{share_if_above, 100, 0}, Row{share_if_below, 90, 0}, Row{share_if_below, 100, 100},
          Row{call, 90, 10}, Row{call, 110, 0}, Row{put, 90, 0}, Row{put, 110, 10}, Row{call_at_hit, 90, 10},
          Row{call_at_hit, 110, 0}}) {
      CAPTURE(static_cast<int>(row.payoff));
      CAPTURE(row.strike);
      CHECK(hurdle_claim_value(market(), {row.payoff, PerShare{100}, Years{0}, PerShare{row.strike}}) ==
            row.paid);
    }
  }
}

}  // namespace hurdle_claim_refusals_test
