#include "report/page/html_table.hpp"

#include <doctest/doctest.h>

#include "report/document_fixtures.hpp"

namespace html_table_test {
using namespace document_fixtures;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_SUITE("report/page/html_table") {
  TEST_CASE("title headings rows and notes stand in their order") {
    const Document document = small_document();
    const std::string html = detail::html_table(document.tables[0], false, {});
    std::size_t before = 0;
    for (const char* part : {"<h3>Inputs</h3>", "<thead>", "EPS</th>", "multiple</th>", "hurdle</th>",
                             "By hand.", "* assumed", "† blacked out"}) {
      CAPTURE(part);
      const std::size_t at = html.find(part);
      REQUIRE(at != std::string::npos);
      CHECK(at > before);
      before = at;
    }
  }
  TEST_CASE("a folded table has its title and its number of rows in the fold") {
    const Document document = small_document();
    constexpr Phrase words[] = {{"{} rows", "{} 列"}};
    CHECK(has(detail::html_table(document.tables[0], true, {}),
              "<summary>Inputs <small>3 rows</small></summary>"));
    CHECK(has(detail::html_table(document.tables[0], true, words), "<small>3 列</small>"));
  }
  TEST_CASE("a unit stands in the heading unless the numbers or the title say it") {
    DocumentTable table{
        .key = "t",
        .title = "T",
        .columns = {{"a", "a"}, {"b", "money", "USD"}, {"c", "part", "%"}, {"d", "shares", "shares"}},
        .rows = {
            {"r",
             {{text_cell("x")}, {number_cell(15e9, 2)}, {percent_cell(0.28, 1)}, {number_cell(5.0, 0)}}}}};
    const std::string html = detail::html_table(table, false, {});
    CHECK(has(html, ">money<small>USD</small></th>"));
    CHECK(has(html, ">part</th>"));
    CHECK(has(html, ">shares</th>"));
  }
  TEST_CASE("a table with long words is folded into rows on a phone and one of numbers scrolls") {
    DocumentTable table = small_document().tables[1];
    CHECK(has(detail::html_table(table, false, {}), "<div class=\"table numbers\">"));
    table.rows[0].cells[2].shown = text_cell("a reason that is longer than a column of numbers is wide");
    CHECK(has(detail::html_table(table, false, {}), "<div class=\"table words\">"));
  }
}

}  // namespace html_table_test
