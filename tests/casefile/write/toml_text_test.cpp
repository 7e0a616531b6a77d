#include "casefile/write/toml_text.hpp"

#include <doctest/doctest.h>

#include "casefile/toml/parse_toml.hpp"

namespace toml_text_test {
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("casefile/write/toml_text") {
  TEST_CASE("numbers are written with as many digits as read them back") {
    CHECK(inline_text(number_node(15e9)) == "15000000000");
    CHECK(inline_text(number_node(0.1)) == "0.1");
    CHECK(inline_text(number_node(160e6 / 6)) == "26666666.666666668");
    for (const double number : {1e300, 5e-324, -0.1, 1e15, 123456789012345678.0}) {
      CAPTURE(number);
      CHECK(parse_toml_value(inline_text(number_node(number))).number == number);
    }
  }

  TEST_CASE("text is quoted so that it reads back") {
    for (const char* text :
         {"", "a \"b\" \\c", "line\nbreak\ttab", "\xE6\xA8\x82", "\x1b[31m", "# no comment"}) {
      CAPTURE(text);
      CHECK(parse_toml_value(inline_text(text_node(text))).text == text);
    }
  }

  TEST_CASE("a tree is read back as it was with its order") {
    const char* text =
        "b = 1\na = [1, 2]\n\n[t]\nx = 2026-01-02\n\n[t.\"name with. dot\"]\ny = { value = 1, source = \"s\" "
        "}\n\n"
        "[[l]]\nn = \"one\"\n\n[[l]]\nn = \"two\"\n";
    const Node first = parse_toml(text, 0).root;
    const std::string written = toml_text(first);
    const ParsedToml again = parse_toml(written, 0);
    REQUIRE_FALSE(again.error.has_value());
    CHECK(toml_text(again.root) == written);
    CHECK(again.root.entries[0].key == "b");
  }

  TEST_CASE("numbers with their source keep their place among the others however long") {
    Node set;
    for (const char* key : {"z", "a"}) {
      Node one;
      append(one, "value", number_node(1));
      append(one, "source", text_node(std::string(key[0] == 'z' ? 200 : 2, 's')));
      append(set, key, std::move(one));
    }
    Node root;
    append(root, "set", std::move(set));
    const ParsedToml again = parse_toml(toml_text(root), 0);
    CHECK(find(again.root, "set")->entries[0].key == "z");
  }
}

}  // namespace toml_text_test
