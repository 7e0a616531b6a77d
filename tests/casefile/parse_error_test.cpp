#include <fairvalue/casefile/parse_error.hpp>

#include <doctest/doctest.h>

#include <string>

namespace parse_error_test {
using namespace fairvalue;

std::string message(const std::string& key, const std::string& value) {
  return ParseError{{"peers.csv", 7, 12}, key, "a number", value}.what();
}

TEST_SUITE("casefile/parse_error") {
  TEST_CASE("one line says where and what and why") {
    CHECK(message("multiple", "n/a") == "peers.csv:7:12: multiple: must be a number, got 'n/a'");
    CHECK(message("", "n/a") == "peers.csv:7:12: must be a number, got 'n/a'");
    CHECK(message("multiple", "") == "peers.csv:7:12: multiple: must be a number, got none");
  }
  TEST_CASE("the parts stay as they were given") {
    const ParseError error{{"peers.csv", 7, 12}, "multiple", "a number", "n/a\n"};
    CHECK(error.position() == FilePosition{.file = "peers.csv", .line = 7, .column = 12});
    CHECK_FALSE(error.position() == FilePosition{.file = "peers.csv", .line = 7, .column = 13});
    CHECK(error.key() == "multiple");
    CHECK(error.rule() == "a number");
    CHECK(error.value() == "n/a\n");
  }
  TEST_CASE("it is caught as the error of the library and is no DomainError") {
    const ParseError error{{"f", 1, 1}, "", "given", ""};
    CHECK(dynamic_cast<const Error*>(&error) != nullptr);
    CHECK(dynamic_cast<const DomainError*>(static_cast<const Error*>(&error)) == nullptr);
  }
  TEST_CASE("control characters are spelled out and the message stays one line") {
    const std::string value{"a\nb\r\tc\0d\x1b\x7f", 10};
    CHECK(message("multiple", value) ==
          "peers.csv:7:12: multiple: must be a number, got 'a\\nb\\r\\tc\\x00d\\x1b\\x7f'");
    CHECK(message("two\nlines", "x") == "peers.csv:7:12: two\\nlines: must be a number, got 'x'");
    CHECK(std::string{ParseError{{"a\nb.csv", 1, 1}, "", "x\x1b[31m", ""}.what()} ==
          "a\\nb.csv:1:1: must be x\\x1b[31m, got none");
  }
  TEST_CASE("60 bytes are shown and 61 are cut") {
    const std::string sixty(60, 'x');
    CHECK(message("k", sixty) == "peers.csv:7:12: k: must be a number, got '" + sixty + "'");
    CHECK(message("k", sixty + "y") == "peers.csv:7:12: k: must be a number, got '" + sixty + "...'");
  }
  TEST_CASE("no Chinese character is cut in two") {
    for (std::size_t lead = 0; lead < 4; ++lead) {
      CAPTURE(lead);
      std::string value(lead, 'x');
      for (int i = 0; i < 30; ++i) value += "營";
      // whole characters of three bytes that fit into 60 beside the leading letters
      const std::size_t kept = lead + 3 * ((60 - lead) / 3);
      CHECK(message("k", value) ==
            "peers.csv:7:12: k: must be a number, got '" + value.substr(0, kept) + "...'");
    }
  }
  TEST_CASE("bytes that are no UTF-8 are cut all the same") {
    const std::string tails(200, '\x80');
    std::string shown;
    for (int i = 0; i < 56; ++i) shown += "\\x80";
    CHECK(message("k", tails) == "peers.csv:7:12: k: must be a number, got '" + shown + "...'");
  }
}

}  // namespace parse_error_test
