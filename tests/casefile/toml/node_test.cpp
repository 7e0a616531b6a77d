#include "casefile/toml/node.hpp"

#include <doctest/doctest.h>

namespace node_test {
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("casefile/toml/node") {
  TEST_CASE("an entry is found by its key and missing ones are null") {
    Node table;
    append(table, "price", number_node(100));
    append(table, "name", text_node("AMD"));
    CHECK(find(table, "price")->number == 100.0);
    CHECK(find_entry(table, "name")->value.text == "AMD");
    CHECK(find(table, "volume") == nullptr);
  }

  TEST_CASE("messages say what was there") {
    CHECK(got(number_node(-3)) == "-3");
    CHECK(got(text_node("15 bn EUR")) == "'15 bn EUR'");
    CHECK(got(text_node("")) == "an empty text");
    CHECK(got(boolean_node(true)) == "true");
    CHECK(got(date_node(2026y / 1 / 2)) == "2026-01-02");
    CHECK(got(Node{}) == "a table");
    CHECK(got(list_node()) == "an empty list");
  }

  TEST_CASE("joined tables keep what is not stated again") {
    Node base;
    append(base, "a", number_node(1));
    Node inner;
    append(inner, "x", number_node(1));
    append(inner, "y", number_node(2));
    append(base, "t", inner);
    Node over;
    Node change;
    append(change, "y", number_node(3));
    append(change, "z", number_node(4));
    append(over, "t", change);
    append(over, "b", text_node("new"));
    const Node all = joined(base, over);
    CHECK(find(all, "a")->number == 1.0);
    CHECK(find(*find(all, "t"), "x")->number == 1.0);
    CHECK(find(*find(all, "t"), "y")->number == 3.0);
    CHECK(find(*find(all, "t"), "z")->number == 4.0);
    CHECK(all.entries.back().key == "b");
  }

  TEST_CASE("lists are replaced and not joined") {
    Node base;
    Node list = list_node();
    list.items.push_back(number_node(1));
    append(base, "l", list);
    Node over;
    append(over, "l", list_node());
    CHECK(find(joined(base, over), "l")->items.empty());
  }

  TEST_CASE("places are in the order of files and lines and columns") {
    CHECK(is_before({0, 5, 9}, {1, 1, 1}));
    CHECK(is_before({0, 5, 9}, {0, 6, 1}));
    CHECK(is_before({0, 5, 8}, {0, 5, 9}));
    CHECK_FALSE(is_before({0, 5, 9}, {0, 5, 9}));
  }
}

}  // namespace node_test
