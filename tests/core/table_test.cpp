#include <fairvalue/core/table.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace table_test {
using namespace fairvalue;

TEST_SUITE("core/table") {
  TEST_CASE("cells start empty and keep what is set") {
    Table table{{"22x", "30x"}, {"5.50", "5.79", "6.00"}, "USD/share"};
    CHECK(table.rows() == 2);
    CHECK(table.columns() == 3);
    CHECK(table.unit() == "USD/share");
    CHECK_FALSE(table.at(1, 2).has_value());
    table.set(1, 2, 180.0);
    CHECK(table.at(1, 2) == 180.0);
    CHECK_FALSE(table.at(0, 2).has_value());
    table.set(1, 2, std::nullopt);
    CHECK_FALSE(table.at(1, 2).has_value());
  }
  TEST_CASE("a cell outside the table is refused by name") {
    Table table{{"a"}, {"b", "c"}, ""};
    CHECK_THROWS_WITH_AS(table.at(1, 0), "table.row: must be < 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(table.set(0, 2, 1.0), "table.column: must be < 2, got 2", DomainError);
  }
  TEST_CASE("a number that is none is refused and the cell stays as it was") {
    Table table{{"a"}, {"b"}, ""};
    table.set(0, 0, 1.0);
    CHECK_THROWS_AS(table.set(0, 0, std::numeric_limits<double>::quiet_NaN()), DomainError);
    CHECK_THROWS_AS(table.set(0, 0, std::numeric_limits<double>::infinity()), DomainError);
    CHECK(table.at(0, 0) == 1.0);
  }
}

}  // namespace table_test
