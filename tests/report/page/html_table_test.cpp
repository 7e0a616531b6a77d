#include "report/page/html_table.hpp"

#include <doctest/doctest.h>

#include "report/document_fixtures.hpp"

namespace html_table_test {
using namespace document_fixtures;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_SUITE("report/page/html_table") {
  TEST_CASE("title headings rows and notes stand in their order") {
    const Document document = small_document();
    const std::string html = detail::html_table(document.tables[0], false);
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
    CHECK(
        has(detail::html_table(document.tables[0], true), "<summary>Inputs <small>3 rows</small></summary>"));
    CHECK(has(detail::html_table(document.tables[0], true, {.phrases = words}), "<small>3 列</small>"));
  }
  TEST_CASE("a unit stands in the heading unless the numbers or the title say it") {
    DocumentTable table{
        .key = "t",
        .title = "T",
        .columns = {{"a", "a"}, {"b", "money", "USD"}, {"c", "part", "%"}, {"d", "shares", "shares"}},
        .rows = {
            {"r",
             {{text_cell("x")}, {number_cell(15e9, 2)}, {percent_cell(0.28, 1)}, {number_cell(5.0, 0)}}}}};
    const std::string html = detail::html_table(table, false);
    CHECK(has(html, ">money<small>USD</small></th>"));
    CHECK(has(html, ">part</th>"));
    CHECK(has(html, ">shares</th>"));
  }
  TEST_CASE("a unit that all numbers of a row have stands once beside its name") {
    const auto price = [](double value) {
      return DocumentCell{.shown = number_cell(value, 2), .unit = "USD/share"};
    };
    const auto volume = [](double value) {
      return DocumentCell{.shown = number_cell(value, 2), .unit = "GW"};
    };
    DocumentTable table{.key = "t",
                        .title = "T",
                        .columns = {{"a", "a"}, {"b", "mean"}, {"c", "5 %"}},
                        .rows = {{"price", {{text_cell("price")}, price(230.25), price(79.54)}},
                                 {"mixed", {{text_cell("mixed")}, price(1.0), volume(2.0)}}}};
    const std::string html = detail::html_table(table, false);
    CHECK(has(html, ">price <small>USD/share</small></th>"));
    CHECK(has(html, ">230.25</td>"));
    CHECK(has(html, ">79.54</td>"));
    CHECK(has(html, ">1.00 <small>USD/share</small></td>"));
    CHECK(has(html, ">2.00 <small>GW</small></td>"));
  }
  TEST_CASE("a column in which nothing stands is hidden and keeps its cells") {
    DocumentTable table{.key = "t",
                        .title = "T",
                        .columns = {{"a", "a"}, {"b", "median", "%"}, {"c", "mean", "%"}},
                        .rows = {{"r", {{text_cell("x")}, {text_cell("")}, {percent_cell(0.28, 1)}}},
                                 {"s", {{text_cell("y")}, {text_cell("")}, {text_cell("")}}}}};
    const std::string html = detail::html_table(table, false);
    CHECK(has(html, " hidden>median</th>"));
    CHECK(has(html, "data-column=\"b\" data-label=\"median\" hidden></td>"));
    CHECK(has(html, ">mean</th>"));
    CHECK_FALSE(has(html, " hidden>mean"));
  }
  TEST_CASE("on a page in another language English cells and notes say so and numbers do not") {
    DocumentTable table{
        .key = "t",
        .title = "交易",
        .columns = {{"a", "情境"}, {"b", "value", "USD"}, {"c", "來源"}},
        .rows = {{"r", {{text_cell("neutral 中性")}, {number_cell(15e9, 2)}, {text_cell("a round number")}}}},
        .notes = {"By hand.", "手算"}};
    const std::string html = detail::html_table(table, false, {.language = "zh-Hant"});
    CHECK(has(html, "<h3>交易</h3>"));
    CHECK(has(html, "<th scope=\"col\" class=\"n\" lang=\"en\">value<small>"));
    CHECK(has(html, "<th scope=\"row\" data-column=\"a\">neutral 中性</th>"));
    CHECK(has(html, "<td lang=\"en\" data-column=\"c\""));
    CHECK(has(html, "<td class=\"n\" data-column=\"b\""));
    CHECK(has(html, "<p class=\"note\" lang=\"en\">By hand.</p>"));
    CHECK(has(html, "<p class=\"note\">手算</p>"));
    CHECK_FALSE(has(detail::html_table(table, false), "lang="));
  }
  TEST_CASE("a table with long words is folded into rows on a phone and one of numbers scrolls") {
    DocumentTable table = small_document().tables[1];
    CHECK(has(detail::html_table(table, false), "<div class=\"table numbers\">"));
    table.rows[0].cells[2].shown = text_cell("a reason that is longer than a column of numbers is wide");
    CHECK(has(detail::html_table(table, false), "<div class=\"table words\">"));
  }
}

}  // namespace html_table_test
