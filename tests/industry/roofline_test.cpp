#include <fairvalue/industry/roofline.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace roofline_test {
using namespace fairvalue;
using doctest::Approx;

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
  TEST_CASE("below the ridge memory binds and above it arithmetic") {
    const Roofline chip{.flops = 1000, .bandwidth = 10};  // ridge at 100 operations a byte
    CHECK(attainable_flops(chip, 50) == 500);
    CHECK(attainable_flops(chip, 100) == 1000);
    CHECK(attainable_flops(chip, 500) == 1000);
  }
  TEST_CASE("a 7B model at 2 bytes on 6 TB/s decodes 428.57 tokens a second alone: 6e12 / 14e9") {
    const Roofline chip{.flops = 1.979e15, .bandwidth = 6e12};
    const DecodingBound alone = decoding_bound(chip, 7e9, 2, 1);
    CHECK(alone.tokens_per_second == doctest::Approx(428.57142857142856).epsilon(1e-14));
    CHECK_FALSE(alone.compute_bound);
    const DecodingBound many = decoding_bound(chip, 7e9, 2, 1000);
    CHECK(many.tokens_per_second == doctest::Approx(1.979e15 / 14e9).epsilon(1e-14));
    CHECK(many.compute_bound);
  }
  TEST_CASE("100 a minute for everyone needs a batch of 33.51 and 100 a second has none") {
    const Roofline chip{.flops = 1.979e15, .bandwidth = 6e12};
    const double a_minute = 13.5e9 / (0.25 * 3.76e6);
    CHECK(*batch_needed(chip, 7e9, 2, a_minute) == doctest::Approx(33.51063829787234).epsilon(1e-14));
    CHECK_FALSE(batch_needed(chip, 7e9, 2, 60 * a_minute).has_value());
    CHECK(batch_needed(chip, 7e9, 2, 1) == 1.0);
  }
  TEST_CASE("the batch needed decodes what was asked") {
    const Roofline chip{.flops = 1.979e15, .bandwidth = 6e12};
    for (const double tokens : {500.0, 5000.0, 140000.0}) {
      CHECK(decoding_bound(chip, 7e9, 2, *batch_needed(chip, 7e9, 2, tokens)).tokens_per_second ==
            doctest::Approx(tokens).epsilon(1e-13));
    }
  }
  TEST_CASE("roofs and batches that are none are refused by name") {
    const Roofline chip{.flops = 1000, .bandwidth = 10};
    CHECK_THROWS_WITH_AS(attainable_flops({.flops = 0, .bandwidth = 1}, 1),
                         "roofline.flops: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(decoding_bound({.flops = 1, .bandwidth = -1}, 1, 1, 1),
                         "roofline.bandwidth: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(attainable_flops(chip, 0), "intensity: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(decoding_bound(chip, 1, 1, 0.5), "batch: must be >= 1, got 0.5", DomainError);
    CHECK_THROWS_WITH_AS(decoding_bound(chip, 0, 1, 1), "parameters: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(batch_needed(chip, 1, 0, 1), "bytes_each: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(batch_needed(chip, 1, 1, 0), "tokens_per_second: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(decoding_bound(chip, 1, 1, nan), DomainError);
  }
}

}  // namespace roofline_test
