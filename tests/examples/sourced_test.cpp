#include "support/sourced.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/units.hpp>

namespace sourced_test {
using namespace fairvalue;

TEST_SUITE("examples/sourced") {
  TEST_CASE("stated and assumed carry value and source") {
    const auto price = examples::stated(Money{4}, "article 002");
    CHECK(price.value == Money{4});
    CHECK(price.standing == Standing::stated);
    CHECK(price.source == "article 002");
    CHECK(examples::assumed(2.0, "ours").standing == Standing::assumed);
  }
  TEST_CASE("an assumption is a row with value and standing and reason") {
    const TextTable table =
        examples::assumption_table("assumed", {{"hours", number_cell(0.7, 1), "a round number"}});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][0].text == "hours");
    CHECK(table.rows[0][1].number == 0.7);
    CHECK(table.rows[0][2].text == "assumed");
    CHECK(table.rows[0][3].text == "a round number");
  }
  TEST_CASE("what is stated is no row and what is redacted is one") {
    const TextTable table =
        examples::assumption_table("assumed", {{"a", number_cell(1, 0), "filing", Standing::stated},
                                               {"b", number_cell(2, 0), "blacked out", Standing::redacted}});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][0].text == "b");
    CHECK(table.rows[0][2].text == "redacted");
  }
  TEST_CASE("a range reads as two ends or as one where both print the same") {
    CHECK(examples::range_text(number_cell(1.41, 1), number_cell(1.7, 1)) == "1.4 to 1.7");
    CHECK(examples::range_text(number_cell(1.41, 1), number_cell(1.42, 1)) == "1.4");
    CHECK(examples::range_text(percent_cell(0.5, 0), percent_cell(0.6, 0)) == "50 to 60 %");
    CHECK(examples::range_text(billions_cell(Money{12e9}, 1), billions_cell(Money{16e9}, 1)) ==
          "12.0 to 16.0 bn");
    CHECK(examples::range_text(multiple_cell(Multiple{1.417}, 3), multiple_cell(Multiple{1.7}, 3)) ==
          "1.417x to 1.700x");
    CHECK(examples::range_text(number_cell({}, 1), multiple_cell(Multiple{3}, 1)) == "up to 3.0x");
    CHECK(examples::range_text(percent_cell(0.5, 0), number_cell({}, 1)) == "50 % or more");
    CHECK(examples::range_text(number_cell({}, 1), number_cell({}, 1)) == "NM");
    const auto cells = examples::range_cells(Interval{0.5, 0.6}, [](double x) { return percent_cell(x, 0); });
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].text == "50 %");
    CHECK(cells[1].text == "60 %");
  }
}

}  // namespace sourced_test
