#include <fairvalue/core/interval.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <optional>

#include <fairvalue/core/error.hpp>

namespace interval_test {
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
  TEST_CASE("ends beyond every number are refused and a wide range has a middle") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH_AS((Interval{-infinity, 1.0}), "interval.low: must be a finite number, got -inf",
                         DomainError);
    CHECK_THROWS_AS((Interval{0.0, infinity}), DomainError);
    CHECK(Interval{-1e308, 0.5e308}.middle() == -0.25e308);
  }
  TEST_CASE("a corner that is no number is refused wherever it lies") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double bad : {30.0, 40.0}) {
      CAPTURE(bad);
      CHECK_THROWS_AS(at_corners([&](double m) { return m == bad ? nan : m; }, Interval{30.0, 40.0}),
                      DomainError);
    }
  }
  TEST_CASE("a function that may have no answer gives a range that may have none") {
    const auto ratio = [](double price, double eps) {
      return eps > 0 ? std::optional{price / eps} : std::nullopt;
    };
    CHECK(at_corners(ratio, 100.0, Interval{2.0, 4.0}) == Interval{25.0, 50.0});
    CHECK_FALSE(at_corners(ratio, 100.0, Interval{-1.0, 4.0}).has_value());
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

}  // namespace interval_test
