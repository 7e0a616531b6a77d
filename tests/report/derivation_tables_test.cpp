#include <fairvalue/report/derivation_tables.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/derivation_units.hpp>

#include "model/deal_worth_fixtures.hpp"

namespace derivation_tables_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

struct Tables {
  CaseDerivation derivation;
  std::vector<std::string> units;
};
Tables tables_of(const Case& value) {
  CaseDerivation derivation = case_derivation(value);
  auto units = derivation_units(derivation, named_inputs(value), currency(value));
  return {std::move(derivation), std::move(units)};
}

TEST_SUITE("report/derivation_tables") {
  TEST_CASE("every number stands in one of the two tables and every formula in a sound document") {
    const Tables of = tables_of(two_deals_case());
    const DerivationTables tables{of.derivation, of.units};
    CHECK(tables.inputs().rows.size() + tables.derivation().rows.size() == of.derivation.numbers.size());
    Document document{.verb = "test"};
    document.tables = {tables.inputs(), tables.derivation()};
    require_document(document);
    CHECK(*number_at(document, "inputs", "required_return", "value") == 0.1);
  }
  TEST_CASE("an output's formula repeats its number") {
    const Tables of = tables_of(case_without_deals());
    const DerivationTables tables{of.derivation, of.units};
    const CellFormula formula = tables.formula_of("expected_value");
    CHECK(formula.pattern == "{}");
    REQUIRE(formula.operands.size() == 1);
    const CellReference& at = formula.operands[0];
    CHECK(at.table == "derivation");
    CHECK(*tables.derivation().rows[at.row].cells[at.column].shown.number == near(120 / 1.331));
    CHECK(tables.formula_of("price").operands[0].table == "inputs");
    CHECK_THROWS_AS(tables.formula_of("prize"), DomainError);
  }
  TEST_CASE("patterns of arithmetic and none for other functions") {
    const auto pattern = [](const char* operation, std::size_t operands) {
      return spreadsheet_pattern({.name = "",
                                  .operation = operation,
                                  .operands = std::vector<std::size_t>(operands),
                                  .value = 0,
                                  .standing = Standing::derived,
                                  .source = ""});
    };
    CHECK(pattern("x", 2) == "{}*{}");
    CHECK(pattern("discounted to today", 3) == "{}/(1+{})^{}");
    CHECK(pattern("discounted to today", 2) == "");
    CHECK(pattern("deal loop", 5) == "");
    CHECK(pattern("input", 0) == "");
  }
  TEST_CASE("a wrong number of units is refused") {
    const Tables of = tables_of(case_without_deals());
    CHECK_THROWS_AS((DerivationTables{of.derivation, std::vector<std::string>{"x"}}), DomainError);
  }
}

}  // namespace derivation_tables_test
