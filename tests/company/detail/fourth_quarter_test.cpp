#include "company/detail/fourth_quarter.hpp"

#include <doctest/doctest.h>

namespace fourth_quarter_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using detail::Days;

TEST_SUITE("company/detail/fourth_quarter") {
  TEST_CASE("lengths count both ends and bound what a quarter is") {
    CHECK(detail::length({2024y / 1 / 1, 2024y / 12 / 31}) == 366);
    CHECK(detail::is_quarter({2024y / 1 / 1, 2024y / 3 / 10}));        // 70 days
    CHECK_FALSE(detail::is_quarter({2024y / 1 / 1, 2024y / 3 / 9}));   // 69
    CHECK(detail::is_quarter({2024y / 1 / 1, 2024y / 4 / 29}));        // 120
    CHECK_FALSE(detail::is_quarter({2024y / 1 / 1, 2024y / 4 / 30}));  // 121
  }
  TEST_CASE("nine months begin with their year and leave a quarter of it") {
    const Days year{2024y / 1 / 1, 2024y / 12 / 31};
    CHECK(detail::is_nine_months_of({2024y / 1 / 1, 2024y / 9 / 30}, year));
    CHECK_FALSE(detail::is_nine_months_of({2024y / 1 / 1, 2024y / 6 / 30}, year));
    CHECK_FALSE(detail::is_nine_months_of({2024y / 1 / 2, 2024y / 9 / 30}, year));
    CHECK_FALSE(detail::is_nine_months_of(year, year));
  }
  TEST_CASE("filings more than 200 days apart are of two seasons and give no difference") {
    const Days year{2024y / 1 / 1, 2024y / 12 / 31};
    const Days nine{2024y / 1 / 1, 2024y / 9 / 30};
    FiledFact whole{.measure = FiledMeasure::net_income, .tag = "t", .unit = "USD", .start = year.start,
                    .end = year.end, .value = 10.0, .filed = 2025y / 2 / 1};
    FiledFact part = whole;
    part.end = nine.end;
    part.value = 7.0;
    const FactQuestion question{.as_of = 2026y / 1 / 1};
    const auto income = [&](Date filed) {
      part.filed = filed;
      const detail::Measures measures{{FiledMeasure::net_income, {{year, {&whole}}, {nine, {&part}}}}};
      FiledPeriod quarter{.period = {.year = 2024, .quarter = 4, .start = 2024y / 10 / 1, .end = year.end}};
      detail::derive_fourth(quarter, measures, question, year, nine);
      return quarter.net_income;
    };
    CHECK(income(2024y / 11 / 1)->value == 3.0);
    CHECK(income(add_days(whole.filed, -200))->value == 3.0);
    CHECK_FALSE(income(add_days(whole.filed, -201)).has_value());
    CHECK_FALSE(income(add_days(whole.filed, 1)).has_value());
  }
  TEST_CASE("a source names the tag and the filing") {
    FiledFact fact{.measure = FiledMeasure::revenue, .tag = "us-gaap:Revenues", .unit = "USD",
                   .end = 2024y / 1 / 1, .value = 1.0, .filed = 2024y / 1 / 1};
    CHECK(detail::source_of(fact) == "us-gaap:Revenues");
    fact.accession = "0001640147-23-000030";
    CHECK(detail::source_of(fact) == "us-gaap:Revenues, 0001640147-23-000030");
  }
}

}  // namespace fourth_quarter_test
