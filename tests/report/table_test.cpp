#include <fairvalue/report/table.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include <fairvalue/core/error.hpp>

namespace table_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Targets on 5.79, with labels in two scripts.
TextTable targets() {
  return {.title = "AMD",
          .columns = {"情境", "multiple", "目標價"},
          .rows = {{text_cell("樂觀"), multiple_cell(Multiple{40}), price_cell(PerShare{231.6})},
                   {text_cell("base"), multiple_cell(Multiple{30}), price_cell(PerShare{173.7})},
                   {text_cell("虧損 FY25"), multiple_cell(std::nullopt), price_cell(std::nullopt)}},
          .notes = {"on EPS of 5.79"}};
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found{""};
  for (const char c : text) c == '\n' ? found.emplace_back() : found.back() += c;
  found.pop_back();  // every line ends in a line break
  return found;
}

/// An RFC 4180 reader as short as can be: a quote turns quoting on or off, and one straight after a quote
/// that turned it off stands for itself.
std::vector<std::vector<std::string>> reread(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  bool quoted = false, starts = true;
  char before = '\n';
  for (const char c : csv) {
    if (starts) rows.emplace_back().emplace_back();
    starts = c == '\n' && !quoted;
    if (c == '"') {
      if (!quoted && before == '"') rows.back().back() += '"';
      quoted = !quoted;
    } else if (quoted || (c != ',' && c != '\n')) {
      rows.back().back() += c;
    } else if (c == ',') {
      rows.back().emplace_back();
    }
    before = c;
  }
  return rows;
}

TEST_SUITE("report/table") {
  TEST_CASE("several tables become one CSV of a line a cell") {
    const std::vector<TextTable> tables{
        {.title = "EPS, consensus",
         .columns = {"", "USD", "standing"},
         .rows = {{text_cell("FY2026"), price_cell(PerShare{5.79}), standing_cell(Standing::stated)}}},
        {.title = "P/E", .columns = {"", "x"}, .rows = {{text_cell("loss"), multiple_cell(std::nullopt)}}}};
    CHECK(to_csv(tables) ==
          "table,row,column,value\n"
          "\"EPS, consensus\",FY2026,USD,5.79\n"
          "\"EPS, consensus\",FY2026,standing,stated\n"
          "P/E,loss,x,NM\n");
    CHECK(to_csv(std::vector<TextTable>{}) == "table,row,column,value\n");
  }
  TEST_CASE("numbers read as people write them and keep what they stand for") {
    struct Row {
      Cell cell;
      const char* text;
      double number;
    };
    for (const Row& row :
         {Row{number_cell(5.79, 1), "5.8", 5.79}, Row{number_cell(1622.0, 0), "1622", 1622},
          Row{percent_cell(0.4695), "46.95 %", 0.4695}, Row{percent_cell(-0.0238, 1), "-2.4 %", -0.0238},
          Row{signed_percent_cell(0.4695), "+46.95 %", 0.4695},
          Row{signed_percent_cell(-0.0238), "-2.38 %", -0.0238},
          Row{price_cell(PerShare{173.7}), "173.70", 173.7}, Row{price_cell(PerShare{-0.3}, 1), "-0.3", -0.3},
          Row{multiple_cell(Multiple{22.4525}), "22.45x", 22.4525},
          Row{billions_cell(Money{47.683e9}), "47.68 bn", 47.683e9},
          Row{billions_cell(Money{-2.5e6}, 4), "-0.0025 bn", -2.5e6}}) {
      CAPTURE(row.text);
      CHECK(row.cell.text == row.text);
      CHECK(row.cell.number == row.number);
      CHECK(row.cell.is_number);
    }
  }
  TEST_CASE("what rounds to zero has no sign") {
    CHECK(number_cell(-0.0, 2).text == "0.00");
    CHECK(number_cell(-0.004, 2).text == "0.00");
    CHECK(number_cell(-0.006, 2).text == "-0.01");
    CHECK(number_cell(-0.4, 0).text == "0");
    CHECK(percent_cell(-0.00004).text == "0.00 %");
    CHECK(signed_percent_cell(0.0).text == "0.00 %");
    CHECK(signed_percent_cell(0.00004).text == "0.00 %");
    CHECK(billions_cell(Money{-1}).text == "0.00 bn");
  }
  TEST_CASE("a number without an answer reads NM and text is text") {
    for (const Cell& cell :
         {number_cell(std::nullopt, 2), percent_cell(std::nullopt), price_cell(std::nullopt),
          signed_percent_cell(std::nullopt), multiple_cell(std::nullopt), billions_cell(std::nullopt)}) {
      CHECK(cell.text == "NM");
      CHECK_FALSE(cell.number.has_value());
      CHECK(cell.is_number);
    }
    CHECK(standing_cell(Standing::assumed).text == "assumed");
    CHECK_FALSE(standing_cell(Standing::stated).is_number);
    CHECK_FALSE(text_cell("NM").is_number);
  }
  TEST_CASE("numbers that are none are refused by name") {
    CHECK_THROWS_WITH_AS(number_cell(nan, 2), "cell.number: must be a finite number, got nan", DomainError);
    for (const double none : {nan, infinity, -infinity}) {
      CHECK_THROWS_AS(number_cell(none, 2), DomainError);
      CHECK_THROWS_AS(percent_cell(none), DomainError);
      CHECK_THROWS_AS(signed_percent_cell(none), DomainError);
      CHECK_THROWS_AS(price_cell(PerShare{none}), DomainError);
      CHECK_THROWS_AS(multiple_cell(Multiple{none}), DomainError);
      CHECK_THROWS_AS(billions_cell(Money{none}), DomainError);
    }
    CHECK_THROWS_WITH_AS(percent_cell(1e307), "cell.number: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(number_cell(1.0, -1), "cell.decimals: must be 0 to 17, got -1", DomainError);
    CHECK_THROWS_WITH_AS(number_cell(std::nullopt, 18), "cell.decimals: must be 0 to 17, got 18",
                         DomainError);
    CHECK(number_cell(0.5, 17).text == "0.50000000000000000");
  }
  TEST_CASE("labels in two scripts stand in the same display columns") {
    const auto text = lines(to_text(targets()));
    REQUIRE(text.size() == 7);
    CHECK(text[0] == "AMD");
    CHECK(text[1] == "情境       multiple  目標價");
    CHECK(text[2] == "---------  --------  ------");
    CHECK(text[3] == "樂觀         40.00x  231.60");
    CHECK(text[4] == "base         30.00x  173.70");
    CHECK(text[5] == "虧損 FY25        NM      NM");
    CHECK(text[6] == "on EPS of 5.79");
    for (std::size_t line = 1; line < 6; ++line) CHECK(display_width(text[line]) == 9 + 2 + 8 + 2 + 6);
  }
  TEST_CASE("no line ends in a blank and every line ends in a line break") {
    TextTable table{.title = "", .columns = {"a", "long name"}, .rows = {{text_cell("1"), text_cell("")}}};
    CHECK(to_text(table) == "a  long name\n-  ---------\n1\n");
    table.notes = {"blank at the end ", ""};
    CHECK(to_text(table) == "a  long name\n-  ---------\n1\nblank at the end\n\n");
    table.rows.clear();
    table.notes.clear();
    CHECK(to_text(table) == "a  long name\n-  ---------\n");
  }
  TEST_CASE("a line break in a cell breaks no line") {
    const TextTable table{
        .title = "a\nb", .columns = {"x\ty", "z"}, .rows = {{text_cell("1\r\n2\x1b"), text_cell("3")}}};
    CHECK(to_text(table) == "a b\nx y    z\n-----  -\n1  2   3\n");
  }
  TEST_CASE("a table of results becomes rows of text with its names in front") {
    Table results{{"22x", "30x"}, {"5.50", "5.79"}, "USD/share"};
    results.set(0, 0, 121.0);
    results.set(1, 1, 173.7);
    const TextTable table = text_table("Targets", "multiple \\ EPS", results,
                                       [](std::optional<double> value) { return number_cell(value, 1); });
    CHECK(to_text(table) ==
          "Targets\nmultiple \\ EPS   5.50   5.79\n--------------  -----  -----\n"
          "22x             121.0     NM\n30x                NM  173.7\n");
    CHECK(to_csv(table) == "multiple \\ EPS,5.50,5.79\n22x,121,NM\n30x,NM,173.7\n");
  }
  TEST_CASE("tables that are none are refused by name") {
    TextTable table = targets();
    table.rows[1].pop_back();
    const char* short_row = "table.rows[1]: must be 3 cells like the columns, got 2";
    CHECK_THROWS_WITH_AS(to_text(table), short_row, DomainError);
    CHECK_THROWS_WITH_AS(to_csv(table), short_row, DomainError);
    table.rows[1].resize(4, text_cell("x"));
    CHECK_THROWS_AS(to_text(table), DomainError);
    table = targets();
    table.rows[2][1].number = nan;
    const char* none = "table.rows[2][1].number: must be a finite number, got nan";
    CHECK_THROWS_WITH_AS(to_text(table), none, DomainError);
    CHECK_THROWS_WITH_AS(to_csv(table), none, DomainError);
    const char* empty = "table.columns: must be at least one value, got none";
    CHECK_THROWS_WITH_AS(to_text({.title = "", .columns = {}, .rows = {}}), empty, DomainError);
    CHECK_THROWS_WITH_AS(to_csv({.title = "", .columns = {}, .rows = {}}), empty, DomainError);
  }
  TEST_CASE("CSV holds base units and quotes what RFC 4180 asks for") {
    CHECK(to_csv(targets()) == "情境,multiple,目標價\n樂觀,40,231.6\nbase,30,173.7\n虧損 FY25,NM,NM\n");
    CHECK(csv_field("plain text") == "plain text");
    CHECK(csv_field("") == "");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("15\" rack") == "\"15\"\" rack\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("\r") == "\"\r\"");
    CHECK(csv_field(" edge") == "\" edge\"");
    CHECK(csv_field("edge\t") == "\"edge\t\"");
  }
  TEST_CASE("an empty cell alone in its row is quoted so that no reader skips the line") {
    const TextTable table{.title = "", .columns = {"a"}, .rows = {{text_cell("")}, {number_cell(-0.0, 1)}}};
    CHECK(to_csv(table) == "a\n\"\"\n0\n");
  }
  TEST_CASE("a thousand random tables read back as written") {
    std::mt19937_64 random{20250619};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string pieces[] = {"a", "營", ",", "\"", "\n", "\r\n", " ", "\t", "9", ""};
    for (int round = 0; round < 1000; ++round) {
      const std::size_t columns = 1 + below(4);
      TextTable table{.title = "not in it", .columns = std::vector<std::string>(columns, "c"), .rows = {}};
      for (std::size_t row = below(5); row > 0; --row) {
        auto& cells = table.rows.emplace_back();
        while (cells.size() < columns) {
          std::string text;
          for (std::size_t n = below(5); n > 0; --n) text += pieces[below(10)];
          // numbers of every size: 53 random bits scaled by 2^-100 to 2^99
          const double number =
              std::ldexp(static_cast<double>(random() >> 11), static_cast<int>(below(200)) - 100);
          cells.push_back(below(2) == 0 ? text_cell(text) : number_cell(number, 2));
        }
      }
      const auto read = reread(to_csv(table));
      REQUIRE(read.size() == table.rows.size() + 1);
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        REQUIRE(read[row + 1].size() == columns);
        for (std::size_t i = 0; i < columns; ++i) {
          const Cell& cell = table.rows[row][i];
          if (cell.is_number) CHECK(std::stod(read[row + 1][i]) == *cell.number);
          if (!cell.is_number) CHECK(read[row + 1][i] == cell.text);
        }
      }
    }
  }
}

}  // namespace table_test
