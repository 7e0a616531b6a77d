#include "model/detail/input_changes.hpp"

#include <doctest/doctest.h>

#include "../deal_worth_fixtures.hpp"

namespace input_changes_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

TEST_SUITE("model/detail/input_changes") {
  TEST_CASE("each change has its numbers and puts its input in place and no other") {
    const Case before = two_deals_case();
    Case after = before;
    after.multiple.value.value = Multiple{before.multiple.value.value.value + 5};
    after.deals[0].margin.value = before.deals[0].margin.value + 0.01;
    after.deals[0].margin.source = "another";
    const auto changes = detail::input_changes(before, after);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].input == "multiple");
    CHECK(*changes[0].after == *changes[0].before + 5);
    CHECK(changes[1].input == "deal.A.margin");
    Case value = before;
    changes[1].put(value);
    CHECK(value.deals[0].margin == after.deals[0].margin);
    CHECK(value.multiple == before.multiple);
    changes[0].put(value);
    CHECK(detail::input_changes(value, after).empty());
  }
  TEST_CASE("another source alone is no change") {
    Case after = two_deals_case();
    after.multiple.source = "another";
    CHECK(detail::input_changes(two_deals_case(), after).empty());
  }
}
}  // namespace input_changes_test
