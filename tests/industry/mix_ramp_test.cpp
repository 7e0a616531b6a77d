#include <fairvalue/industry/mix_ramp.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace mix_ramp_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

// NVIDIA's data-centre revenue, quarters of fiscal 2024, bn USD (company releases)
const std::vector<Money> quarters{Money{4.28}, Money{10.32}, Money{14.51}, Money{18.40}};

TEST_SUITE("industry/mix_ramp") {
  TEST_CASE("40 percent of a year and 70 at its end begins at 10: 2 x 40 - 70") {
    const LinearRamp ramp = ramp_to_end(0.40, 0.70);
    CHECK(ramp.start == Approx(0.10).epsilon(1e-13));
    CHECK(ramp.end == 0.70);
    CHECK(feasible(ramp));
  }
  TEST_CASE("growing revenue lies late: 31.51 / 47.51 and 29.57375 / 47.51 by hand") {
    // 10.32 / 3 + 14.51 x 2 / 3 + 18.4 = 31.51333; 4.28 / 8 + 10.32 x 3 / 8 + 14.51 x 5 / 8 + 18.4 x 7 / 8
    // = 29.57375
    CHECK(revenue_weighted_position(quarters, RampSpan::first_to_last_period) ==
          Approx(0.6632989546060478).epsilon(1e-12));
    CHECK(revenue_weighted_position(quarters, RampSpan::start_to_end) ==
          Approx(29.57375 / 47.51).epsilon(round_off));
  }
  TEST_CASE("even revenue has its mean in the middle of either ramp") {
    const std::vector<Money> even(4, Money{5});
    CHECK(revenue_weighted_position(even, RampSpan::first_to_last_period) == Approx(0.5).epsilon(round_off));
    CHECK(revenue_weighted_position(even, RampSpan::start_to_end) == Approx(0.5).epsilon(round_off));
  }
  TEST_CASE("weighted by that revenue the straight line would begin below zero") {
    // figures_values.csv, A4-67: -19.10 and -9.46 percent
    for (const auto& [span, start] : {std::pair{RampSpan::first_to_last_period, -0.19099812460929346},
                                      std::pair{RampSpan::start_to_end, -0.09464771064185667}}) {
      const LinearRamp ramp = ramp_to_end(0.40, 0.70, revenue_weighted_position(quarters, span));
      CHECK(ramp.start == Approx(start).epsilon(1e-12));
      CHECK_FALSE(feasible(ramp));
    }
  }
  TEST_CASE("from nothing the highest end is 64.26 percent: 0.40 / 0.6225") {
    const double position = revenue_weighted_position(quarters, RampSpan::start_to_end);
    CHECK(ramp_from_start(0.40, 0.0, position).end == Approx(0.6425968975865422).epsilon(1e-12));
  }
  TEST_CASE("to the end and from the start undo each other") {
    for (const double position : {0.1, 0.3, 0.45}) {
      const LinearRamp ramp = ramp_to_end(0.3, 0.6, position);
      CHECK(ramp_from_start(0.3, ramp.start, position).end == Approx(0.6).epsilon(1e-13));
    }
  }
  TEST_CASE("an independent sum over the quarters gives the mean back") {
    const double position = revenue_weighted_position(quarters, RampSpan::first_to_last_period);
    const LinearRamp ramp = ramp_to_end(0.5, 0.6, position);
    double revenue = 0;
    double inference = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      revenue += quarters[i].value;
      inference += quarters[i].value * (ramp.start + (ramp.end - ramp.start) * static_cast<double>(i) / 3.0);
    }
    CHECK(inference / revenue == Approx(0.5).epsilon(1e-13));
  }
  TEST_CASE("a path has both ends and equal steps") {
    const auto path = ramp_path({.start = 0.1, .end = 0.7}, 4);
    REQUIRE(path.size() == 5);
    CHECK(path.front() == 0.1);
    CHECK(path.back() == 0.7);
    CHECK(path[1] == Approx(0.25).epsilon(round_off));
    CHECK_THROWS_WITH_AS(ramp_path({.start = -0.19, .end = 0.7}, 4),
                         "ramp.start: must be between 0 and 1, got -0.19", DomainError);
    CHECK_THROWS_WITH_AS(ramp_path({.start = 0.1, .end = 1.1}, 4),
                         "ramp.end: must be between 0 and 1, got 1.1", DomainError);
    CHECK_THROWS_WITH_AS(ramp_path({.start = 0.1, .end = 0.7}, 0),
                         "periods: must be from 1 to 1000000, got 0", DomainError);
  }
  TEST_CASE("zero and one are feasible ends and NaN is not") {
    CHECK(feasible({.start = 0, .end = 1}));
    CHECK_FALSE(feasible({.start = 0, .end = 1.0000001}));
    CHECK_FALSE(feasible({.start = nan, .end = 0.5}));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(ramp_to_end(40, 0.7), "mean: must be between 0 and 1, got 40", DomainError);
    CHECK_THROWS_WITH_AS(ramp_to_end(0.4, -0.1), "end: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(ramp_from_start(0.4, 1.5), "start: must be between 0 and 1, got 1.5", DomainError);
    for (const double bad : {0.0, 1.0, nan, infinity, -0.5}) {
      CHECK_THROWS_AS(ramp_to_end(0.4, 0.7, bad), DomainError);
      CHECK_THROWS_AS(ramp_from_start(0.4, 0.1, bad), DomainError);
    }
    CHECK_THROWS_WITH_AS(ramp_to_end(0.4, 0.7, 1.0), "position: must be above 0 and below 1, got 1",
                         DomainError);
    const std::vector<Money> one{Money{1}};
    CHECK_THROWS_WITH_AS(revenue_weighted_position(one, RampSpan::start_to_end),
                         "revenue: must be at least two periods, got 1", DomainError);
    const std::vector<Money> negative{Money{1}, Money{-1}};
    CHECK_THROWS_WITH_AS(revenue_weighted_position(negative, RampSpan::start_to_end),
                         "revenue[1]: must be >= 0, got -1", DomainError);
    const std::vector<Money> none(3, Money{0});
    CHECK_THROWS_WITH_AS(revenue_weighted_position(none, RampSpan::start_to_end),
                         "sum of revenue: must be > 0, got 0", DomainError);
  }
}

}  // namespace mix_ramp_test
