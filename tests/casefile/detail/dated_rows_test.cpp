#include "casefile/detail/dated_rows.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dated_rows_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

std::vector<DatedRow> rows_of(const std::string& content) {
  const CsvTable table = parse_csv("date\n" + content, "f.csv");
  return dated_rows(table, CsvColumn::need(table, {"date"}));
}

TEST_SUITE("casefile/detail/dated_rows") {
  TEST_CASE("rows come oldest first whichever way the file runs") {
    const auto forwards = rows_of("2025-06-16\n2025-06-17 00:00:00-04:00\n2025-06-18\n");
    REQUIRE(forwards.size() == 3);
    CHECK(forwards[1].row == 1);
    CHECK(forwards[1].date == Date{2025y / 6 / 17});
    const auto backwards = rows_of("2025-06-18\n2025-06-17\n2025-06-16\n");
    CHECK(backwards[0].row == 2);
    CHECK(backwards[0].date == Date{2025y / 6 / 16});
    CHECK(rows_of("").empty());
  }
  TEST_CASE("a date that breaks the order or repeats or has a time is refused") {
    CHECK_THROWS_WITH_AS(rows_of("2025-06-16\n2025-06-18\n2025-06-17\n"),
                         "f.csv:4:1: date: must be after 2025-06-18 like the rows so far, got '2025-06-17'",
                         ParseError);
    CHECK_THROWS_WITH_AS(rows_of("2025-06-18\n2025-06-17\n2025-06-17\n"),
                         "f.csv:4:1: date: must be before 2025-06-17 like the rows so far, got '2025-06-17'",
                         ParseError);
    CHECK_THROWS_AS(rows_of("2025-06-18 09:30:00\n"), ParseError);
    CHECK_THROWS_WITH_AS(rows_of("\"\"\n"), "f.csv:2:1: date: must be given, got none", ParseError);
  }
}

}  // namespace dated_rows_test
