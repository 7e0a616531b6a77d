#include "casefile/toml/parse_toml.hpp"

#include <cmath>

#include <doctest/doctest.h>

namespace parse_toml_test {
using namespace fairvalue::detail;
using namespace std::chrono_literals;

TEST_SUITE("casefile/toml/parse_toml") {
  TEST_CASE("keys keep the order of the file and their places") {
    const ParsedToml parsed = parse_toml("z = 1\na = \"text\"\n\n[t]\nd = 2026-01-02\nb = true\n", 3);
    REQUIRE_FALSE(parsed.error.has_value());
    REQUIRE(parsed.root.entries.size() == 3);
    CHECK(parsed.root.entries[0].key == "z");
    CHECK(parsed.root.entries[1].value.text == "text");
    const Node& table = parsed.root.entries[2].value;
    CHECK(table.entries[0].value.date == 2026y / 1 / 2);
    CHECK(table.entries[1].value.boolean);
    CHECK(table.entries[0].value.place.file == 3);
    CHECK(table.entries[0].value.place.line == 5);
    CHECK(table.entries[0].value.place.column == 5);
  }

  TEST_CASE("columns count bytes") {
    const ParsedToml parsed = parse_toml("l = [\"\xE6\xA8\x82\", 7]\n", 0);
    // [ stands at 5, the text in bytes 6 to 10, a comma and a blank, then 7.
    CHECK(parsed.root.entries[0].value.items[1].place.column == 13);
    CHECK(LineColumns{"abc"}.byte_of(3) == 3);
    CHECK(LineColumns{"\xE6\xA8\x82x"}.byte_of(2) == 4);
    CHECK(LineColumns{"\xE6\xA8\x82"}.byte_of(2) == 4);
  }

  TEST_CASE("whole numbers and fractions are told apart") {
    const ParsedToml parsed = parse_toml("a = 3\nb = 3.0\nc = 1_000", 0);
    CHECK(parsed.root.entries[0].value.is_whole);
    CHECK_FALSE(parsed.root.entries[1].value.is_whole);
    CHECK(parsed.root.entries[2].value.number == 1000.0);
  }

  TEST_CASE("a syntax error has its place and nothing is read") {
    const ParsedToml parsed = parse_toml("a = 1\nb = 15 bn\n", 0);
    REQUIRE(parsed.error.has_value());
    CHECK(parsed.error->place.line == 2);
    CHECK(parsed.error->place.column == 8);
    CHECK(parsed.root.entries.empty());
  }

  TEST_CASE("broken headers and keys are errors and end no program") {
    const char* const broken[] = {"[",     "[[",    "[<x]",      "[ ]",   "[a.<]", "[[a]",  "[a]b",   "a.",
                                  "a.<=1", "a = {", "a = {<=1}", "a = [", "a = +", "a = -", "a = 0x", "a = t",
                                  "a = i", "a = '", "a = \"\\",  "\"",    "'",     "=",     "<",      "\x01"};
    for (const char* text : broken) {
      CAPTURE(text);
      CHECK(parse_toml(text, 0).error.has_value());
    }
  }

  TEST_CASE("what is nested too deep is refused") {
    CHECK_FALSE(parse_toml("a = " + std::string(30, '[') + std::string(30, ']'), 0).error.has_value());
    CHECK(parse_toml("a = " + std::string(10'000, '['), 0).error.has_value());
  }

  TEST_CASE("a value from outside is TOML or else text") {
    CHECK(parse_toml_value("180").number == 180.0);
    CHECK(parse_toml_value("\"22x\"").text == "22x");
    CHECK(parse_toml_value("22x").text == "22x");
    for (const char* text : {"0",
                             "-0",
                             "7",
                             "-12",
                             "007",
                             "-07",
                             "1.50",
                             "0.3775",
                             "00.5",
                             ".5",
                             "5.",
                             "-",
                             "-.5",
                             "1.2.3",
                             "1_000",
                             "+3",
                             "1e3",
                             "0x10",
                             "123456789012345",
                             "999999999999999",
                             "12345678901234567890",
                             "0.1234567890123456789",
                             "2027-08-15",
                             "nan",
                             "",
                             " 7",
                             "true"}) {
      CAPTURE(text);
      const ParsedToml whole = parse_toml(std::string{"value = "} + text, 0);
      const Node value = parse_toml_value(text);
      const bool is_toml = !whole.error && whole.root.entries.size() == 1;
      CHECK(value.kind == (is_toml ? whole.root.entries[0].value.kind : NodeKind::text));
      if (!is_toml || value.kind != NodeKind::number) continue;
      const double number = whole.root.entries[0].value.number;
      CHECK((value.number == number || (std::isnan(value.number) && std::isnan(number))));
      CHECK(value.is_whole == whole.root.entries[0].value.is_whole);
    }
    CHECK(parse_toml_value("{ value = 22 }").kind == NodeKind::table);
    CHECK(parse_toml_value("1\nb = 2").kind == NodeKind::text);
  }

  TEST_CASE("lines lose their ends") {
    const auto lines = lines_of("a\r\nb\n\nc");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "a");
    CHECK(lines[2].empty());
    CHECK(lines[3] == "c");
  }
}

}  // namespace parse_toml_test
