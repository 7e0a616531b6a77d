#include <fairvalue/report/document.hpp>

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "document_fixtures.hpp"

namespace document_test {
using namespace document_fixtures;

template <class Change>
std::string refusal(Change change) {
  Document document = small_document();
  change(document);
  try {
    require_document(document);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("report/document") {
  TEST_CASE("a sound document passes") {
    CHECK(refusal([](Document&) {}) == "accepted");
  }
  TEST_CASE("keys are neither empty nor repeated") {
    CHECK(refusal([](Document& one) { one.tables[1].key = "inputs"; }) ==
          "document.tables[1].key: must be unlike those before it, got inputs");
    CHECK(refusal([](Document& one) { one.tables[0].rows[2].key = "eps"; }) ==
          "document.tables[0].rows[2].key: must be unlike those before it, got eps");
    CHECK(refusal([](Document& one) { one.tables[0].columns[0].key = ""; }) ==
          "document.tables[0].columns[0].key: must be not empty, got ");
  }
  TEST_CASE("rows have as many cells as columns and numbers are finite") {
    CHECK(refusal([](Document& one) { one.tables[0].rows[1].cells.pop_back(); }) ==
          "document.tables[0].rows[1].cells: must be 2 like the columns, got 1");
    CHECK(refusal([](Document& one) {
            one.tables[0].rows[1].cells[1].shown.number = std::numeric_limits<double>::infinity();
          }) == "document.tables[0].rows[1].cells[1]: must be a finite number, got inf");
  }
  TEST_CASE("formulas read cells of the document and one for each place") {
    const auto formula = [](Document& one) -> CellFormula& {
      return *one.tables[1].rows[0].cells[1].formula;
    };
    CHECK(refusal([&](Document& one) { formula(one).operands.pop_back(); }) ==
          "document.tables[1].rows[0].cells[1].formula.operands: must be 2, one for each {} of the pattern, "
          "got 1");
    CHECK(refusal([&](Document& one) { formula(one).operands[0].row = 3; }) ==
          "document.tables[1].rows[0].cells[1].formula.operands: must be cells of the document, got "
          "inputs[3][1]");
    CHECK(refusal([&](Document& one) { formula(one).operands[0].table = "nowhere"; }) ==
          "document.tables[1].rows[0].cells[1].formula.operands: must be cells of the document, got "
          "nowhere[0][1]");
  }
  TEST_CASE("numbers are found by their keys and a wrong key names the nearest") {
    const Document one = small_document();
    CHECK(*number_at(one, "result", "price", "value") == 150);
    CHECK_FALSE(number_at(one, "result", "none", "value").has_value());
    CHECK_THROWS_WITH_AS(number_at(one, "reslt", "price", "value"),
                         "table: must be a key of the document (nearest 'result'), got reslt", DomainError);
    CHECK_THROWS_WITH_AS(number_at(one, "result", "prize", "value"),
                         "row: must be a key of the document (nearest 'price'), got prize", DomainError);
  }
  TEST_CASE("a mark that all numbers of a column have is the column's") {
    DocumentTable table = small_document().tables[0];
    const auto set = [&](std::optional<Standing> first, std::optional<Standing> second,
                         std::optional<Standing> third) {
      table.rows[0].cells[1].standing = first;
      table.rows[1].cells[1].standing = second;
      table.rows[2].cells[1].standing = third;
    };
    set(Standing::assumed, Standing::assumed, Standing::assumed);
    CHECK(column_mark(table, 1) == "*");
    CHECK(column_mark(table, 0).empty());  // words
    set(Standing::redacted, Standing::assumed, Standing::assumed);
    CHECK(column_mark(table, 1).empty());
    set(Standing::assumed, {}, Standing::assumed);
    CHECK(column_mark(table, 1).empty());
    set(Standing::assumed, {}, Standing::assumed);
    table.rows[1].cells[1].shown = price_cell(std::nullopt);  // no number, so it counts for nothing
    CHECK(column_mark(table, 1) == "*");
    table.rows[0].cells[1].shown = price_cell(std::nullopt);  // one number is left: it has its own
    CHECK(column_mark(table, 1).empty());
  }
  TEST_CASE("a cell's own unit stands before its column's") {
    const Document one = small_document();
    CHECK(unit_of(one.tables[0], one.tables[0].rows[1], 1) == "x");
    CHECK(unit_of(one.tables[1], one.tables[1].rows[0], 1) == "USD/share");
  }
}

}  // namespace document_test
