#include <fairvalue/report/phrases.hpp>

#include <doctest/doctest.h>

#include "document_fixtures.hpp"

namespace phrases_test {
using namespace document_fixtures;

constexpr Phrase words[] = {{"price", "股價"},
                            {"{}: terms, granted {}", "{}：條款，授予日 {}"},
                            {"Years, {}", "各年度：{}"},
                            {"{} of {}", "{}/{}"}};

TEST_SUITE("report/phrases") {
  TEST_CASE("a whole phrase is translated and its parts are taken over") {
    struct Row {
      const char* english;
      const char* other;
    };
    for (const Row& row : {Row{"price", "股價"},
                           {"prices", "prices"},
                           {"a price", "a price"},
                           {"OpenAI: terms, granted 2025-10-05", "OpenAI：條款，授予日 2025-10-05"},
                           {"Years, optimistic 樂觀", "各年度：optimistic 樂觀"},
                           {"Years, ", "各年度："},
                           {"1 of 2 of 3", "1/2 of 3"},
                           {"", ""}}) {
      CAPTURE(row.english);
      CHECK(translated(row.english, words) == row.other);
    }
  }
  TEST_CASE("a text that begins like a phrase and ends before it is none") {
    constexpr Phrase overlapping[] = {{"a{}ab", "x"}};
    CHECK(translated("ab", overlapping) == "ab");
    CHECK(translated("aab", overlapping) == "x");
  }
  TEST_CASE("headings names of rows and notes are translated and numbers and keys stay") {
    constexpr Phrase headings[] = {
        {"Result", "結果"}, {"value", "價值"}, {"no answer", "無"}, {"By {}", "用 {}"}};
    const Document before = small_document();
    const Document after = translated(before, headings);
    CHECK(after.tables[1].title == "結果");
    CHECK(after.tables[1].columns[1].title == "價值");
    CHECK(after.tables[1].columns[1].key == "value");
    CHECK(after.tables[1].rows[1].cells[0].shown.text == "無");
    CHECK(after.tables[1].rows[0].cells[1].shown.text == before.tables[1].rows[0].cells[1].shown.text);
    CHECK(before.tables[0].notes.front() == "By hand.");
    CHECK(after.tables[0].notes.front() == "用 hand.");
    CHECK(after.headline == before.headline);
  }
}

}  // namespace phrases_test
