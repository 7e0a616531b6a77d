#include <fairvalue/core/utf8.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace utf8_test {
using namespace fairvalue;

TEST_SUITE("core/utf8") {
  TEST_CASE("characters of one to four bytes are those of the Unicode charts") {
    struct Row {
      const char* text;
      std::uint32_t code;
      std::size_t bytes;
    };
    for (const Row& row : {Row{"A", 0x41, 1}, Row{"é", 0xE9, 2}, Row{"營", 0x71DF, 3}, Row{"𠀀", 0x20000, 4},
                           Row{"\xF4\x8F\xBF\xBF", 0x10FFFF, 4}, Row{"\x7F", 0x7F, 1}}) {
      CAPTURE(row.text);
      const auto character = first_character(row.text);
      REQUIRE(character.has_value());
      CHECK(character->code == row.code);
      CHECK(character->bytes == row.bytes);
    }
  }
  TEST_CASE("bytes that RFC 3629 does not allow begin no character") {
    // alone, overlong, a surrogate, beyond Unicode, cut off, never used
    for (const char* text : {"", "\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                             "\xE7\x87", "\xC3(", "\xFE", "\xFF"}) {
      CAPTURE(text);
      CHECK_FALSE(first_character(text).has_value());
    }
  }
  TEST_CASE("printable text stays and all else is spelled out") {
    struct Row {
      std::string text, shown;
    };
    for (const Row& row :
         {Row{"", ""}, Row{"AMD 超微 營 é 😀 a\\b", "AMD 超微 營 é 😀 a\\b"},
          Row{"na\nme\x1b[31m", "na\\nme\\x1b[31m"}, Row{"\t\r\x7f", "\\t\\r\\x7f"},
          Row{std::string("\0", 1), "\\x00"},
          Row{"\u009b31m\u0085", "\\u009b31m\\u0085"},               // C1: CSI and next line
          Row{"a\u2028b\u202ec\ufeff", "a\\u2028b\\u202ec\\ufeff"},  // line separator, override
          Row{"\xff\x80z\xe7\x87", "\\xff\\x80z\\xe7\\x87"}}) {
      CAPTURE(row.shown);
      CHECK(printable(row.text) == row.shown);
    }
  }
  TEST_CASE("random bytes become one line of UTF-8 that does not change again") {
    std::mt19937_64 random{3629};
    for (int round = 0; round < 2000; ++round) {
      std::string text(random() % 12, '\0');
      for (char& c : text) c = static_cast<char>(random());
      const std::string shown = printable(text);
      CHECK(printable(shown) == shown);
      for (const unsigned char c : shown) CHECK((c >= 0x20 && c != 0x7F));
    }
  }

  TEST_CASE("the two that are no characters in XML are made visible") {
    CHECK(printable("a\xEF\xBF\xBE") == "a\\ufffe");
    CHECK(printable("\xEF\xBF\xBF"
                    "b") == "\\uffffb");
    CHECK(printable("\xEF\xBF\xBD") == "\xEF\xBF\xBD");
  }
}

}  // namespace utf8_test
