#include "casefile/describe/key_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace key_tree_test {
using namespace fairvalue::detail;

const KeyNode& key(const KeyNode& table, const char* name) {
  const auto found = std::find_if(table.keys.begin(), table.keys.end(),
                                  [&](const KeyNode& one) { return one.name == name; });
  REQUIRE(found != table.keys.end());
  return *found;
}

void check_names(const KeyNode& table) {
  std::set<std::string> seen;
  for (const KeyNode& one : table.keys) {
    CAPTURE(one.name);
    CHECK(seen.insert(one.name).second);
    CHECK_FALSE(one.meaning.empty());
    CHECK(one.meaning.back() == '.');
    check_names(one);
  }
}

TEST_SUITE("casefile/describe/key_tree") {
  TEST_CASE("the root holds the tables of a case") {
    for (const char* name : {"schema", "extend", "company", "market", "operating_model", "valuation", "deal",
                             "award", "scenario", "uncertain", "correlation", "consensus", "estimate",
                             "price_target", "peer", "data", "provenance"}) {
      key(key_tree(), name);
    }
    CHECK(key_tree().keys.size() == 20);  // and name
  }

  TEST_CASE("every key has a sentence and no table has a key twice") { check_names(key_tree()); }

  TEST_CASE("a key knows what it takes") {
    const KeyNode& tranche = key(key(key(key_tree(), "deal"), "warrant"), "tranche");
    CHECK(tranche.is_list);
    CHECK(key(tranche, "shares").required);
    CHECK(key(tranche, "shares").rule == Rule::positive);
    CHECK(key(tranche, "shares").kind == KeyKind::number);
    CHECK(key(tranche, "vested_at_issue").kind == KeyKind::truth);
    CHECK(key(tranche, "monitoring").kind == KeyKind::scalar_or_table);
    CHECK(key(key(tranche, "gate"), "any_of").keys.empty());  // gates inside gates are described once
    CHECK(key(key(key_tree(), "valuation"), "multiple").required);
  }
}

}  // namespace key_tree_test
