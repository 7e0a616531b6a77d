#include <fairvalue/market/equity_market.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace equity_market_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

EquityMarket amd() {
  return {.spot = {.price = PerShare{164.67}, .as_of = 2025y / 10 / 3, .currency = Currency{"USD"}},
          .risk_free_rate = {.value = Rate{0.037}},
          .volatility = {.value = 0.5}};
}

template <class Change>
void refuses_after(Change change, const char* message) {
  CAPTURE(message);
  EquityMarket bad = amd();
  change(bad);
  CHECK_THROWS_WITH_AS(require_market(bad), message, DomainError);
}

TEST_SUITE("market/equity_market") {
  TEST_CASE("a sound market is handed back as it is") {
    const EquityMarket market = amd();
    CHECK(&require_market(market) == &market);
    CHECK(market.dividend_yield.value == Rate{0.0});
  }
  TEST_CASE("a rate may be negative and a yield nothing and levels may step") {
    EquityMarket market = amd();
    market.risk_free_rate = {.value = Rate{-0.005}, .later = {{Years{2}, Rate{0.01}}}};
    market.dividend_yield = {.value = Rate{0.0}, .later = {{Years{3}, Rate{0.02}}}};
    market.volatility = {.value = 0.55, .later = {{Years{1}, 0.5}}};
    CHECK_NOTHROW(require_market(market));
  }
  TEST_CASE("a market is flat if rate and yield and volatility are") {
    CHECK(is_flat(amd()));
    EquityMarket rate = amd();
    rate.risk_free_rate.later = {{Years{2}, Rate{0.01}}};
    CHECK_FALSE(is_flat(rate));
    EquityMarket yield = amd();
    yield.dividend_yield.later = {{Years{3}, Rate{0.02}}};
    CHECK_FALSE(is_flat(yield));
    EquityMarket volatility = amd();
    volatility.volatility.later = {{Years{1}, 0.55}};
    CHECK_FALSE(is_flat(volatility));
  }
  TEST_CASE("a bad spot is refused by name") {
    refuses_after([](EquityMarket& m) { m.spot.price = PerShare{0}; },
                  "market.spot.price: must be > 0, got 0");
    refuses_after([](EquityMarket& m) { m.spot.price = PerShare{nan}; },
                  "market.spot.price: must be a finite number, got nan");
    refuses_after([](EquityMarket& m) { m.spot.as_of = Date{}; },
                  "market.spot.as_of: must be a date, got none");
  }
  TEST_CASE("a volatility that is not positive is refused by name at every level") {
    refuses_after([](EquityMarket& m) { m.volatility.value = 0; }, "market.volatility: must be > 0, got 0");
    refuses_after([](EquityMarket& m) { m.volatility.value = -0.5; },
                  "market.volatility: must be > 0, got -0.5");
    refuses_after([](EquityMarket& m) { m.volatility.value = infinity; },
                  "market.volatility: must be a finite number, got inf");
    refuses_after(
        [](EquityMarket& m) {
          m.volatility.later = {{Years{1}, 0.4}, {Years{2}, 0.0}};
        },
        "market.volatility.later[1].value: must be > 0, got 0");
    refuses_after(
        [](EquityMarket& m) {
          m.volatility.later = {{Years{1}, nan}};
        },
        "market.volatility.later[0].value: must be a finite number, got nan");
    refuses_after(
        [](EquityMarket& m) {
          m.volatility.later = {{Years{0}, 0.4}};
        },
        "market.volatility.later[0].from: must be > 0, got 0");
  }
  TEST_CASE("a negative yield is a cost of carry above the rate and one that is no number is refused") {
    EquityMarket market = amd();
    market.dividend_yield = {Rate{-0.01}, {{Years{1}, Rate{-0.02}}}};
    CHECK_NOTHROW(require_market(market));
    refuses_after(
        [](EquityMarket& m) {
          m.dividend_yield.later = {{Years{1}, Rate{nan}}};
        },
        "market.dividend_yield.later[0].value: must be a finite number, got nan");
    refuses_after([](EquityMarket& m) { m.dividend_yield.value = Rate{nan}; },
                  "market.dividend_yield: must be a finite number, got nan");
  }
  TEST_CASE("a rate that is no number or goes back in time is refused by name") {
    refuses_after([](EquityMarket& m) { m.risk_free_rate.value = Rate{nan}; },
                  "market.risk_free_rate: must be a finite number, got nan");
    refuses_after(
        [](EquityMarket& m) {
          m.risk_free_rate.later = {{Years{2}, Rate{0.03}}, {Years{1}, Rate{0.03}}};
        },
        "market.risk_free_rate.later[1].from: must be > 2 (the one before it), got 1");
  }
}

}  // namespace equity_market_test
