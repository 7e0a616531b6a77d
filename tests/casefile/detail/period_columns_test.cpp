#include "casefile/detail/period_columns.hpp"

#include <doctest/doctest.h>

#include <string>

namespace period_columns_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

FiscalPeriod period(const std::string& row) {
  const CsvTable table = parse_csv("period,period_end,period_start\n" + row + "\n", "f.csv");
  NeededColumns need{table};
  return PeriodColumns{need}.at(0);
}

std::string refusal(const std::string& row) {
  try {
    period(row);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/detail/period_columns") {
  TEST_CASE("labels have a year and may have a quarter or a half") {
    CHECK(parse_period_label("FY2026")->year == 2026);
    CHECK(parse_period_label("FY2026Q2")->quarter == 2);
    CHECK(parse_period_label("FY2026H1")->half == 1);
    for (const char* text : {"", "FY", "2026", "FY26", "fy2026", "FY2026Q", "FY2026Q0", "FY2026Q5",
                             "FY2026H3", "FY2026X1", "FY2026Q11", "FY202a", "FY0001", "CY2026"}) {
      CAPTURE(text);
      CHECK_FALSE(parse_period_label(text).has_value());
    }
  }
  TEST_CASE("without a start a period is the months that end on its end") {
    CHECK(period("FY2026,2026-12-31,") ==
          FiscalPeriod{.year = 2026, .start = 2026y / 1 / 1, .end = 2026y / 12 / 31});
    CHECK(period("FY2024,2024-02-29,") ==
          FiscalPeriod{.year = 2024, .start = 2023y / 3 / 1, .end = 2024y / 2 / 29});
    CHECK(period("FY2026Q1,2026-03-31,") ==
          FiscalPeriod{.year = 2026, .quarter = 1, .start = 2026y / 1 / 1, .end = 2026y / 3 / 31});
    CHECK(period("FY2025H2,2025-12-31,") ==
          FiscalPeriod{.year = 2025, .start = 2025y / 7 / 1, .end = 2025y / 12 / 31, .half = 2});
    CHECK(period("FY2026,2026-06-15,").start == 2025y / 6 / 16);
  }
  TEST_CASE("a year of 53 weeks states its start") {
    const FiscalPeriod nvidia = period("FY2027,2027-01-31,2026-01-26");
    CHECK(nvidia.start == 2026y / 1 / 26);
    CHECK(length_in_days(nvidia) == 371);
  }
  TEST_CASE("lengths at their limits are taken and one day more is refused") {
    CHECK(length_in_days(period("FY2026Q1,2026-03-11,2026-01-01")) == 70);
    CHECK(refusal("FY2026Q1,2026-03-10,2026-01-01") ==
          "f.csv:2:10: period_end: must be 69 to 119 days after the start 2026-01-01, got '2026-03-10'");
    CHECK(length_in_days(period("FY2026Q1,2026-04-30,2026-01-01")) == 120);
    CHECK(refusal("FY2026Q1,2026-05-01,2026-01-01") != "accepted");
    CHECK(refusal("FY2026H1,2026-07-25,2026-01-01") != "accepted");
    CHECK(refusal("FY2026,2026-12-31,2027-01-01") ==
          "f.csv:2:8: period_end: must be 1 to 370 days after the start 2027-01-01, got '2026-12-31'");
  }
  TEST_CASE("a blank end is refused") {
    CHECK(refusal("FY2026,,2026-01-01") == "f.csv:2:8: period_end: must be given, got none");
  }
}

}  // namespace period_columns_test
