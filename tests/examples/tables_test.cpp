#include "support/tables.hpp"

#include <doctest/doctest.h>

namespace tables_test {
using namespace fairvalue;

TextTable table_of(std::vector<std::string> columns, std::vector<Cell> row) {
  return {.title = "t", .columns = std::move(columns), .rows = {std::move(row)}, .notes = {"n"}};
}

TEST_SUITE("examples/tables") {
  TEST_CASE("the two ends of a range become one column") {
    const TextTable table = table_of({"", "a, low", "a, high", "b", "c, low", "c, high"},
                                     {text_cell("x"), percent_cell(0.5, 0), percent_cell(0.6, 0),
                                      text_cell("y"), number_cell(1, 1), number_cell(1, 1)});
    const TextTable folded = examples::with_ranges(table);
    CHECK(folded.columns == std::vector<std::string>{"", "a", "b", "c"});
    REQUIRE(folded.rows.at(0).size() == 4);
    CHECK(folded.rows[0][1].text == "50 to 60 %");
    CHECK(folded.rows[0][1].is_number);
    CHECK_FALSE(folded.rows[0][2].is_number);
    CHECK(folded.rows[0][3].text == "1.0");
    CHECK(folded.title == "t");
    CHECK(folded.notes == table.notes);
  }
  TEST_CASE("columns that are no pair stay as they are") {
    for (const auto& columns : {std::vector<std::string>{"a, low", "b, high"},
                                {"low", "a, high"},
                                {"a, high", "a, low"},
                                {"low", "high"},
                                {"allow", "a, high"},
                                {"a, low", "a, higher"}}) {
      CAPTURE(columns[0]);
      CHECK(examples::with_ranges(table_of(columns, {number_cell(1, 0), number_cell(2, 0)})).columns ==
            columns);
    }
    CHECK(examples::with_ranges(table_of({"a, low"}, {number_cell(1, 0)})).columns.size() == 1);
  }
  TEST_CASE("two ranges side by side are two columns") {
    const TextTable folded = examples::with_ranges(
        table_of({"a, low", "a, high", "b, low", "b, high"},
                 {number_cell(1, 0), number_cell(2, 0), number_cell(3, 0), number_cell(4, 0)}));
    CHECK(folded.columns == std::vector<std::string>{"a", "b"});
    CHECK(folded.rows[0][0].text == "1 to 2");
    CHECK(folded.rows[0][1].text == "3 to 4");
  }
}

}  // namespace tables_test
