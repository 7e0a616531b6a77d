#include "casefile/detail/odd_text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace odd_text_test {
using namespace fairvalue::detail;

TEST_SUITE("casefile/detail/odd_text") {
  TEST_CASE("letters of any language with tabs and ends of lines are plain") {
    CHECK_FALSE(first_odd_text(""));
    CHECK_FALSE(first_odd_text("a,b\tc\r\nD\xC3\xB6yle,\xE6\x91\xA9\xE6\xA0\xB9\n"));
    CHECK_FALSE(first_odd_text(std::string(1'000, 'x')));
  }

  TEST_CASE("a byte of Windows 1252 is found wherever it stands") {
    for (const std::size_t before : {0u, 1u, 62u, 63u, 64u, 65u, 127u, 1'000u}) {
      CAPTURE(before);
      const auto odd = first_odd_text(std::string(before, 'x') + "\xF6yle" + std::string(100, 'y'));
      REQUIRE(odd);
      CHECK(odd->at == before);
      CHECK(odd->bytes == 1);
      CHECK_FALSE(odd->is_utf_8);
    }
  }

  TEST_CASE("a character over the end of a block is one character") {
    CHECK_FALSE(first_odd_text(std::string(63, 'x') + "\xC3\xB6" + std::string(100, 'y')));
    CHECK_FALSE(first_odd_text(std::string(62, 'x') + "\xE6\x91\xA9"));
  }

  TEST_CASE("escape sequences and turned text are refused as characters") {
    const auto escape = first_odd_text("Citi\x1b[31m");
    REQUIRE(escape);
    CHECK(escape->at == 4);
    CHECK(escape->is_utf_8);
    const auto turned = first_odd_text("Citi\xE2\x80\xAE");  // U+202E
    REQUIRE(turned);
    CHECK(turned->bytes == 3);
    CHECK(turned->is_utf_8);
  }
}

}  // namespace odd_text_test
