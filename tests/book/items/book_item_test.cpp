#include "book/items/book_item.hpp"

#include <doctest/doctest.h>

#include <set>

#include <fairvalue/core/error.hpp>

namespace book_item_test {
using namespace fairvalue;
using namespace fairvalue::detail;

const BookPosition position{
    .case_path = "a.toml", .settings = {{parse_key_path("deal.\"6 GW\".margin"), "0.3"}}, .fault = "why"};

TEST_SUITE("book/items/book_item") {
  TEST_CASE("items and results and records come back from their bytes") {
    const BookItem item = item_from(bytes_of(BookItem{.number = 7, .position = position, .known = 5}));
    CHECK(item.number == 7);
    CHECK(item.position == position);
    CHECK(item.known == 5);
    CHECK_FALSE(item_from(bytes_of(BookItem{.number = 7, .position = {}})).known);
    const ItemResult result = result_from(bytes_of(ItemResult{.number = 3, .fingerprint = 4, .rows = "r"}));
    CHECK(result.number == 3);
    CHECK(result.fingerprint == 4);
    CHECK(result.rows == "r");
    const BookRecord record = record_from(bytes_of(BookRecord{.fingerprint = 9, .rows = "rows"}));
    CHECK(record.fingerprint == 9);
    CHECK(record.rows == "rows");
    CHECK_THROWS_AS(item_from("short"), Error);
  }
  TEST_CASE("positions differ by case and settings and fault") {
    BookPosition other = position;
    other.case_path = "b.toml";
    BookPosition set = position;
    set.settings[0].value = "0.4";
    BookPosition fault = position;
    fault.fault = "";
    const std::set<std::uint64_t> ids{id_of_position(1, position), id_of_position(2, position),
                                      id_of_position(1, other), id_of_position(1, set),
                                      id_of_position(1, fault)};
    CHECK(ids.size() == 5);
  }
}
}  // namespace book_item_test
