#include <fairvalue/pricing/flat_market.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace flat_market_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

FlatMarket amd() {
  return {.spot = PerShare{164.67},
          .risk_free_rate = Rate{0.037},
          .dividend_yield = Rate{0.02},
          .volatility = 0.5};
}

EquityMarket quoted() {
  return {.spot = {.price = PerShare{164.67}, .as_of = 2025y / 10 / 3, .currency = Currency{"USD"}},
          .risk_free_rate = {.value = Rate{0.037}},
          .dividend_yield = {.value = Rate{0.02}},
          .volatility = {.value = 0.5}};
}

template <class Change>
void refuses_after(Change change, const char* message) {
  CAPTURE(message);
  FlatMarket bad = amd();
  change(bad);
  CHECK_THROWS_WITH_AS(require_market(bad), message, DomainError);
  CHECK_THROWS_WITH_AS(log_drift(bad, Measure::share), message, DomainError);
}

TEST_SUITE("pricing/flat_market") {
  TEST_CASE("a sound market is handed back as it is") {
    const FlatMarket market = amd();
    CHECK(&require_market(market) == &market);
  }
  TEST_CASE("a rate and a yield of any sign are sound") {
    FlatMarket market = amd();
    market.risk_free_rate = Rate{-0.05};
    market.dividend_yield = Rate{-0.02};
    CHECK_NOTHROW(require_market(market));
  }
  TEST_CASE("a bad spot is refused by name") {
    refuses_after([](FlatMarket& m) { m.spot = PerShare{0}; }, "market.spot: must be > 0, got 0");
    refuses_after([](FlatMarket& m) { m.spot = PerShare{-1}; }, "market.spot: must be > 0, got -1");
    refuses_after([](FlatMarket& m) { m.spot = PerShare{nan}; },
                  "market.spot: must be a finite number, got nan");
    refuses_after([](FlatMarket& m) { m.spot = PerShare{infinity}; },
                  "market.spot: must be a finite number, got inf");
  }
  TEST_CASE("a bad rate is refused by name") {
    refuses_after([](FlatMarket& m) { m.risk_free_rate = Rate{nan}; },
                  "market.risk_free_rate: must be a finite number, got nan");
    refuses_after([](FlatMarket& m) { m.risk_free_rate = Rate{-infinity}; },
                  "market.risk_free_rate: must be a finite number, got -inf");
  }
  TEST_CASE("a bad yield is refused by name") {
    refuses_after([](FlatMarket& m) { m.dividend_yield = Rate{nan}; },
                  "market.dividend_yield: must be a finite number, got nan");
    refuses_after([](FlatMarket& m) { m.dividend_yield = Rate{infinity}; },
                  "market.dividend_yield: must be a finite number, got inf");
  }
  TEST_CASE("a bad volatility is refused by name") {
    refuses_after([](FlatMarket& m) { m.volatility = 0; }, "market.volatility: must be > 0, got 0");
    refuses_after([](FlatMarket& m) { m.volatility = -0.5; }, "market.volatility: must be > 0, got -0.5");
    refuses_after([](FlatMarket& m) { m.volatility = nan; },
                  "market.volatility: must be a finite number, got nan");
    refuses_after([](FlatMarket& m) { m.volatility = infinity; },
                  "market.volatility: must be a finite number, got inf");
  }
  TEST_CASE("drifts by hand: 0.037 - 0.02 -+ 0.5^2 / 2 is -0.108 and 0.142") {
    // Two roundings of numbers below 0.2.
    CHECK(log_drift(amd(), Measure::risk_neutral) == Approx(-0.108).epsilon(1e-15));
    CHECK(log_drift(amd(), Measure::share) == Approx(0.142).epsilon(1e-15));
  }
  TEST_CASE("a quoted market without steps is flat") {
    const FlatMarket market = flat_market(quoted());
    CHECK(market.spot == PerShare{164.67});
    CHECK(market.risk_free_rate == Rate{0.037});
    CHECK(market.dividend_yield == Rate{0.02});
    CHECK(market.volatility == 0.5);
  }
  TEST_CASE("a step to the same level is none") {
    EquityMarket market = quoted();
    market.volatility.later = {{Years{1}, 0.5}};
    CHECK(flat_market(market).volatility == 0.5);
  }
  TEST_CASE("each level that steps is refused with the way to value it") {
    EquityMarket market = quoted();
    market.volatility.later = {{Years{1}, 0.55}};
    CHECK_THROWS_WITH_AS(
        flat_market(market),
        "market.volatility: must be flat for a closed form (simulate stepped levels), got 2 levels",
        DomainError);
    market = quoted();
    market.risk_free_rate.later = {{Years{1}, Rate{0.03}}, {Years{2}, Rate{0.025}}};
    CHECK_THROWS_WITH_AS(
        flat_market(market),
        "market.risk_free_rate: must be flat for a closed form (simulate stepped levels), got 3 levels",
        DomainError);
    market = quoted();
    market.dividend_yield.later = {{Years{1}, Rate{0.0}}};
    CHECK_THROWS_WITH_AS(
        flat_market(market),
        "market.dividend_yield: must be flat for a closed form (simulate stepped levels), got 2 levels",
        DomainError);
  }
  // By hand: 0.03 for a year and 0.05 for one; 0.01 for half a year and 0.02 for one and a half; variances of
  // 0.04 and 0.16.
  TEST_CASE("averages over two years: rate 0.04 and yield 0.0175 and volatility sqrt 0.1") {
    EquityMarket market = quoted();
    market.risk_free_rate = {Rate{0.03}, {{Years{1}, Rate{0.05}}}};
    market.dividend_yield = {Rate{0.01}, {{Years{0.5}, Rate{0.02}}}};
    market.volatility = {0.2, {{Years{1}, 0.4}}};
    const FlatMarket average = average_market(market, Years{2});
    CHECK(average.spot == PerShare{164.67});
    CHECK(average.risk_free_rate.value == Approx(0.04).epsilon(1e-15));
    CHECK(average.dividend_yield.value == Approx(0.0175).epsilon(1e-15));
    CHECK(average.volatility == Approx(std::sqrt(0.1)).epsilon(1e-15));
    const FlatMarket today = average_market(market, Years{0});
    CHECK(today.risk_free_rate == Rate{0.03});
    CHECK(today.volatility == 0.2);
    CHECK_THROWS_WITH_AS(average_market(market, Years{-1}), "horizon: must be >= 0, got -1", DomainError);
  }
  TEST_CASE("a flat market is its own average to the last bit") {
    const FlatMarket average = average_market(quoted(), Years{3});
    CHECK(average.risk_free_rate == Rate{0.037});
    CHECK(average.dividend_yield == Rate{0.02});
    CHECK(average.volatility == 0.5);
  }
  TEST_CASE("a drift beyond the largest double is refused") {
    FlatMarket market = amd();
    market.volatility = 1e200;
    CHECK_THROWS_WITH_AS(log_drift(market, Measure::share), "log_drift: must be a finite number, got inf",
                         DomainError);
  }
  TEST_CASE("a quoted market that is unsound is refused before its steps") {
    EquityMarket market = quoted();
    market.spot.price = PerShare{0};
    market.volatility.later = {{Years{1}, 0.55}};
    CHECK_THROWS_WITH_AS(flat_market(market), "market.spot.price: must be > 0, got 0", DomainError);
  }
}

}  // namespace flat_market_test
