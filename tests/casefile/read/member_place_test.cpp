#include "casefile/read/member_place.hpp"

#include <doctest/doctest.h>

#include "casefile/toml/parse_toml.hpp"

namespace member_place_test {
using namespace fairvalue::detail;

const Node warrant = parse_toml(
                         "strike = 1\n[[tranche]]\nname = \"a\"\nstrike = 2\n[[tranche]]\nname = \"b\"\ngate "
                         "= [{ price_hurdle = 3 }, { any_of = "
                         "[{ condition = \"x\" }, { condition = \"y\" }] }]\n",
                         0)
                         .root;

TEST_SUITE("casefile/read/member_place") {
  TEST_CASE("members are found by their name and in the singular and by their ending") {
    CHECK(place_of_member(warrant, "w", "strike").path == "w.strike");
    CHECK(place_of_member(warrant, "w", "tranches[1].name").path == "w.tranche[1].name");
    const MemberPlace hurdle = place_of_member(warrant, "w", "tranches[1].gates[0].hurdle");
    CHECK(hurdle.path == "w.tranche[1].gate[0].price_hurdle");
    CHECK(hurdle.node->number == 3.0);
  }

  TEST_CASE("members without a table of their own are passed over") {
    CHECK(place_of_member(warrant, "w", "tranches[0].own.strike").path == "w.tranche[0].strike");
  }

  TEST_CASE("gates inside gates stand in any_of") {
    CHECK(place_of_member(warrant, "w", "tranches[1].gates[1].gates[1].name").path ==
          "w.tranche[1].gate[1].any_of[1]");
  }

  TEST_CASE("as far as the names lead") {
    CHECK(place_of_member(warrant, "w", "tranches[7].name").path == "w.tranche");
    CHECK(place_of_member(warrant, "", "nothing").path.empty());
    CHECK(place_of_member(warrant, "w", "").node == &warrant);
    CHECK(place_of_member(warrant, "w", "tranches[0].monitoring").missing == "monitoring");
    CHECK(place_of_member(warrant, "w", "strike").missing.empty());
  }
  TEST_CASE("a field of a list's element is its index and the rest") {
    const auto found = element_member("tranches", "tranches[12].gates[0].hurdle");
    REQUIRE(found);
    CHECK(found->index == 12);
    CHECK(found->rest == ".gates[0].hurdle");
    CHECK(element_member("deals", "deals[0]")->rest.empty());
    for (const char* other : {"tranches", "tranche[0]", "tranches[x]", "tranches[1", "tranches.shares", ""})
      CHECK_FALSE(element_member("tranches", other).has_value());
  }
}

}  // namespace member_place_test
