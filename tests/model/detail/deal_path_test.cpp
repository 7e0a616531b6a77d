#include "../../../lib/model/detail/deal_path.hpp"

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/case_fixtures.hpp"

namespace deal_path_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using fairvalue::detail::DealPath;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

DealSettings as_planned() {
  return {.delay_months = 0,
          .gigawatts = 5,
          .interval_factor = 1,
          .revenue_per_gigawatt = PerGigawatt{500},
          .margin = 0.5,
          .incremental = 1,
          .capital_spending = PerGigawatt{0},
          .receipt_lag_days = 0,
          .haircut = 0,
          .follow_on_share = 0,
          .rate = 0.1};
}

DealPath path_with(int delay, double gigawatts, double factor) {
  DealSettings set = as_planned();
  set.delay_months = delay;
  set.gigawatts = gigawatts;
  set.interval_factor = factor;
  return {plan(), set};
}

TEST_SUITE("model/detail/deal_path") {
  TEST_CASE("as planned 2 GW grow over 730 days and 3 more over 365") {
    const DealPath path{plan(), as_planned()};
    CHECK(path.volume_by(2024y / 12 / 31) == 0.0);
    CHECK(path.volume_by(2025y / 1 / 1) == near(2.0 / 730));
    CHECK(path.volume_by(2025y / 12 / 31) == near(1));
    CHECK(path.volume_by(2026y / 12 / 31) == 2.0);
    CHECK(path.volume_by(2027y / 1 / 1) == near(2 + 3.0 / 365));
    CHECK(path.volume_by(2030y / 1 / 1) == 5.0);
  }
  TEST_CASE("a year's gigawatts run from the end of the day before it to its last day") {
    const DealPath path{plan(), as_planned()};
    CHECK(path.delivered_in(calendar_year(2024)) == Gigawatts{0});
    CHECK(path.delivered_in(calendar_year(2026)).value == near(1));
    const FiscalPeriod across{.year = 2026, .start = 2026y / 12 / 31, .end = 2027y / 1 / 1};
    CHECK(path.delivered_in(across).value == near(2.0 / 730 + 3.0 / 365));
  }
  TEST_CASE(
      "intervals stretch before the delay moves all: the last milestone falls on 2028-12-30 and 2029-01-30") {
    CHECK(path_with(0, 5, 2).volume_by(2028y / 12 / 29) < 5.0);
    CHECK(path_with(0, 5, 2).volume_by(2028y / 12 / 30) == 5.0);
    CHECK(path_with(1, 5, 2).volume_by(2029y / 1 / 29) < 5.0);
    CHECK(path_with(1, 5, 2).volume_by(2029y / 1 / 30) == 5.0);
  }
  TEST_CASE("a stop changes nothing before it and lets nothing past it") {
    const DealPath stopped = path_with(0, 3, 1);
    const DealPath whole{plan(), as_planned()};
    // A gigawatt of the last three takes 121.67 days: it is not there on 1 May, the 121st, and is on the 2nd.
    for (const Date day : {2025y / 12 / 31, 2026y / 12 / 31, 2027y / 3 / 1, Date{2027y / 5 / 1}}) {
      CHECK(stopped.volume_by(day) == whole.volume_by(day));
    }
    CHECK(stopped.volume_by(2027y / 5 / 2) == 3.0);
    CHECK(stopped.volume_by(2035y / 1 / 1) == 3.0);
  }
  TEST_CASE("stopped at 0 GW nothing is ever there and stopped beyond the plan all of it is") {
    CHECK(path_with(0, 0, 1).volume_by(2030y / 1 / 1) == 0.0);
    CHECK(path_with(0, 0, 1).delivered_in(calendar_year(2026)) == Gigawatts{0});
    CHECK(path_with(0, 50, 1).volume_by(2030y / 1 / 1) == 5.0);
  }
  TEST_CASE("a case has a path for each deal in its order") {
    const Warrant warrant = warrant_of(0, {tranche("1", 1, {volume_of(1)})});
    const Case value = case_with({deal("A", warrant), deal("B", warrant)});
    Settings set = settings(value, resolved_values(named_inputs(value), {}));
    set.deals[1].gigawatts = 1.5;
    const auto paths = detail::deal_paths(value, set);
    REQUIRE(paths.size() == 2);
    CHECK(paths[0].volume_by(2030y / 1 / 1) == 5.0);
    CHECK(paths[1].volume_by(2030y / 1 / 1) == 1.5);
  }
  TEST_CASE("settings that cannot be are refused by name") {
    CHECK_THROWS_WITH_AS(path_with(0, -1, 1), "gigawatts: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(path_with(0, nan, 1), "gigawatts: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(path_with(0, 5, 0), "factor: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(path_with(-1, 5, 1), "months: must be 0 to 1200 (a century), got -1", DomainError);
  }
}

}  // namespace deal_path_test
