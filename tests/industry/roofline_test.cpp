#include <fairvalue/industry/roofline.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

using namespace fairvalue;
using doctest::Approx;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

TEST_SUITE("industry/roofline") {
  TEST_CASE("288 GB at 6 TB/s are read in 48 ms and 20.83 times a second") {
    CHECK(stream_seconds(288e9, 6.0e12) == Approx(0.048).epsilon(round_off));
    CHECK(memory_passes_per_second(288e9, 6.0e12) == Approx(20.833333333333332).epsilon(round_off));
  }
  TEST_CASE("seconds a pass times passes a second is one") {
    for (const double bytes : {1.0, 192e9, 288e9}) {
      CHECK(stream_seconds(bytes, 8e12) * memory_passes_per_second(bytes, 8e12) ==
            Approx(1).epsilon(round_off));
    }
  }
  TEST_CASE("288 GB being 50 percent more means 192 GB: 288 / 1.5 by hand") {
    CHECK(reference_of_advantage(288e9, 0.5) == 192e9);
    CHECK(reference_of_advantage(6e12, 0.5) == 4e12);
    CHECK(reference_of_advantage(288e9, 0.0) == 288e9);
    CHECK(reference_of_advantage(96e9, -0.5) == 192e9);  // half as much
  }
  TEST_CASE("3.5 times as fast costs 71.43 percent less and 40 percent more tokens a dollar 28.57") {
    CHECK(100 * unit_cost_change(3.5) == Approx(-71.42857142857143).epsilon(round_off));
    CHECK(100 * unit_cost_change(1.4) == Approx(-28.57142857142857).epsilon(round_off));
    CHECK(unit_cost_change(1.0) == 0.0);
    CHECK(unit_cost_change(0.5) == 1.0);  // half as fast costs twice as much
  }
  TEST_CASE("a speed-up and its undoing cancel") {
    for (const double speedup : {0.25, 1.4, 3.5, 35.0}) {
      CHECK((1 + unit_cost_change(speedup)) * (1 + unit_cost_change(1 / speedup)) ==
            Approx(1).epsilon(round_off));
    }
  }
  TEST_CASE("sizes and speeds that are none are refused by name") {
    CHECK_THROWS_WITH_AS(stream_seconds(0, 6e12), "bytes: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(stream_seconds(288e9, 0), "bandwidth: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(memory_passes_per_second(-1, 6e12), "bytes: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(memory_passes_per_second(288e9, nan), "bandwidth: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(reference_of_advantage(0, 0.5), "x: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(reference_of_advantage(288, -1), "advantage: must be > -1 (-100 %), got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(unit_cost_change(0), "speedup: must be > 0, got 0", DomainError);
    for (const double none : {nan, infinity, -1.0}) {
      CAPTURE(none);
      CHECK_THROWS_AS(stream_seconds(none, 1), DomainError);
      CHECK_THROWS_AS(stream_seconds(1, none), DomainError);
      CHECK_THROWS_AS(memory_passes_per_second(none, 1), DomainError);
      CHECK_THROWS_AS(memory_passes_per_second(1, none), DomainError);
      CHECK_THROWS_AS(reference_of_advantage(none, 0.5), DomainError);
      CHECK_THROWS_AS(reference_of_advantage(1, none), DomainError);
      CHECK_THROWS_AS(unit_cost_change(none), DomainError);
    }
  }
  TEST_CASE("results beyond the doubles are refused and not zero") {
    CHECK_THROWS_WITH_AS(stream_seconds(1e-200, 1e200), "stream_seconds: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(memory_passes_per_second(1e-200, 1e200),
                         "memory_passes_per_second: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(reference_of_advantage(1e308, -0.9),
                         "reference_of_advantage: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(unit_cost_change(1e-310), "unit_cost_change: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace
