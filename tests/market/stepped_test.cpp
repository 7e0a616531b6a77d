#include <fairvalue/market/stepped.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace stepped_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // some roundings of doubles

/// 4 % for a year, 3 % for two, then 5 %.
const Stepped<Rate> rates{.value = Rate{0.04}, .later = {{Years{1}, Rate{0.03}}, {Years{3}, Rate{0.05}}}};
const Stepped<double> volatility{.value = 0.5, .later = {{Years{2}, 0.4}}};

Stepped<Rate> with_times(double first, double second) {
  return {.value = Rate{0.04}, .later = {{Years{first}, Rate{0.03}}, {Years{second}, Rate{0.05}}}};
}

void refuses(const Stepped<Rate>& bad, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_stepped("rate", bad), message, DomainError);
}

TEST_SUITE("market/stepped") {
  TEST_CASE("rates of 4 and 3 and 5 percent add up to 20 percent over five years by hand") {
    CHECK(accumulated(rates, Years{5}) == Approx(0.04 + 2 * 0.03 + 2 * 0.05).epsilon(round_off));
    CHECK(accumulated(rates, Years{0.5}) == Approx(0.02).epsilon(round_off));
    CHECK(accumulated(rates, Years{0}) == 0.0);
  }
  TEST_CASE("a level holds up to the very time of the next") {
    CHECK(accumulated(rates, Years{1}) == 0.04);
    CHECK(accumulated(rates, Years{2}) == Approx(0.07).epsilon(round_off));
    CHECK(accumulated(rates, Years{3}) == Approx(0.10).epsilon(round_off));
  }
  TEST_CASE("50 percent for two years and 40 percent for one have a variance of 0.66 by hand") {
    CHECK(accumulated_variance(volatility, Years{3}) == Approx(2 * 0.25 + 0.16).epsilon(round_off));
    CHECK(accumulated_variance(volatility, Years{1}) == 0.25);
    CHECK(accumulated_variance(volatility, Years{0}) == 0.0);
  }
  TEST_CASE("flat levels add up to level times time and negative rates to a negative sum") {
    CHECK(accumulated({.value = Rate{0.037}}, Years{5}) == 0.037 * 5);
    CHECK(accumulated({.value = Rate{-0.01}}, Years{3}) == -0.03);
    CHECK(accumulated_variance({.value = 0.5}, Years{4}) == 1.0);
  }
  TEST_CASE("what adds up agrees with a slow sum of small pieces") {
    const auto level = [](double t) { return t < 1 ? 0.04 : t < 3 ? 0.03 : 0.05; };
    for (const double until : {0.3, 1.7, 2.9, 4.4}) {
      CAPTURE(until);
      double slow = 0.0;
      for (int i = 0; i < 20000; ++i) slow += level((i + 0.5) * until / 20000) * until / 20000;
      // A piece may hold a step of at most 0.02.
      CHECK(std::abs(accumulated(rates, Years{until}) - slow) < 0.02 * until / 20000);
    }
  }
  TEST_CASE("a step between equal levels changes nothing") {
    const Stepped<Rate> split{.value = Rate{0.04}, .later = {{Years{0.7}, Rate{0.04}}}};
    CHECK(accumulated(split, Years{2}) ==
          Approx(accumulated({.value = Rate{0.04}}, Years{2})).epsilon(round_off));
    CHECK(is_flat(split));
  }
  TEST_CASE("flat is what has one level") {
    CHECK(is_flat(Stepped<Rate>{.value = Rate{0.04}}));
    CHECK(is_flat(Stepped<double>{.value = 0.5}));
    CHECK_FALSE(is_flat(rates));
    CHECK_FALSE(is_flat(volatility));
    CHECK_FALSE(is_flat(Stepped<double>{.value = 0.5, .later = {{Years{1}, 0.5}, {Years{2}, 0.5000001}}}));
  }
  TEST_CASE("sound levels are handed back as they are") {
    CHECK(&require_stepped("rate", rates) == &rates);
    CHECK(&require_stepped("volatility", volatility) == &volatility);
  }
  TEST_CASE("times that do not increase from today are refused by name") {
    refuses(with_times(0, 1), "rate.later[0].from: must be > 0, got 0");
    refuses(with_times(-1, 1), "rate.later[0].from: must be > 0, got -1");
    refuses(with_times(2, 2), "rate.later[1].from: must be > 2 (the one before it), got 2");
    refuses(with_times(2, 1), "rate.later[1].from: must be > 2 (the one before it), got 1");
    refuses(with_times(nan, 1), "rate.later[0].from: must be a finite number, got nan");
    refuses(with_times(1, infinity), "rate.later[1].from: must be a finite number, got inf");
  }
  TEST_CASE("levels that are no numbers are refused by name") {
    refuses({.value = Rate{nan}}, "rate: must be a finite number, got nan");
    refuses({.value = Rate{0.1}, .later = {{Years{1}, Rate{-infinity}}}},
            "rate.later[0].value: must be a finite number, got -inf");
    const Stepped<double> bad{.value = 0.5, .later = {{Years{1}, nan}}};
    CHECK_THROWS_WITH_AS(require_stepped("sigma", bad),
                         "sigma.later[0].value: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("every question of bad levels and of a time that is none is refused by name") {
    const Stepped<Rate> bad = with_times(2, 1);
    const Stepped<double> no_number{.value = nan};
    CHECK_THROWS_WITH_AS(accumulated(bad, Years{1}),
                         "levels.later[1].from: must be > 2 (the one before it), got 1", DomainError);
    CHECK_THROWS_AS(is_flat(bad), DomainError);
    CHECK_THROWS_WITH_AS(accumulated_variance(no_number, Years{1}),
                         "volatility: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(is_flat(no_number), "levels: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(accumulated(rates, Years{-1}), "until: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(accumulated(rates, Years{infinity}), "until: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(accumulated_variance(volatility, Years{nan}),
                         "until: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("a sum beyond the largest double is refused and never infinite") {
    CHECK_THROWS_WITH_AS(accumulated({.value = Rate{1e300}}, Years{1e10}),
                         "accumulated: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(accumulated_variance({.value = 1e200}, Years{1}),
                         "accumulated_variance: must be a finite number, got inf", DomainError);
  }
}

}  // namespace stepped_test
