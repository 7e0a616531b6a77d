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
                           {"1 of 2 of 3", "1/2/3"},
                           {"Years, price", "各年度：股價"},
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
  TEST_CASE("the answer and the warnings are translated and the words of the case are taken over") {
    constexpr Phrase sentences[] = {{"A share is worth {}.", "每股值 {}。"},
                                    {"the multiple is {}", "倍數{}"},
                                    {"high", "高"},
                                    {"met by {}", "由 {} 達成"}};
    Document before = small_document();
    before.tables[1].columns[2].key = "reason";
    before.tables[1].rows[0].cells[2].shown.text = "met by growth";
    before.tables[1].rows[1].cells[2].shown.text = "high";
    const Document after = translated(before, sentences);
    CHECK(after.headline == std::vector<std::string>{"每股值 150.00。"});
    CHECK(after.warnings == std::vector<std::string>{"倍數高"});
    CHECK(after.tables[1].rows[0].cells[2].shown.text == "met by growth");
    CHECK(after.tables[1].rows[1].cells[2].shown.text == "高");
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
