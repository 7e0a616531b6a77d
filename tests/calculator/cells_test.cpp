#include "fairvalue/case/cells.hpp"

#include <doctest/doctest.h>

namespace cells_test {
using namespace calculator;

TEST_SUITE("calculator/cells") {
  TEST_CASE("a cell is found by the keys of its row and column") {
    fairvalue::DocumentTable table{.key = "t", .title = "T", .columns = {{"a", "A"}, {"b", "B"}}, .rows = {}};
    CHECK_FALSE(find_cell(table, "first", "a").has_value());
    add_row(table, "first", {text("1"), text("2")});
    add_row(table, "second", {text("3"), text("4")});
    const auto found = find_cell(table, "second", "b");
    REQUIRE(found.has_value());
    CHECK(found->row == 1);
    CHECK(found->column == 1);
    CHECK_FALSE(find_cell(table, "third", "b").has_value());
    CHECK_FALSE(find_cell(table, "second", "B").has_value());
  }
}

}  // namespace cells_test
