#include <fairvalue/report/document_csv.hpp>

#include <doctest/doctest.h>

#include "document_fixtures.hpp"

namespace document_csv_test {
using namespace document_fixtures;

TEST_SUITE("report/document_csv") {
  TEST_CASE("a line a cell by keys with unit and standing") {
    CHECK(to_csv(small_document()) ==
          "table,row,column,value,unit,standing\n"
          "inputs,eps,name,EPS,,\n"
          "inputs,eps,value,6,USD/share,stated\n"
          "inputs,multiple,name,multiple,,\n"
          "inputs,multiple,value,25,x,assumed\n"
          "inputs,hurdle,name,hurdle,,\n"
          "inputs,hurdle,value,600.1,USD/share,redacted\n"
          "result,price,what,'=1+1,,\n"
          "result,price,value,150,USD/share,\n"
          "result,price,why,multiple x EPS,,\n"
          "result,none,what,no answer,,\n"
          "result,none,value,NM,USD/share,\n"
          "result,none,why,a loss,,\n");
  }
  TEST_CASE("text that a spreadsheet would calculate is made harmless and other text stays") {
    for (const char* text : {"=1+1", "+1", "-1+1", "-cmd", "-5 %", "-inf", "-", "@SUM(A1)", "\tx", "\rx"})
      CHECK(harmless_text(text) == "'" + std::string{text});
    for (const char* text : {"", "1-1", "'=1", "交易", " =1", "-1", "-0.05", "-1e+20"})
      CHECK(harmless_text(text) == text);
  }
  TEST_CASE("a key that is a negative number is a number") {
    Document document = small_document();
    document.tables[0].rows[0].key = "-0.05";
    CHECK(to_csv(document).find("inputs,-0.05,name") != std::string::npos);
  }
  TEST_CASE("keys and units from a case are harmless too") {
    Document document = small_document();
    document.tables[0].rows[0].key = "=cmd()";
    CHECK(to_csv(document).find("inputs,'=cmd(),name") != std::string::npos);
  }
  TEST_CASE("negative numbers are numbers and commas are quoted") {
    Document document = small_document();
    document.tables[0].rows[0].cells[1].shown = price_cell(PerShare{-3.5});
    document.tables[0].rows[0].cells[0].shown = text_cell("a, \"b\"");
    const std::string csv = to_csv(document);
    CHECK(csv.find("inputs,eps,value,-3.5,") != std::string::npos);
    CHECK(csv.find("inputs,eps,name,\"a, \"\"b\"\"\",,") != std::string::npos);
  }

  TEST_CASE("one table has its units in the header and says what is assumed in its rows") {
    const Document document = small_document();
    CHECK(table_csv(document.tables[0]) ==
          "name,value,standing\nEPS,6,\nmultiple,25,assumed\nhurdle,600.1,redacted\n");
    CHECK(table_csv(document.tables[1]) ==
          "what,value [USD/share],why,standing\n'=1+1,150,multiple x EPS,\nno answer,NM,a loss,\n");
  }
}

}  // namespace document_csv_test
