#include <fairvalue/report/document_workbook.hpp>

#include <clocale>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "document_fixtures.hpp"

namespace document_workbook_test {
using namespace document_fixtures;

/// The number of `bytes` bytes at a place, least byte first.
std::uint64_t number_at_place(const std::string& file, std::size_t at, int bytes) {
  std::uint64_t number = 0;
  for (int i = bytes - 1; i >= 0; --i)
    number = number * 256 + static_cast<unsigned char>(file.at(at + static_cast<std::size_t>(i)));
  return number;
}

/// Names in the central directory of a ZIP file (APPNOTE 4.3.12).
std::string names_in_zip(const std::string& file) {
  std::string names;
  const std::string mark = "PK\x01\x02";
  for (auto at = file.find(mark); at != std::string::npos; at = file.find(mark, at + 1)) {
    const auto length = number_at_place(file, at + 28, 2);
    names += file.substr(at + 46, length) + "\n";
  }
  return names;
}

/// Bytes of a member before compression; 0 where it is not there.
std::uint64_t size_in_zip(const std::string& file, const std::string& name) {
  const std::string mark = "PK\x01\x02";
  for (auto at = file.find(mark); at != std::string::npos; at = file.find(mark, at + 1)) {
    if (file.substr(at + 46, number_at_place(file, at + 28, 2)) == name)
      return number_at_place(file, at + 24, 4);
  }
  return 0;
}

TEST_SUITE("report/document_workbook") {
  TEST_CASE("a result that does not follow a changed input has a style of its own") {
    Document live = small_document();
    live.tables[0].rows[0].cells[1].standing.reset();
    live.tables[0].rows[0].cells[1].formula.reset();
    Document dead = live;
    for (DocumentTable& table : dead.tables) {
      for (DocumentRow& row : table.rows) {
        for (DocumentCell& cell : row.cells) cell.formula.reset();
      }
    }
    CHECK(size_in_zip(to_workbook(live), "xl/styles.xml") > size_in_zip(to_workbook(dead), "xl/styles.xml"));
  }
  TEST_CASE("a ZIP file with a sheet for each table and one about the document") {
    const std::string file = to_workbook(small_document());
    REQUIRE(file.size() > 1000);
    CHECK(file.substr(0, 4) == "PK\x03\x04");
    const std::string names = names_in_zip(file);
    for (const char* name : {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
                             "xl/worksheets/sheet3.xml", "docProps/core.xml"})
      CHECK(names.find(name) != std::string::npos);
    CHECK(names.find("sheet4.xml") == std::string::npos);
  }
  TEST_CASE("the same document gives the same bytes") {
    CHECK(to_workbook(small_document()) == to_workbook(small_document()));
  }
  TEST_CASE("a document that differs in one number gives other bytes") {
    Document other = small_document();
    other.tables[0].rows[0].cells[1].shown.number = 6.5;
    CHECK(to_workbook(small_document()) != to_workbook(other));
  }
  TEST_CASE("the bytes do not depend on the locale") {
    const std::string before = to_workbook(small_document());
    const std::string kept = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) {
      if (!std::setlocale(LC_ALL, name)) continue;
      CHECK(to_workbook(small_document()) == before);
    }
    std::setlocale(LC_ALL, kept.c_str());
  }
  TEST_CASE("sheets of long and forbidden names are told apart") {
    Document document = small_document();
    document.tables[0].key = "years [a very long name of a scenario] one";
    document.tables[1].key = "years [a very long name of a scenario] two";
    document.tables[1].rows[0].cells[1].formula.reset();
    CHECK(to_workbook(document).size() > 1000);
  }
  TEST_CASE("a document that breaks a rule is refused") {
    Document document = small_document();
    document.tables[1].rows[0].cells[1].formula->operands[0].row = 9;
    CHECK_THROWS_AS(to_workbook(document), DomainError);
  }
}

}  // namespace document_workbook_test
