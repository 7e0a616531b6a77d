#include "pricing/warrant/linear_outlook.hpp"

#include <doctest/doctest.h>

namespace linear_outlook_test {
using namespace fairvalue;
using doctest::Approx;

constexpr LinearVesting one_to_five{.measure = VolumeMeasure::paid, .from = 1, .to = 5};

MilestoneOutlook paid(double volume, double never, double year = 1.0) {
  return {.measure = VolumeMeasure::paid, .volume = volume, .timing = {.years = Fixed{year}, .never = never}};
}

TEST_SUITE("pricing/warrant/linear_outlook") {
  // By hand: 3 vests a half at 80 % and 5 the other half at 40 %: 0.4 + 0.2.
  TEST_CASE("parts of a half at 80 and 40 percent come to 0.6") {
    const auto got = detail::linear_outlook(one_to_five, {}, {paid(5, 0.6), paid(3, 0.2)}, Years{2});
    REQUIRE(got);
    CHECK(got->expected == Approx(0.6).epsilon(1e-15));
    CHECK(got->alive == 1.0);
    CHECK_FALSE(got->certain);
    CHECK(got->waits);
  }
  TEST_CASE("what is there already is certain and does not wait") {
    const auto got = detail::linear_outlook(one_to_five, {.volume = 5, .exercised = 0.25}, {}, Years{2});
    REQUIRE(got);
    CHECK(got->expected == 0.75);
    CHECK(got->alive == 0.75);
    CHECK(got->certain);
    CHECK_FALSE(got->waits);
  }
  TEST_CASE("a milestone after the expiry or of another measure vests nothing") {
    const auto late = detail::linear_outlook(one_to_five, {}, {paid(5, 0, 3.0)}, Years{2});
    REQUIRE(late);
    CHECK(late->expected == 0.0);
    CHECK(late->certain);
    CHECK_FALSE(late->waits);
    MilestoneOutlook other = paid(5, 0);
    other.measure = VolumeMeasure::deployed;
    CHECK_FALSE(detail::linear_outlook(one_to_five, {}, {other}, Years{2}).has_value());
  }
  TEST_CASE("after the agreement's end no milestone counts") {
    const auto got =
        detail::linear_outlook(one_to_five, {.volume = 3, .stopped = true}, {paid(5, 0)}, Years{2});
    REQUIRE(got);
    CHECK(got->expected == 0.5);
  }
}

}  // namespace linear_outlook_test
