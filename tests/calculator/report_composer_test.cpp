#include "fairvalue/verbs/report_composer.hpp"

#include <doctest/doctest.h>

#include "fairvalue/case/cells.hpp"

namespace report_composer_test {
using namespace calculator;
using namespace fairvalue;

DocumentTable one_row(const char* key, const char* column, const char* says, const char* value = "") {
  return {.key = key,
          .title = "T",
          .columns = {{column, column}, {"value", "value"}},
          .rows = {{says, {text(says), text(value)}}}};
}

TEST_SUITE("calculator/report_composer") {
  const CaseFile amd = read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_openai.toml");

  TEST_CASE(
      "tables stand in the section that is open and one without rows or a section without tables is out") {
    Composer composer{amd};
    composer.open("a", "A");
    composer.add(one_row("t", "what", "x"));
    composer.add(one_row("t", "what", "y"), true);
    composer.open("b", "B");
    composer.add(DocumentTable{.key = "u", .title = "U", .columns = {{"what", ""}}, .rows = {}});
    const Report report = std::move(composer).finished({});
    REQUIRE(report.layout.sections.size() == 1);
    CHECK(report.layout.sections[0].tables == std::vector<std::string>{"t"});
    CHECK(report.layout.sections[0].folded == std::vector<std::string>{"t (2)"});
    CHECK(report.layout.title == "AMD and OpenAI");
  }
  TEST_CASE("inputs have words and keep the keys of their rows") {
    Composer composer{amd};
    composer.open("a", "A");
    composer.add(one_row("t", "input", "deal.OpenAI 6 GW.margin", "28 %"));
    composer.add(one_row("u", "input", "uncertain[0]", "multiple: log-normal"));
    composer.add(one_row("v", "what", "eps_growth"));
    const auto& tables = composer.document().tables;
    CHECK(tables[0].rows[0].cells[0].shown.text == "margin, OpenAI 6 GW");
    CHECK(tables[0].rows[0].key == "deal.OpenAI 6 GW.margin");
    CHECK(tables[1].rows[0].cells[0].shown.text == "range of multiple");
    CHECK(tables[1].rows[0].cells[1].shown.text == "log-normal");
    CHECK(tables[2].rows[0].cells[0].shown.text == "eps_growth");
  }
  TEST_CASE("a warning stands once") {
    Composer composer{amd};
    composer.warn({"w", "v"});
    composer.warn({"w"});
    CHECK(composer.document().warnings == std::vector<std::string>{"w", "v"});
  }
}

}  // namespace report_composer_test
