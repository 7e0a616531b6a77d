#include "pricing/warrant/warrant_view.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../priced_warrant.hpp"

namespace warrant_view_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;

WarrantView view_on(Date day, ConditionsCounted conditions = ConditionsCounted::all,
                    std::optional<TradingCalendar> calendar = {}) {
  const WarrantPosition position{.warrant = single({purchased(2)}),
                                 .outlook = {.milestones = {reached(2, Fixed{1})}},
                                 .calendar = calendar};
  return view_of(open_warrant(position.warrant, day, {}, {}, conditions), position, {});
}

TEST_SUITE("pricing/warrant/warrant_view") {
  TEST_CASE("a year before its end a warrant has 252 closes left or those of its calendar") {
    const Date day = add_days(granted, 1460);  // 2029-10-04, a Thursday
    CHECK(view_on(day).expiry.value == 1.0);
    CHECK(view_on(day).closes_left == 252);
    CHECK(view_on(day).next_close == 2029y / 10 / 5);
    // 2029-10-05 is a Friday: to Friday 2030-10-04 there are 261 weekdays less 10 holidays.
    CHECK(closes_left(us_exchange_calendar(2025, 2031), day, add_days(granted, 1825)) == 251);
    CHECK(view_on(add_days(day, 1), ConditionsCounted::all, us_exchange_calendar(2025, 2031)).next_close ==
          2029y / 10 / 8);
  }
  TEST_CASE("market conditions alone on the day of the grant are a grant-date value") {
    CHECK(is_at_grant(view_on(granted, ConditionsCounted::market).open));
    CHECK(!is_at_grant(view_on(granted).open));
    CHECK(!is_at_grant(view_on(add_days(granted, 1), ConditionsCounted::market).open));
  }
  TEST_CASE("what is lost is not alive") {
    CHECK(shares_alive(view_on(granted), 0) == Shares{100});
    const WarrantPosition late{.warrant = single({purchased(2, granted)})};
    CHECK(shares_alive(view_of(open_warrant(late.warrant, add_days(granted, 1)), late, {}), 0) == Shares{0});
  }
  TEST_CASE("a day after the expiry is refused") {
    CHECK_THROWS_WITH_AS(view_on(add_days(granted, 1826)),
                         "as_of: must be on or before the expiry 2030-10-04, got 2030-10-05", DomainError);
  }
}

}  // namespace warrant_view_test
