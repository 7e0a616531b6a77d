#include "report/page/html_text.hpp"

#include <doctest/doctest.h>

namespace html_text_test {

using fairvalue::detail::html_element;
using fairvalue::detail::html_language;
using fairvalue::detail::html_text;

TEST_SUITE("report/page/html_text") {
  TEST_CASE("the five signs of markup are escaped and all else stays") {
    CHECK(html_text("<a href='x'>\"Q&A\"</a>") == "&lt;a href=&#39;x&#39;&gt;&quot;Q&amp;A&quot;&lt;/a&gt;");
    CHECK(html_text("樂觀 5 % × 2 †") == "樂觀 5 % × 2 †");
    CHECK(html_text("&amp;") == "&amp;amp;");  // what was escaped before is text, too
    CHECK(html_text("").empty());
  }
  TEST_CASE("what would steer a reader is made printable") {
    CHECK(html_text("a\nb\xff\xe2\x80\xae") == "a\\nb\\xff\\u202e");
  }
  TEST_CASE("a text of Latin letters alone has its language on a page in another") {
    struct Row {
      const char* text;
      const char* attribute;
    };
    for (const Row& row : {Row{"By hand.", " lang=\"en\""}, Row{"Übertrag", " lang=\"en\""}, Row{"情境", ""},
                           Row{"neutral 中性", ""}, Row{"203.71", ""}, Row{"", ""}, Row{"* † – €", ""}}) {
      CAPTURE(row.text);
      CHECK(html_language(row.text, "zh-Hant") == row.attribute);
      CHECK(html_language(row.text, "en") == "");
    }
  }
  TEST_CASE("an element has its class where one is given") {
    CHECK(html_element("p", "note", "a < b") == "<p class=\"note\">a &lt; b</p>");
    CHECK(html_element("h2", "", "x") == "<h2>x</h2>");
  }
}

}  // namespace html_text_test
