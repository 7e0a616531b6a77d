#include "casefile/toml/key_depth.hpp"

#include <doctest/doctest.h>

#include <string>

#include "casefile/toml/parse_toml.hpp"

namespace key_depth_test {
using namespace fairvalue::detail;

/// A key of so many parts: "a.a.a".
std::string key_of(int parts) {
  std::string key = "a";
  for (int i = 1; i < parts; ++i) key += ".a";
  return key;
}

TEST_SUITE("casefile/toml/key_depth") {
  TEST_CASE("a key of 64 parts is read and one of 65 refused at its place") {
    CHECK_FALSE(first_deep_key(key_of(64) + " = 1\n").has_value());
    CHECK(first_deep_key(key_of(65) + " = 1\n") == 127);
    CHECK_FALSE(parse_toml(key_of(64) + " = 1\n", 0).error.has_value());
    const auto error = parse_toml("x = 1\n[" + key_of(65) + "]\n", 0).error;
    REQUIRE(error.has_value());
    CHECK(error->place.line == 2);
    CHECK(error->place.column == 129);
  }

  TEST_CASE("dots in text and comments and of many keys do not count") {
    const std::string dots(100, '.');
    CHECK_FALSE(first_deep_key("a = \"" + dots + "\" # " + dots + "\nb = '" + dots + "'\n").has_value());
    CHECK_FALSE(first_deep_key("a = \"\"\"\n" + dots + "\n\"" + dots + "\"\"\"\n").has_value());
    CHECK_FALSE(first_deep_key("a = \"\\\"" + dots + "\"\n").has_value());
    std::string list = "a = [";
    for (int i = 0; i < 100; ++i) list += "0.5, ";
    CHECK_FALSE(first_deep_key(list + "]\n").has_value());
  }

  TEST_CASE("millions of dots end no program") {
    CHECK(parse_toml(key_of(2'000'000) + " = 1\n", 0).error.has_value());
    CHECK(parse_toml("[" + key_of(2'000'000) + "]\n", 0).error.has_value());
    CHECK(parse_toml("x = { " + key_of(2'000'000) + " = 1 }\n", 0).error.has_value());
  }
}

}  // namespace key_depth_test
