#include <fairvalue/core/interval.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

using namespace fairvalue;

TEST_SUITE("core/interval") {
  TEST_CASE("both ends belong to it") {
    const Interval range{Multiple{30}, Multiple{40}};
    CHECK(range.contains(Multiple{30}));
    CHECK(range.contains(Multiple{40}));
    CHECK_FALSE(range.contains(Multiple{40.001}));
    CHECK(range.middle() == Multiple{35});
    CHECK(Interval{2.0, 2.0}.contains(2.0));
  }
  TEST_CASE("ends turned round are refused by name") {
    CHECK_THROWS_WITH_AS((Interval{40.0, 30.0}), "interval.low: must be <= interval.high (30), got 40",
                         DomainError);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS((Interval{nan, 1.0}), DomainError);
    CHECK_THROWS_AS((Interval{PerShare{1}, PerShare{nan}}), DomainError);
  }
  TEST_CASE("30x to 40x on 5.79 is 173.70 to 231.60 by hand") {
    const auto price = at_corners([](Multiple m, PerShare eps) { return m * eps; },
                                  Interval{Multiple{30}, Multiple{40}}, PerShare{5.79});
    CHECK(price.low.value == doctest::Approx(173.70).epsilon(1e-14));
    CHECK(price.high.value == doctest::Approx(231.60).epsilon(1e-14));
  }
  TEST_CASE("a division turns the ends and the result is in order again") {
    const auto vendors = at_corners([](double total, double each) { return total / each; }, 200'000.0,
                                    Interval{20'000.0, 40'000.0});
    CHECK(vendors == Interval{5.0, 10.0});
  }
  TEST_CASE("two ranges meet at four corners") {
    const auto product =
        at_corners([](double a, double b) { return a * b; }, Interval{-2.0, 3.0}, Interval{-5.0, 7.0});
    CHECK(product == Interval{-15.0, 21.0});  // -2*-5=10, -2*7=-14, 3*-5=-15, 3*7=21
  }
  TEST_CASE("plain values alone give an interval of no width") {
    CHECK(at_corners([](double a) { return 2 * a; }, 4.0) == Interval{8.0, 8.0});
  }
  TEST_CASE("an inner extreme is missed as documented") {
    CHECK(at_corners([](double a) { return a * a; }, Interval{-1.0, 1.0}) == Interval{1.0, 1.0});
  }
}
