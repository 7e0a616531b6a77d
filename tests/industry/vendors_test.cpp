#include <fairvalue/industry/vendors.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace vendors_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("industry/vendors") {
  TEST_CASE("200000 at 20000 to 40000 each are 5 to 10 vendors") {
    CHECK(implied_vendors(200000, {20000, 40000}) == Interval{5.0, 10.0});
  }
  TEST_CASE("vendors are whole: 210000 takes at least 6 and at most 10") {
    CHECK(implied_vendors(210000, {20000, 40000}) == Interval{6.0, 10.0});
  }
  TEST_CASE("every count between can add up and none outside does") {
    for (const double total : {3.0, 50.0, 55.0, 61.0, 130.0, 1000.0}) {
      CAPTURE(total);
      const Interval each{30.0, 40.0};
      const auto vendors = implied_vendors(total, each);
      for (int n = 1; n <= 40; ++n) {
        CAPTURE(n);
        const bool adds_up = n * each.low <= total && total <= n * each.high;
        CHECK(adds_up == (vendors && vendors->contains(n)));
      }
    }
  }
  TEST_CASE("50 at 30 to 40 each is no whole number of vendors and less than one is none") {
    CHECK_FALSE(implied_vendors(50, {30, 40}).has_value());
    CHECK_FALSE(implied_vendors(10, {30, 40}).has_value());
  }
  TEST_CASE("a quotient that rounding makes not quite whole is whole") {
    CHECK(implied_vendors(0.6, {0.2, 0.2}) == Interval{3.0, 3.0});
    CHECK(implied_vendors(0.3, {0.1, 0.1}) == Interval{3.0, 3.0});
  }
  TEST_CASE("as many as a double counts exactly are still counted") {
    CHECK(implied_vendors(1e15, {1, 1}) == Interval{1e15, 1e15});
  }
  TEST_CASE("5 to 10 of 80 survive: 6.25 to 12.5 percent and 70 to 75 leave") {
    const auto rate = at_corners([](double left) { return survival(left, 80).rate; }, Interval{5.0, 10.0});
    CHECK(rate == Interval{0.0625, 0.125});
    const auto exits = at_corners([](double left) { return survival(left, 80).exits; }, Interval{5.0, 10.0});
    CHECK(exits == Interval{70.0, 75.0});
  }
  TEST_CASE("nobody or all may survive") {
    CHECK(survival(0, 80).rate == 0.0);
    CHECK(survival(80, 80).exits == 0.0);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(implied_vendors(0, {1, 2}), "total: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_vendors(10, {0, 2}), "each.low: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(implied_vendors(10, {40, 20}), "interval.low: must be <= interval.high (20), got 40",
                         DomainError);
    CHECK_THROWS_WITH_AS(implied_vendors(1e16, {1, 2}),
                         "total: must be at most 1e15 times each.low (1), got 1e+16", DomainError);
    CHECK_THROWS_AS(implied_vendors(nan, {1, 2}), DomainError);
    CHECK_THROWS_WITH_AS(survival(81, 80), "survivors: must be at most the 80 vendors, got 81", DomainError);
    CHECK_THROWS_WITH_AS(survival(-1, 80), "survivors: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(survival(0, 0), "vendors: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(survival(infinity, infinity), DomainError);
  }
}

}  // namespace vendors_test
