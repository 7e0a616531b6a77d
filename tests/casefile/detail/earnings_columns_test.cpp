#include "casefile/detail/earnings_columns.hpp"

#include <doctest/doctest.h>

namespace earnings_columns_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("casefile/detail/earnings_columns") {
  TEST_CASE("a share basis is a day or not stated") {
    const CsvTable table = parse_csv("share_basis\n2025-06-13\n\"\"\n", "f.csv");
    const auto column = CsvColumn::find(table, {"share_basis"});
    CHECK(share_basis_at(column, 0) == ShareBasis{.as_of = 2025y / 6 / 13});
    CHECK_FALSE(share_basis_at(column, 1).has_value());
    CHECK_FALSE(share_basis_at(std::nullopt, 0).has_value());
  }
}

}  // namespace earnings_columns_test
