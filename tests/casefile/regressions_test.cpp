#include <doctest/doctest.h>

#include <string>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/casefile/peer_file.hpp>

namespace regressions_test {
using namespace fairvalue;

// Minimal inputs of past bugs.

std::string refusal(const std::string& content) {
  try {
    peers_from(parse_csv(content, "f.csv"));
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("casefile/regressions") {
  TEST_CASE("a header with a line break and an escape sequence was printed raw") {
    const std::string message = refusal("\"na\nme\x1b[31m\"\nAMD\n");
    CHECK(message.find_first_of("\n\x1b") == std::string::npos);
    CHECK(message == "f.csv:2:3: must be text without control characters, got '\\x1b'");
    CHECK(refusal("\"na\nme\",currency,price,eps,ai_share,growth,standing,source\nAMD,,,,,,,\n") ==
          "f.csv:1:1: name: must be a column (nearest 'na\\nme'), got none");
  }
  TEST_CASE("a file separated by semicolons was told only of a missing column") {
    CHECK(refusal("name;currency\nAMD;USD\n").find("looks like ';'") != std::string::npos);
  }
  TEST_CASE("commas left hanging by a spreadsheet were columns without a name") {
    CHECK(parse_csv("a,b,\n1,2,\n,,\n", "f.csv").rows() == 1);
  }
  TEST_CASE("a line sep= was a header") {
    CHECK(parse_csv("sep=,\na,b\n1,2\n", "f.csv").columns().size() == 2);
  }
  TEST_CASE("a header of many columns took their number squared") {
    std::string header = "c0";
    for (int i = 1; i < 100'000; ++i) header += ",c" + std::to_string(i);
    CHECK(parse_csv(header, "f.csv").columns().size() == 100'000);
  }
}

}  // namespace regressions_test
