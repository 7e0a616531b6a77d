#include "casefile/detail/csv_column.hpp"

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/company/earnings.hpp>

namespace csv_column_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

/// What a column named x says of one cell; quoted where it holds a comma.
template <class Read>
auto read_cell(const std::string& cell, Read read) {
  const CsvTable table = parse_csv("n,x\n1,\"" + cell + "\"\n", "f.csv");
  return read(CsvColumn::need(table, {"x"}));
}

template <class Read>
std::string refusal_of(const std::string& cell, Read read) {
  try {
    read_cell(cell, read);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

const auto day = [](const CsvColumn& column) { return column.day(0); };
const auto midnight = [](const CsvColumn& column) { return column.midnight(0); };
const auto count = [](const CsvColumn& column) { return column.count(0); };

TEST_SUITE("casefile/detail/csv_column") {
  TEST_CASE("a column goes by any of its names but not by two of them") {
    const CsvTable table = parse_csv("Close,avg,close\n1,2,3\n", "f.csv");
    CHECK(CsvColumn::find(table, {"mean", "avg"})->name() == "avg");
    CHECK_FALSE(CsvColumn::find(table, {"median"}).has_value());
    CHECK_THROWS_WITH_AS(CsvColumn::find(table, {"close", "Close"}),
                         "f.csv:1:1: Close: must be left out beside 'close', which is the same, got 'Close'",
                         ParseError);
    CHECK_THROWS_WITH_AS(CsvColumn::need(table, {"closes"}),
                         "f.csv:1:1: closes: must be a column (nearest 'close'), got none", ParseError);
  }
  TEST_CASE("all columns that are missing are told at once beside what the header has") {
    const CsvTable table = parse_csv("date,closes\n2026-06-30,1\n", "f.csv");
    NeededColumns need{table};
    CHECK(need({"day", "date"}).name() == "date");
    CHECK_NOTHROW(need.require_all());
    need({"close", "Close"});
    CHECK_THROWS_WITH_AS(need.require_all(),
                         "f.csv:1:1: close: must be a column (nearest 'closes'), got none", ParseError);
    need({"high"});
    need({"split"});
    CHECK_THROWS_WITH_AS(need.require_all(),
                         "f.csv:1:1: close, high, split: must be columns, got 'date,closes'", ParseError);
  }
  TEST_CASE("cells read as those of the table do") {
    const CsvTable table = parse_csv("a,b\n 5.79 ,\" x \"\n,\"\"\n\"1e9\",2025-06-13\n", "f.csv");
    const auto a = CsvColumn::need(table, {"a"});
    const auto b = CsvColumn::need(table, {"b"});
    CHECK(a.number(0) == 5.79);
    CHECK(b.text(0) == " x ");
    CHECK_FALSE(a.number(1).has_value());
    CHECK_FALSE(b.text(1).has_value());
    CHECK_FALSE(b.date(1).has_value());
    CHECK(a.number(2) == 1e9);
    CHECK(b.date(2) == 2025y / 6 / 13);
    CHECK(b.position(2) == FilePosition{.file = "f.csv", .line = 4, .column = 7});
    CHECK_THROWS_WITH_AS(a.given(1, a.number(1)), "f.csv:3:1: a: must be given, got none", ParseError);
    CHECK_THROWS_WITH_AS(a.number(3), "row: must be < 3 in f.csv, got 3", DomainError);
  }
  TEST_CASE("numbers with thousands separators or decimal commas or units are refused") {
    const auto number = [](const CsvColumn& column) { return column.number(0); };
    for (const char* text : {"1,234", "1 234", "1'234", "5,79", "1.234,5", "+5", "5%", "$5", "nan", "inf",
                             "0x10", "1e999", "n/a", "None", "5.79x"}) {
      CAPTURE(text);
      CHECK(refusal_of(text, number) == "f.csv:2:3: x: must be a number, got '" + std::string{text} + "'");
    }
  }
  TEST_CASE("the day of a time is as written and a daily price has midnight at most") {
    for (const char* text : {"2025-06-13", "2025-06-13 00:00:00-04:00", "2025-06-13T00:00:00Z",
                             "2025-06-13 00:00", "2025-06-13T00:00:00.000+05:30"}) {
      CAPTURE(text);
      CHECK(read_cell(text, day) == 2025y / 6 / 13);
      CHECK(read_cell(text, midnight) == 2025y / 6 / 13);
    }
    CHECK(read_cell("2025-06-13 23:59:00-04:00", day) == 2025y / 6 / 13);
    CHECK(refusal_of("2025-06-13 04:00:00+00:00", midnight).find("at midnight") != std::string::npos);
    for (const char* text :
         {"2025-06-13x", "2025-06-13 9am", "2025-06-13 00:00:00 EST", "2025-06-13T", "20250613",
          "2025-06-13 00:00:00-4", "2025-06-13 00:00:00.x", "2025-13-01 00:00:00"}) {
      CAPTURE(text);
      CHECK(refusal_of(text, midnight) != "accepted");
      CHECK(refusal_of(text, day) != "accepted");
    }
  }
  TEST_CASE("counts are whole numbers and currencies three capital letters") {
    CHECK(read_cell("29", count) == 29);
    CHECK(read_cell("29.0", count) == 29);
    CHECK(read_cell("0", count) == 0);
    for (const char* text : {"-1", "29.5", "1000001", "many", "1e300"}) {
      CAPTURE(text);
      CHECK(refusal_of(text, count) ==
            "f.csv:2:3: x: must be a whole number from 0 to 1000000, got '" + std::string{text} + "'");
    }
    CHECK(read_cell("TWD", [](const CsvColumn& column) { return column.currency(0); }) == Currency{"TWD"});
    CHECK(refusal_of("US", [](const CsvColumn& column) { return column.currency(0); }) ==
          "f.csv:2:3: x: must be three capital letters such as USD, got 'US'");
  }
  TEST_CASE("an enumerator is spelled by its key") {
    const CsvTable table = parse_csv("basis\ngaap\nnon_gaap\nGAAP\n\"\"\n", "f.csv");
    const auto column = CsvColumn::need(table, {"basis"});
    CHECK(enumerator_at<EarningsBasis>(column, 0) == EarningsBasis::gaap);
    CHECK(enumerator_at<EarningsBasis>(column, 1) == EarningsBasis::non_gaap);
    CHECK_THROWS_WITH_AS(enumerator_at<EarningsBasis>(column, 2),
                         "f.csv:4:1: basis: must be gaap or non_gaap (nearest 'gaap'), got 'GAAP'",
                         ParseError);
    CHECK_THROWS_WITH_AS(enumerator_at<EarningsBasis>(column, 3), "f.csv:5:1: basis: must be given, got none",
                         ParseError);
  }
  TEST_CASE("prices are above zero and zero is not below zero") {
    CHECK(refusal_of("0", [](const CsvColumn& column) { return column.positive(0); }) ==
          "f.csv:2:3: x: must be > 0, got '0'");
    CHECK(read_cell("0", [](const CsvColumn& column) { return column.non_negative(0); }) == 0.0);
    CHECK(refusal_of("-1e-9", [](const CsvColumn& column) { return column.non_negative(0); }) ==
          "f.csv:2:3: x: must be >= 0, got '-1e-9'");
  }
  TEST_CASE("a refusal of a member becomes one of its cell") {
    const CsvTable table = parse_csv("a,b\n1,2\n", "f.csv");
    const auto refuse = [&](const char* field, const char* got) {
      refused_in_row(table, 0, [&] { throw DomainError(field, "another", got); });
    };
    CHECK_THROWS_WITH_AS(refuse("row.b", "2"), "f.csv:2:3: b: must be another, got '2'", ParseError);
    CHECK_THROWS_WITH_AS(refuse("row.c", "none"), "f.csv:2:1: c: must be another, got none", ParseError);
  }
}

}  // namespace csv_column_test
