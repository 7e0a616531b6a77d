#include <fairvalue/report/document_text.hpp>

#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "document_fixtures.hpp"

namespace document_text_test {
using namespace document_fixtures;

TEST_SUITE("report/document_text") {
  TEST_CASE("headline then tables then warnings with what is assumed and redacted marked") {
    CHECK(to_text(small_document()) ==
          "A share is worth 150.00.\n"
          "\n"
          "Inputs\n"
          "input       value\n"
          "--------  -------\n"
          "EPS          6.00\n"
          "multiple  25.00x*\n"
          "hurdle    600.10†\n"
          "By hand.\n"
          "* assumed: our choice.\n"
          "† blacked out in the source: our choice.\n"
          "\n"
          "Result\n"
          "            value  why\n"
          "---------  ------  --------------\n"
          "=1+1       150.00  multiple x EPS\n"
          "no answer      NM  a loss\n"
          "\n"
          "Warning: the multiple is high\n");
  }
  TEST_CASE("a heading has the mark of all its numbers") {
    Document document = small_document();
    document.tables.erase(document.tables.begin() + 1);
    document.warnings.clear();
    for (DocumentRow& row : document.tables[0].rows) row.cells[1].standing = Standing::assumed;
    CHECK(to_text(document) ==
          "A share is worth 150.00.\n"
          "\n"
          "Inputs\n"
          "input     value*\n"
          "--------  ------\n"
          "EPS         6.00\n"
          "multiple  25.00x\n"
          "hurdle    600.10\n"
          "By hand.\n"
          "* assumed: our choice.\n");
  }
  TEST_CASE("details are left out") {
    Document document = small_document();
    document.tables[0].is_detail = true;
    const std::string text = to_text(document);
    CHECK(text.find("Inputs") == std::string::npos);
    CHECK(text.find("Result") != std::string::npos);
  }
  TEST_CASE("titles are bold where that is asked for") {
    CHECK(to_text(small_document(), {.is_bold = true}).find("\033[1mInputs\033[0m\n") != std::string::npos);
    CHECK(to_text(small_document()).find('\033') == std::string::npos);
  }
  TEST_CASE("long text is broken so that a table fits") {
    Document document = small_document();
    document.tables[1].rows[0].cells[2].shown =
        text_cell("the multiple of the case times the earnings of the year that follows");
    document.headline = {"A share is worth 150.00 in the case that we have made up for the test."};
    std::istringstream lines{to_text(document, {.width = 44})};
    std::string words;
    for (std::string line; std::getline(lines, line);) {
      CHECK(display_width(line) <= 44);
      words += line + " ";
    }
    CHECK(words.find("150.00  the multiple of the") != std::string::npos);
  }
  TEST_CASE("a table of numbers that is too wide is parted and each part has the first column") {
    DocumentTable table{.key = "wide", .title = "Wide", .columns = {{"what", "what"}}, .rows = {{"a", {}}}};
    table.rows[0].cells.push_back({text_cell("row")});
    for (const char* key : {"one", "two", "three"}) {
      table.columns.push_back({key, key});
      table.rows[0].cells.push_back({number_cell(12345.0, 2)});
    }
    Document document{.verb = "test"};
    document.tables = {table};
    CHECK(to_text(document, {.width = 24}) ==
          "Wide\n"
          "what       one       two\n"
          "----  --------  --------\n"
          "row   12345.00  12345.00\n"
          "\n"
          "what     three\n"
          "----  --------\n"
          "row   12345.00\n");
  }
  TEST_CASE("long text among numbers is broken and each part of a table has its own lines") {
    DocumentTable table{.key = "mixed",
                        .title = "What is assumed in the case",
                        .columns = {{"input", "input"}, {"value", "value"}, {"reason", "reason"}},
                        .rows = {}};
    table.rows = {{"m", {{text_cell("multiple")}, {number_cell(12345.0, 2)}, {text_cell("a round one")}}},
                  {"d",
                   {{text_cell("delay")},
                    {text_cell("late by a year or two, never with 10 %")},
                    {text_cell("nobody knows, so it is a range")}}}};
    Document document{.verb = "test"};
    document.tables = {table};
    CHECK(to_text(document, {.width = 38}) ==
          "What is assumed in the case\n"
          "input            value  reason\n"
          "--------  ------------  -------------\n"
          "multiple      12345.00  a round one\n"
          "delay     late by a     nobody knows,\n"
          "          year or two,  so it is a\n"
          "          never with    range\n"
          "          10 %\n");
    CHECK(to_text(document, {.width = 26}) ==
          "What is assumed in the\n"
          "case\n"
          "input              value\n"
          "--------  --------------\n"
          "multiple        12345.00\n"
          "delay     late by a year\n"
          "          or two, never\n"
          "          with 10 %\n"
          "\n"
          "input     reason\n"
          "--------  ----------------\n"
          "multiple  a round one\n"
          "delay     nobody knows, so\n"
          "          it is a range\n");
  }
  TEST_CASE("Chinese is broken between characters and not before a mark that closes") {
    CHECK(wrapped("按計畫交付，數字因此不同。", 12) == "按計畫交付，\n數字因此不\n同。");
    CHECK(wrapped("減去（歸屬）股份 2026 年", 6) == "減去\n（歸\n屬）股\n份\n2026\n年");
    CHECK(wrapped("optimistic 樂觀", 13) == "optimistic\n樂觀");  // a short word stays whole
    CHECK(wrapped("情境 要求報酬率", 8) == "情境 要\n求報酬率");  // five characters are none
  }
  TEST_CASE("words of the text itself are in the language that is asked for") {
    constexpr Phrase words[] = {{"* assumed: our choice.", "* 假設"}, {"Warning: {}", "警告：{}"}};
    const std::string text = to_text(small_document(), {.phrases = words});
    CHECK(text.find("* 假設\n") != std::string::npos);
    CHECK(text.find("警告：the multiple is high\n") != std::string::npos);
  }
  TEST_CASE("words are joined into lines of a width and a longer word has its own") {
    CHECK(wrapped("one two three", 7) == "one two\nthree");
    CHECK(wrapped("one two three", 8, 2) == "one two\n  three");
    CHECK(wrapped("extraordinarily long", 6) == "extraordinarily\nlong");
    CHECK(wrapped("", 5) == "");
    CHECK_THROWS_AS(wrapped("one", 2, 2), DomainError);
  }
  TEST_CASE("a document that breaks a rule is refused") {
    Document document = small_document();
    document.tables[0].rows[0].cells.pop_back();
    CHECK_THROWS_AS(to_text(document), DomainError);
  }
}

}  // namespace document_text_test
