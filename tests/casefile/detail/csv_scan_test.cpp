#include "casefile/detail/csv_scan.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace csv_scan_test {
using namespace fairvalue;
using namespace fairvalue::detail;

const std::string file = "f.csv";

/// Every record's cells as text.
std::vector<std::vector<std::string>> records(std::string_view text, char separator) {
  CsvSource source{file, text, separator};
  CsvScan scan{source};
  std::vector<std::vector<std::string>> all;
  std::vector<CsvCell> record;
  while (scan.next(record)) {
    all.emplace_back();
    for (const CsvCell& cell : record) all.back().push_back(csv_text(source, cell));
  }
  return all;
}

TEST_SUITE("casefile/detail/csv_scan") {
  TEST_CASE("records are lines and cells lie between separators") {
    using Records = std::vector<std::vector<std::string>>;
    CHECK(records("a;b\n\n;\n1; 2 \r\n\"x;\n\"\"y\";", ';') ==
          Records{{"a", "b"}, {"1", "2"}, {"x;\n\"y", ""}});
    CHECK(records("", ',').empty());
    CHECK(records(" \t,\n", ',').empty());
    CHECK(records("\ta\t", '\t') == Records{{"", "a", ""}});
  }
  TEST_CASE("a place counts lines and bytes from one") {
    const std::string text = "a,b\n\"1\n2\",營,x\n";
    CsvSource source{file, text, ','};
    CsvScan scan{source};
    std::vector<CsvCell> record;
    scan.next(record);
    REQUIRE(scan.next(record));
    REQUIRE(record.size() == 3);
    CHECK(csv_position(source, record[0]) == FilePosition{file, 2, 1});
    CHECK(csv_position(source, record[1]) == FilePosition{file, 3, 4});
    CHECK(csv_position(source, record[2]) == FilePosition{file, 3, 8});
    CHECK(is_quoted(source, record[0]));
    CHECK_FALSE(is_quoted(source, record[1]));
    CHECK_FALSE(scan.next(record));
    CHECK(record.empty());
  }
  TEST_CASE("a first line may name the separator") {
    const std::string text = "sep=|\na|b";
    CsvSource source{file, text, ','};
    CsvScan scan{source};
    CHECK(source.separator == '|');
    std::vector<CsvCell> record;
    REQUIRE(scan.next(record));
    CHECK(record.front().line == 2);
  }
  TEST_CASE("separators are four") {
    std::string found;
    for (int c = 0; c < 256; ++c)
      found += is_csv_separator(static_cast<char>(c)) ? std::string(1, static_cast<char>(c)) : "";
    CHECK(found == "\t,;|");
  }
  TEST_CASE("blanks are spaces and tabs at the ends") {
    CHECK(trimmed(" \ta b\t ") == "a b");
    CHECK(trimmed("  ").empty());
    CHECK(trimmed("\n") == "\n");
  }
}

}  // namespace csv_scan_test
