#include <fairvalue/report/document_html.hpp>

#include <charconv>
#include <map>
#include <regex>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "document_fixtures.hpp"

namespace document_html_test {
using namespace document_fixtures;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// A document in which every text is markup, and every place where an attribute could end.
Document hostile_document() {
  const std::string bad = "</title></style><script>alert(1)</script>\"'><img src=x onerror=y>";
  Document document = small_document();
  document.about = {{"case", bad}};
  document.headline = {bad, bad, bad};
  document.warnings = {bad};
  for (DocumentTable& table : document.tables) {
    table.title = bad;
    table.notes = {bad};
    for (DocumentColumn& column : table.columns) column.title = bad;
    for (DocumentRow& row : table.rows) row.cells[0].shown.text = bad;
  }
  document.tables[1].rows[0].key = bad;
  document.tables[1].columns[2].key = bad;
  return document;
}

TEST_SUITE("report/document_html") {
  TEST_CASE("numbers read as in the text with mark and unit and have their value and keys beside them") {
    const std::string page = to_html(small_document(), {.title = "Small"});
    CHECK(has(page, "<table data-table=\"inputs\">"));
    CHECK(has(page, "<tr data-row=\"hurdle\">"));
    CHECK(has(page,
              "<td class=\"n chosen\" data-column=\"value\" data-value=\"600.1\" "
              "data-label=\"value\">600.10<sup>†</sup> "
              "<small>USD/share</small></td>"));
    CHECK(has(page,
              "data-value=\"25\" data-label=\"value\">25.00x<sup>*</sup></td>"));  // the text has the unit
    CHECK(has(page,
              "<th scope=\"col\" class=\"n\">value<small>USD/share</small></th>"));  // of the whole column
    CHECK(has(page, "<p class=\"note\">* assumed: our choice.</p>"));
    CHECK(has(page, "<p class=\"note\">† blacked out in the source: our choice.</p>"));
    CHECK(has(page, ">NM</td>"));
    CHECK_FALSE(has(page, "data-value=\"\""));
  }
  TEST_CASE("a heading has the mark of all its numbers and on a phone each number's label") {
    Document document = small_document();
    for (DocumentRow& row : document.tables[0].rows) row.cells[1].standing = Standing::assumed;
    const std::string page = to_html(document, {.title = "Small"});
    CHECK(has(page, ">value<sup>*</sup>"));
    CHECK(has(page, "data-label=\"value*\">25.00x</td>"));
    CHECK_FALSE(has(page, "25.00x<sup>"));
  }
  TEST_CASE("a value keeps all its digits and zero has no sign") {
    Document document = small_document();
    document.tables[0].rows[0].cells[1].shown.number = 0.1 + 0.2;
    document.tables[0].rows[1].cells[1].shown.number = -0.0;
    const std::string page = to_html(document, {.title = "Small"});
    CHECK(has(page, "data-value=\"0.30000000000000004\""));
    CHECK(has(page, "data-value=\"0\""));
  }
  TEST_CASE("text is never markup wherever it stands") {
    const std::string bad = "<b>";
    const Document document = hostile_document();
    const std::string page = to_html(document, {.title = document.headline[0],
                                                .highlights = {{"inputs", "eps", "value"}},
                                                .sections = {{.key = "all",
                                                              .title = document.headline[0],
                                                              .sentences = document.headline,
                                                              .tables = {"inputs"},
                                                              .folded = {"result"}}},
                                                .pictures = {{.table = "inputs",
                                                              .title = document.headline[0],
                                                              .caption = document.headline[0],
                                                              .wide = ""}}});
    CHECK(count_of(page, "<script") == 0);
    CHECK(count_of(page, "<img") == 0);
    CHECK(count_of(page, "<title>") == 1);
    CHECK(count_of(page, "</title>") == 1);
    CHECK(count_of(page, "</style>") == 1);
    // every quote of an attribute's text is escaped: tags have nothing but names and quoted values
    const std::string body = page.substr(page.find("<body>"));
    const std::regex tag{"<(/?[a-z0-9]+( [a-z-]+=\"[^\"<>]*\")*)>"};
    CHECK_FALSE(has(std::regex_replace(body, tag, ""), "<"));
  }
  TEST_CASE("nothing is loaded and nothing runs") {
    const std::string page = to_html(small_document(), {.title = "Small"});
    CHECK(has(page, "default-src 'none'"));
    for (const char* part :
         {"http:", "https:", "src=", "url(", "@import", "<script", "<link", "javascript:"}) {
      CAPTURE(part);
      CHECK_FALSE(has(page, part));
    }
  }
  TEST_CASE("sections stand in their order with their anchors and what is in none comes last") {
    const std::string page =
        to_html(small_document(), {.title = "Small",
                                   .leading_sentences = 1,
                                   .highlights = {{"result", "price", "value"}},
                                   .sections = {{.key = "b", .title = "Second", .tables = {"result"}}}});
    CHECK(has(page, "<a href=\"#b\">Second</a>"));
    CHECK(has(page, "<section id=\"b\">"));
    CHECK(page.find("data-table=\"result\">\n") < page.find("id=\"further-tables\""));
    CHECK(page.find("id=\"further-tables\"") < page.find("<table data-table=\"inputs\">"));
    CHECK(has(page, "<dt>=1+1</dt><dd data-column=\"value\" data-value=\"150\">150.00"));
    CHECK(has(page, "<p class=\"warning\">the multiple is high</p>"));
  }
  TEST_CASE("a detail and a folded table are folded and pictures stand above their table") {
    Document document = small_document();
    document.tables[1].is_detail = true;
    const HtmlLayout layout{.title = "Small",
                            .sections = {{.key = "a", .title = "A", .tables = {"result", "inputs"}}},
                            .pictures = {{.table = "inputs",
                                          .title = "Drawn",
                                          .caption = "See.",
                                          .wide = "<svg>1</svg>",
                                          .narrow = "<svg>2</svg>"}}};
    const std::string page = to_html(document, layout);
    CHECK(count_of(page, "<details") == 1);
    CHECK(page.find("<details") < page.find("data-table=\"result\""));
    CHECK(has(page, "<div class=\"wide\"><svg>1</svg></div>\n<div class=\"narrow\"><svg>2</svg></div>"));
    CHECK(page.find("<figure>") < page.find("data-table=\"inputs\""));
  }
  TEST_CASE("headings of the page itself are translated") {
    constexpr Phrase words[] = {
        {"Contents", "目錄"}, {"Warnings", "警告"}, {"* assumed: our choice.", "* 假設"}};
    const std::string page =
        to_html(small_document(), {.title = "Small", .language = "zh-Hant", .phrases = words});
    CHECK(has(page, "<html lang=\"zh-Hant\">"));
    CHECK(has(page, "<nav aria-label=\"目錄\">"));
    CHECK(has(page, "<h2>警告</h2>"));
    CHECK(has(page, "<p class=\"note\">* 假設</p>"));
  }
  TEST_CASE("what the layout names must be there") {
    const Document document = small_document();
    const auto refused = [&](const HtmlLayout& layout) {
      try {
        to_html(document, layout);
      } catch (const DomainError& error) {
        return std::string{error.what()};
      }
      return std::string{};
    };
    CHECK(refused({.title = "t", .sections = {{.key = "a", .title = "A", .tables = {"none"}}}}) ==
          "section.tables: must be a key of the page, got none");
    CHECK(refused({.title = "t", .highlights = {{"inputs", "none", "value"}}}) ==
          "highlight.row: must be a key of the page, got none");
    CHECK(refused({.title = "t", .sections = {{.key = "a b", .title = "A"}}}) ==
          "section.key: must be letters, digits and '-', got a b");
    CHECK(refused({.title = "t", .pictures = {{.table = "none", .title = "", .caption = "", .wide = ""}}}) ==
          "picture.table: must be a key of the page, got none");
    CHECK(has(refused({.title = "t", .sections = {{.key = "a", .title = "A"}, {.key = "a", .title = "B"}}}),
              "section.key: must be unlike those before it"));
  }
  TEST_CASE("the same document gives the same bytes") {
    CHECK(to_html(small_document(), {.title = "t"}) == to_html(small_document(), {.title = "t"}));
  }
}

}  // namespace document_html_test
