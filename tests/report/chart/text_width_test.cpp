#include "report/chart/text_width.hpp"

#include <doctest/doctest.h>

namespace text_width_test {
using namespace fairvalue::detail;

TEST_SUITE("report/chart/text_width") {
  TEST_CASE("a text is at least as wide as in DejaVu Sans") {
    // Advance widths of DejaVu Sans 2.37 in units of 1/2048: digits 1303, m 1995, M 1767, i 569, space 651, W
    // 2025.
    CHECK(text_width("0123456789", 2048) >= 13030);
    CHECK(text_width("m", 2048) >= 1995);
    CHECK(text_width("M", 2048) >= 1767);
    CHECK(text_width("W", 2048) >= 2025 * 0.85);
    CHECK(text_width("i i", 2048) >= 569 + 651 + 569);
    CHECK(text_width("what a share is worth", 2048) >= 25300 * 0.99);
    CHECK(text_width("乐观", 10) >= 20);
    CHECK(text_width("", 10) == 0);
  }

  TEST_CASE("lines are no wider than asked for and lose no word") {
    const auto lines = text_lines("what a share is worth by method", 10, 100);
    std::string joined;
    for (const std::string& line : lines) {
      CHECK(text_width(line, 10) <= 100);
      joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(lines.size() > 1);
    CHECK(joined == "what a share is worth by method");
  }

  TEST_CASE("a word wider than a line is broken between characters") {
    const auto lines = text_lines("乐观乐观乐观", 10, 45);
    REQUIRE(lines.size() > 1);
    std::string joined;
    for (const std::string& line : lines) {
      CHECK(text_width(line, 10) <= 45);
      CHECK(line.size() % 3 == 0);  // whole characters of three bytes
      joined += line;
    }
    CHECK(joined == "乐观乐观乐观");
  }
}

}  // namespace text_width_test
