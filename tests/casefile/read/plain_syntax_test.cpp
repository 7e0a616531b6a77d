#include "casefile/read/plain_syntax.hpp"

#include <doctest/doctest.h>

#include "casefile/toml/parse_toml.hpp"

namespace plain_syntax_test {
using namespace fairvalue::detail;

PlainSyntax said_of(const std::string& line) {
  const ParsedToml parsed = parse_toml(line, 0);
  REQUIRE(parsed.error.has_value());
  return plain_syntax(parsed.error->what);
}

TEST_SUITE("casefile/read/plain_syntax") {
  TEST_CASE("what is commonly mistyped is told by its own rule and not by the parser's words") {
    struct Row {
      const char* line;
      const char* rule;  // a part of it
    };
    for (const Row& row : {Row{"x = [1 2]\n", "commas between its elements"},
                           Row{"x = [1, 2\ny = 3\n", "ends with ]"},
                           Row{"x = [1, 2", "ends with ]"},
                           Row{"x = { a = 1\n", "ends with }"},
                           Row{"x = { a = 1", "ends with }"},
                           Row{"x = { a = 1, }\n", "no comma behind its last key"},
                           Row{"x = { a = 1 b = 2 }\n", "commas between its keys"},
                           Row{"x = { a = 1,\n b = 2 }\n", "on one line"},
                           Row{"strike: 0.01\n", "key = value"},
                           Row{"revenue growth = 1\n", "key = value"},
                           Row{"strike =\n", "a value follows"},
                           Row{"strike =", "a value follows"},
                           Row{"x = 0,01\n", "nothing more may follow"},
                           Row{"x = .01\n", "digits before and behind"},
                           Row{"x = 1.\n", "digits before and behind"},
                           Row{"x = 01\n", "does not begin with 0"},
                           Row{"[deal]]\n", "name in brackets"},
                           Row{"d = 2028-6-30\n", "YYYY-MM-DD"},
                           Row{"d = 2028-06\n", "YYYY-MM-DD"},
                           Row{"d = 06/30/2028\n", "YYYY-MM-DD"},
                           Row{"d = 30.06.2028\n", "one decimal point"},
                           Row{"x = 99999999999999999999\n", "at most 9223372036854775807"},
                           Row{"x = 1 # a\ry = 2\n", "with a line feed"},
                           Row{"x = 1\ry = 2\n", "with a line feed"},
                           Row{"x = 'a\n", "ends with its quote"},
                           Row{"x = True\n", "true, false"},
                           Row{"x = \"C:\\data\"\n", "backslash"}}) {
      CAPTURE(row.line);
      const PlainSyntax said = said_of(row.line);
      CHECK(said.what.find(row.rule) != std::string::npos);
      CHECK(said.what.find("saw") == std::string::npos);
      CHECK(said.advice.find("15 bn") == std::string::npos);
      CHECK(said.advice.back() == '.');
    }
  }

  TEST_CASE("text without quotes is told to stand in quotes") {
    CHECK(said_of("x = 15 bn USD\n").advice == "Text such as 15 bn USD stands in quotes.");
  }

  TEST_CASE("a key that is there twice is named") {
    CHECK(said_of("a = 1\na = 2\n").what.find("'a' is there twice") != std::string::npos);
  }

  TEST_CASE("what it has no words for is passed on without advice that may be wrong") {
    const PlainSyntax said = plain_syntax("something new");
    CHECK(said.what == "something new");
    CHECK(said.advice == "Correct what stands there.");
  }
}

}  // namespace plain_syntax_test
