#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include <fairvalue/report/table.hpp>

namespace display_width_test {
using namespace fairvalue;

std::string utf8(unsigned code) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  const auto tail = [&](unsigned shift) { return byte(0x80u | ((code >> shift) & 0x3Fu)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0u | (code >> 6)), tail(0)};
  if (code < 0x10000) return {byte(0xE0u | (code >> 12)), tail(6), tail(0)};
  return {byte(0xF0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

TEST_SUITE("report/display_width") {
  TEST_CASE("the edges of runs in EastAsianWidth.txt of Unicode 15") {
    struct Run {
      const char* line;
      unsigned first, last;
      std::size_t before, width, after;
    };
    for (const Run& run : {Run{"1100..115F;W hangul initials", 0x1100, 0x115F, 1, 2, 0},
                           Run{"231A..231B;W watch and hourglass", 0x231A, 0x231B, 1, 2, 1},
                           Run{"2614..2615;W umbrella", 0x2614, 0x2615, 1, 2, 1},
                           Run{"2E80..2E99;W radicals", 0x2E80, 0x2E99, 1, 2, 1},
                           Run{"3000;F ideographic space", 0x3000, 0x3000, 1, 2, 2},
                           Run{"3041..3096;W hiragana", 0x3041, 0x3096, 1, 2, 1},
                           Run{"3250..4DBF;W with extension A", 0x3250, 0x4DBF, 1, 2, 1},
                           Run{"4E00..A48C;W ideographs and Yi", 0x4E00, 0xA48C, 1, 2, 1},
                           Run{"AC00..D7A3;W hangul syllables", 0xAC00, 0xD7A3, 1, 2, 1},
                           Run{"F900..FAFF;W compatibility", 0xF900, 0xFAFF, 1, 2, 1},
                           Run{"FF01..FF60;F fullwidth forms", 0xFF01, 0xFF60, 1, 2, 1},
                           Run{"FFE0..FFE6;F fullwidth signs", 0xFFE0, 0xFFE6, 1, 2, 1},
                           Run{"1F300..1F320;W emoji", 0x1F300, 0x1F320, 1, 2, 1},
                           Run{"1F600..1F64F;W faces", 0x1F5FB, 0x1F64F, 1, 2, 1},
                           Run{"1FAF0..1FAF8;W hands new in 15", 0x1FAF0, 0x1FAF8, 1, 2, 1},
                           Run{"20000..2FFFD;W extension B", 0x20000, 0x2FFFD, 1, 2, 1},
                           Run{"30000..3FFFD;W extensions G and H", 0x30000, 0x3FFFD, 1, 2, 1},
                           Run{"0300..036F;Mn combining marks", 0x300, 0x36F, 1, 0, 1},
                           Run{"0488..0489;Me enclosing marks", 0x483, 0x489, 1, 0, 1},
                           Run{"200B..200F joiners and marks", 0x200B, 0x200F, 1, 0, 1},
                           Run{"202A..202E direction marks", 0x202A, 0x202E, 1, 0, 1},
                           Run{"2060..206F word joiner and others", 0x2060, 0x206F, 1, 0, 1},
                           Run{"E0020..E007F tags", 0xE0020, 0xE007F, 1, 0, 1},
                           Run{"302A..302D;Mn tone marks", 0x302A, 0x302D, 2, 0, 2},
                           Run{"3099..309A;Mn voicing marks", 0x3099, 0x309A, 1, 0, 2},
                           Run{"FE00..FE0F;Mn variation selectors", 0xFE00, 0xFE0F, 1, 0, 2},
                           Run{"FEFF zero width no-break space", 0xFEFF, 0xFEFF, 1, 0, 1},
                           Run{"E0100..E01EF;Mn variation selectors", 0xE0100, 0xE01EF, 1, 0, 1}}) {
      CAPTURE(run.line);
      CHECK(display_width(utf8(run.first - 1)) == run.before);
      CHECK(display_width(utf8(run.first)) == run.width);
      CHECK(display_width(utf8(run.last)) == run.width);
      CHECK(display_width(utf8(run.last + 1)) == run.after);
    }
  }
  TEST_CASE("text in the scripts of our readers") {
    CHECK(display_width("") == 0);
    CHECK(display_width("P/E 22.45x") == 10);
    CHECK(display_width("目標價") == 6);
    CHECK(display_width("乐观 (bull)") == 11);
    CHECK(display_width("ＡＭＤ，") == 8);
    CHECK(display_width("서울") == 4);
    CHECK(display_width("\u1109\u1165\u110B\u116E\u11AF") == 4);  // the same two syllables, decomposed
    CHECK(display_width("e\u0301t\u0065\u0301") == 3);            // ete with combining accents
    CHECK(display_width("か\u3099") == 2);                        // ga from ka and its voicing mark
    CHECK(display_width("📈 +40 %") == 8);
    CHECK(display_width("\u2600\uFE0E") == 1);  // a sun and a variation selector
    CHECK(display_width("±€·é") == 4);          // one column each
  }
  TEST_CASE("an emoji sequence counts as the sum of its parts") {
    CHECK(display_width("\U0001F469\u200D\U0001F4BB") == 4);  // woman joined to computer
  }
  TEST_CASE("bytes that are not UTF-8 count one each") {
    struct Row {
      const char* why;
      std::string bytes;
      std::size_t width;
    };
    for (const Row& row :
         {Row{"a tail alone", "\x80", 1}, Row{"overlong slash", "\xC0\xAF", 2},
          Row{"overlong in three", "\xE0\x80\xAF", 3}, Row{"overlong in four", "\xF0\x8F\xBF\xBF", 4},
          Row{"a surrogate", "\xED\xA0\x80", 3}, Row{"beyond Unicode", "\xF4\x90\x80\x80", 4},
          Row{"no such lead", "\xF5\x80\x80\x80", 4}, Row{"no byte of UTF-8", "\xFF\xFE", 2},
          Row{"cut after one", "\xE7", 1}, Row{"cut after two", "\xE7\x9B", 2},
          Row{"cut after three", "\xF0\x9F\x93", 3},
          Row{"a lead and a letter",
              "\xE7"
              "a",
              2},
          Row{"broken in the second tail",
              "\xE7\x9B"
              "a",
              3},
          Row{"whole again after a fault", "\xE7目", 3}, Row{"a byte of zero", std::string(1, '\0'), 1}}) {
      CAPTURE(row.why);
      CHECK(display_width(row.bytes) == row.width);
    }
  }
  TEST_CASE("every cut of random bytes stays in bounds and below two columns a byte") {
    std::mt19937_64 random{7};
    for (int round = 0; round < 2000; ++round) {
      std::string text(1 + random() % 12, ' ');
      for (char& c : text) c = static_cast<char>(random());
      // a heap copy of exactly these bytes: the address sanitizer sees one byte too many
      const std::vector<char> exact(text.begin(), text.end());
      CHECK(display_width({exact.data(), exact.size()}) <= text.size());
    }
  }
  TEST_CASE("text put together is as wide as its parts") {
    for (const std::string left : {"目", "a", "\xE7", "e\u0301"}) {
      for (const std::string right : {"標", "b", "📈"}) {
        CHECK(display_width(left + right) == display_width(left) + display_width(right));
      }
    }
  }
}

}  // namespace display_width_test
