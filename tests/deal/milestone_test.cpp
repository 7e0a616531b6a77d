#include <fairvalue/deal/milestone.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace milestone_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// 2 GW after 100 days and 5 after 200.
std::vector<Milestone> two() { return {{2, 2026y / 4 / 11}, {5, 2026y / 7 / 20}}; }
constexpr Date start = 2026y / 1 / 1;

TEST_SUITE("deal/milestone") {
  TEST_CASE(
      "the volume grows evenly between milestones: half of 2 after 50 days and half of 3 more after 150") {
    const auto all = two();
    CHECK(detail::volume_on({start, all}, start) == 0.0);
    CHECK(detail::volume_on({start, all}, add_days(start, 50)) == 1.0);
    CHECK(detail::volume_on({start, all}, add_days(start, 100)) == 2.0);
    CHECK(detail::volume_on({start, all}, add_days(start, 150)) == 3.5);
    CHECK(detail::volume_on({start, all}, add_days(start, 201)) == 5.0);
  }
  TEST_CASE("a factor of a half halves the interval after the first and 1 changes nothing") {
    auto all = two();
    detail::quicken(start, all, 0.5);
    CHECK(all[0].date == 2026y / 4 / 11);
    CHECK(all[1].date == 2026y / 5 / 31);
    detail::quicken(start, all, 1.0);
    CHECK(all[1].date == 2026y / 5 / 31);
  }
  TEST_CASE("the third interval takes the factor squared of the interval as planned") {
    std::vector<Milestone> all{{1, 2026y / 1 / 11}, {2, 2026y / 1 / 21}, {3, 2026y / 1 / 31}};
    detail::quicken(start, all, 2.0);  // 10 days become 20 and 40
    CHECK(all[1].date == 2026y / 1 / 31);
    CHECK(all[2].date == 2026y / 3 / 12);
  }
  TEST_CASE("a delay moves the start too") {
    auto all = two();
    Date begin = start;
    detail::delay(begin, all, 2);
    CHECK(begin == 2026y / 3 / 1);
    CHECK(all[0].date == 2026y / 6 / 11);
    CHECK(all[1].date == 2026y / 9 / 20);
  }
  TEST_CASE("what cannot be is refused by name") {
    auto all = two();
    Date begin = start;
    CHECK_THROWS_WITH_AS(detail::quicken(start, all, 0), "factor: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(detail::delay(begin, all, 1201), "months: must be 0 to 1200 (a century), got 1201",
                         DomainError);
    CHECK_THROWS_WITH_AS(detail::require_milestones("plan", {start, {}}),
                         "plan.milestones: must be at least one value, got none", DomainError);
    std::swap(all[0], all[1]);
    CHECK_THROWS_WITH_AS(detail::require_milestones("plan", {start, all}),
                         "plan.milestones[1].volume: must be above 5, the milestone before it, got 2",
                         DomainError);
  }
}

}  // namespace milestone_test
