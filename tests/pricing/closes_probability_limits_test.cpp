#include <fairvalue/pricing/closes_probability.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string>

#include <fairvalue/core/error.hpp>

#include "close_walk.hpp"

namespace closes_probability_limits_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

const FlatMarket amd{.spot = PerShare{164.67}, .risk_free_rate = Rate{0.037}, .volatility = 0.5};
const ClosesHurdle hurdle_600{.hurdle = PerShare{600}, .horizon = Years{5}, .closes = 250};

double share_probability(const ClosesHurdle& hurdle) {
  return hit_probability(amd, hurdle, Measure::share).probability;
}

/// First passage of the continuous walk written out: b above the start, over `years`. Long doubles hold
/// e^1000.
double continuous(long double b, long double drift, long double volatility, long double years) {
  const auto normal = [](long double x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; };
  const long double deviation = volatility * std::sqrt(years);
  const long double reflected = std::exp(2 * drift * b / (volatility * volatility));
  return static_cast<double>(normal((drift * years - b) / deviation) +
                             reflected * normal((-drift * years - b) / deviation));
}

TEST_SUITE("pricing/closes_probability_limits") {
  TEST_CASE("closes without number come to the continuous hurdle shifted by Broadie and Glasserman and Kou") {
    // The shift leaves an error of smaller order than 1 / sqrt(closes): here it falls by 4 and more a row.
    const double drift = 0.037 + 0.125;
    double before = 0.02;
    for (const int closes : {20, 80, 320, 1280}) {
      CAPTURE(closes);
      ClosesHurdle hurdle = hurdle_600;
      hurdle.closes = closes;
      const PerShare shifted = closes_shifted_hurdle(hurdle.hurdle, 0.5, Years{5.0 / closes});
      const double error =
          std::abs(share_probability(hurdle) - continuous(std::log(shifted / amd.spot), drift, 0.5, 5));
      CHECK(error < before / 3);
      CHECK(share_probability(hurdle) < continuous(std::log(600 / 164.67), drift, 0.5, 5));
      before = error;
    }
  }

  TEST_CASE("a strike at the hurdle or above leaves the probability of ending there") {
    struct Row {
      const char* what;
      double spot, rate, volatility, years;
      int closes;
    };
    for (const Row& row : {
             Row{"ordinary", 80, 0.04, 0.4, 3, 300},
             Row{"one tick below", 99.99, 0.04, 0.4, 3, 300},
             Row{"at the hurdle", 100, 0.04, 0.4, 3, 300},
             Row{"above it", 140, 0.04, 0.4, 3, 300},
             Row{"far above it", 1e4, 0.04, 0.4, 3, 300},
             Row{"a hundredth of it", 1, 0.04, 0.9, 5, 300},
             Row{"hardly any volatility under a strong drift", 60, 0.1, 0.01, 5, 300},
             Row{"the same downwards", 130, -0.05, 0.01, 5, 300},
             Row{"few closes under a strong drift", 22, 0.3, 0.01, 5, 3},
             Row{"300 %", 50, 0.04, 3, 5, 300},
             Row{"one day", 99, 0.04, 0.4, 1.0 / 365, 1},
             Row{"thirty years", 20, -0.01, 0.3, 30, 1500},
         }) {
      CAPTURE(row.what);
      const FlatMarket market{
          .spot = PerShare{row.spot}, .risk_free_rate = Rate{row.rate}, .volatility = row.volatility};
      for (const double strike : {100.0, 101.0, 150.0}) {
        CAPTURE(strike);
        const ClosesProbability got = hit_probability(market,
                                                      {.hurdle = PerShare{100},
                                                       .horizon = Years{row.years},
                                                       .closes = row.closes,
                                                       .strike = PerShare{strike}},
                                                      Measure::risk_neutral);
        const double drift = row.rate - 0.5 * row.volatility * row.volatility;
        const double ends =
            cdf((std::log(row.spot / strike) + drift * row.years) / (row.volatility * std::sqrt(row.years)));
        CHECK(std::abs(got.probability - ends) <= got.error_bound + 1e-14);
        CHECK(got.error_bound < 2e-10);
      }
    }
  }

  TEST_CASE("a hurdle under hardly any volatility lies between ending there and the continuous one") {
    for (const double spot : {60.0, 60.6, 62.0}) {
      CAPTURE(spot);
      const FlatMarket market{.spot = PerShare{spot}, .risk_free_rate = Rate{0.1}, .volatility = 0.01};
      const ClosesProbability got = hit_probability(
          market, {.hurdle = PerShare{100}, .horizon = Years{5}, .closes = 1260}, Measure::risk_neutral);
      const double b = std::log(100 / spot), drift = 0.1 - 0.5 * 1e-4;
      CHECK(got.probability > cdf((drift * 5 - b) / (0.01 * std::sqrt(5.0))));
      CHECK(got.probability < continuous(b, drift, 0.01, 5));
      CHECK(got.error_bound < 1e-10);
    }
  }

  TEST_CASE("more consecutive closes than there are closes can never be") {
    const ClosesProbability got = hit({.start = 5, .drift = 0, .closes = 3, .consecutive = 4});
    CHECK(got.probability == 0.0);
    CHECK(got.error_bound == 0.0);
  }

  TEST_CASE("certain and impossible hits") {
    CHECK(hit({.start = 40, .drift = 0, .closes = 100'000}).probability == Approx(1.0).epsilon(1e-14));
    CHECK(hit({.start = 600, .drift = 0, .closes = 300, .consecutive = 20}).probability ==
          Approx(1.0).epsilon(1e-13));
    CHECK(hit({.start = -600, .drift = -1, .closes = 300, .consecutive = 20}).probability == 0.0);
    CHECK(hit({.start = -300, .drift = 1, .closes = 100, .consecutive = 5}).probability == 0.0);
  }

  TEST_CASE("harder terms are met less often: more days; higher hurdles and strikes") {
    const auto falls = [](double& before, const ClosesHurdle& hurdle) {
      const double now = share_probability(hurdle);
      CHECK(now < before);
      before = now;
    };
    double days = 1, hurdles = 1, strikes = 1;
    for (const int consecutive : {1, 2, 3, 10, 30, 100, 250}) {
      falls(days, {.hurdle = PerShare{600}, .horizon = Years{5}, .closes = 250, .consecutive = consecutive});
    }
    for (const double level : {20.0, 164.0, 164.67, 165.0, 600.0, 16467.0}) {
      falls(hurdles, {.hurdle = PerShare{level}, .horizon = Years{5}, .closes = 250, .consecutive = 5});
    }
    for (const double strike : {0.0, 10.0, 300.0, 599.0, 600.0, 601.0, 5000.0}) {
      falls(strikes, {.hurdle = PerShare{600},
                      .horizon = Years{5},
                      .closes = 250,
                      .consecutive = 5,
                      .strike = PerShare{strike}});
    }
  }

  TEST_CASE("twice as many closes hold the others among them") {
    double before = 0;
    for (const int closes : {1, 2, 4, 8, 64, 512}) {
      ClosesHurdle hurdle = hurdle_600;
      hurdle.closes = closes;
      const double now = share_probability(hurdle);
      CHECK(now > before);
      before = now;
    }
  }

  TEST_CASE("the share measure is the risk-neutral one at a rate higher by the variance") {
    FlatMarket shifted = amd;
    shifted.risk_free_rate = Rate{0.037 + 0.25};
    CHECK(share_probability(hurdle_600) ==
          Approx(hit_probability(shifted, hurdle_600, Measure::risk_neutral).probability).epsilon(1e-13));
    FlatMarket yielding = shifted;  // and a yield takes off what it adds
    yielding.dividend_yield = Rate{0.25};
    CHECK(hit_probability(yielding, hurdle_600, Measure::share).probability ==
          Approx(share_probability(hurdle_600)).epsilon(1e-13));
  }

  TEST_CASE("a 4:1 split changes nothing") {
    FlatMarket split = amd;
    split.spot = split.spot / 4;
    const ClosesHurdle terms{.hurdle = PerShare{600},
                             .horizon = Years{5},
                             .closes = 250,
                             .consecutive = 3,
                             .strike = PerShare{200}};
    ClosesHurdle split_terms = terms;
    split_terms.hurdle = terms.hurdle / 4;
    split_terms.strike = terms.strike / 4;
    CHECK(hit_probability(split, split_terms, Measure::share).probability == share_probability(terms));
  }

  TEST_CASE("contracts out of bounds are refused by name") {
    struct Row {
      const char* message;
      ClosesHurdle hurdle;
    };
    const PerShare p{600};
    const Years y{5};
    for (const Row& row : {
             Row{"hurdle.hurdle: must be > 0, got 0", {PerShare{0}, y, 9}},
             Row{"hurdle.hurdle: must be > 0, got -1", {PerShare{-1}, y, 9}},
             Row{"hurdle.hurdle: must be a finite number, got nan", {PerShare{nan}, y, 9}},
             Row{"hurdle.hurdle: must be a finite number, got inf", {PerShare{infinity}, y, 9}},
             Row{"hurdle.horizon: must be > 0, got 0", {p, Years{0}, 9}},
             Row{"hurdle.horizon: must be > 0, got -5", {p, Years{-5}, 9}},
             Row{"hurdle.horizon: must be a finite number, got nan", {p, Years{nan}, 9}},
             Row{"hurdle.horizon: must be a finite number, got inf", {p, Years{infinity}, 9}},
             Row{"hurdle.closes: must be between 1 and 100000, got 0", {p, y, 0}},
             Row{"hurdle.closes: must be between 1 and 100000, got -3", {p, y, -3}},
             Row{"hurdle.closes: must be between 1 and 100000, got 100001", {p, y, 100'001}},
             Row{"hurdle.consecutive: must be >= 1, got 0", {p, y, 9, 0}},
             Row{"hurdle.consecutive: must be >= 1, got -2", {p, y, 9, -2}},
             Row{"hurdle.strike: must be >= 0, got -1", {p, y, 9, 1, PerShare{-1}}},
             Row{"hurdle.strike: must be a finite number, got nan", {p, y, 9, 1, PerShare{nan}}},
             Row{"hurdle.strike: must be a finite number, got inf", {p, y, 9, 1, PerShare{infinity}}},
         }) {
      CHECK_THROWS_WITH_AS(share_probability(row.hurdle), row.message, DomainError);
    }
  }

  TEST_CASE("markets out of bounds are refused by name") {
    const auto refusal = [](double spot, double volatility) {
      try {
        hit_probability({.spot = PerShare{spot}, .risk_free_rate = Rate{0.04}, .volatility = volatility},
                        hurdle_600, Measure::share);
        return std::string{};
      } catch (const DomainError& error) {
        return std::string{error.what()};
      }
    };
    CHECK(refusal(0, 0.5) == "market.spot: must be > 0, got 0");
    CHECK(refusal(nan, 0.5) == "market.spot: must be a finite number, got nan");
    CHECK(refusal(100, 0) == "market.volatility: must be > 0, got 0");
    CHECK(refusal(100, infinity) == "market.volatility: must be a finite number, got inf");
    const std::string small =
        "market.volatility: must be large enough for hurdle and drift to be within 1e9 "
        "standard deviations of a close, got ";
    CHECK(refusal(100, 1e-9) == small + "1e-09");
    CHECK(refusal(100, 1e-300) == small + "1e-300");
    CHECK(refusal(100, 1e-7) == "");
  }
}

}  // namespace closes_probability_limits_test
