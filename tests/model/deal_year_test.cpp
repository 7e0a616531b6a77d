#include <fairvalue/model/deal_year.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/deal_loop.hpp>

#include "case_fixtures.hpp"

namespace deal_year_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// A year of the small case with other amounts.
DealYear year_with(double warrant_value, double paid, double gigawatts) {
  const Case value = case_with(warrant_of(20, {tranche("1", 200, {volume_of(1)})}));
  DealYear year = deal_loop(value, base_settings(value)).front();
  year.warrant_value = Money{warrant_value};
  year.deal_revenue_to_date = Money{paid};
  year.delivered_to_date = Gigawatts{gigawatts};
  return year;
}

TEST_SUITE("model/deal_year") {
  TEST_CASE("300 of warrant against 1500 paid for 2 GW: a fifth funds itself and the rebate is 150 a GW") {
    const DealYear year = year_with(300, 1500, 2);
    CHECK(*year.self_funding() == 0.2);
    CHECK(year.rebate()->value == 150);
  }
  TEST_CASE("before anything is paid or delivered there is neither") {
    CHECK_FALSE(year_with(300, 0, 0).self_funding().has_value());
    CHECK_FALSE(year_with(300, 0, 0).rebate().has_value());
  }
  TEST_CASE("the AI share of revenue is AI revenue over all of it") {
    DealYear year = year_with(0, 0, 0);
    year.revenue = Money{800};
    year.ai_revenue = Money{200};
    CHECK(year.ai_mix() == 0.25);
    year.revenue = Money{0};
    CHECK_THROWS_AS(year.ai_mix(), DomainError);
  }
}

}  // namespace deal_year_test
