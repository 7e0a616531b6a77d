/// A small document with every kind of cell.
#pragma once
#pragma once
#include <fairvalue/report/document.hpp>

namespace document_fixtures {

using namespace fairvalue;

inline Document small_document() {
  Document document{.verb = "test",
                    .about = {{"case", "small"}, {"as_of", "2025-10-06"}},
                    .headline = {"A share is worth 150.00."}};
  document.tables = {
      {.key = "inputs",
       .title = "Inputs",
       .columns = {{"name", "input"}, {"value", "value"}},
       .rows = {{"eps", {{text_cell("EPS")}, {price_cell(PerShare{6}), "USD/share", Standing::stated}}},
                {"multiple",
                 {{text_cell("multiple")}, {multiple_cell(Multiple{25}), "x", Standing::assumed}}},
                {"hurdle",
                 {{text_cell("hurdle")}, {price_cell(PerShare{600.1}), "USD/share", Standing::redacted}}}},
       .notes = {"By hand."}},
      {.key = "result",
       .title = "Result",
       .columns = {{"what", ""}, {"value", "value", "USD/share"}, {"why", "why"}},
       .rows = {
           {"price",
            {{text_cell("=1+1")},
             {price_cell(PerShare{150}), "", {}, CellFormula{"{}*{}", {{"inputs", 0, 1}, {"inputs", 1, 1}}}},
             {text_cell("multiple x EPS")}}},
           {"none", {{text_cell("no answer")}, {price_cell(std::nullopt)}, {text_cell("a loss")}}}}}};
  document.warnings = {"the multiple is high"};
  return document;
}

}  // namespace document_fixtures
