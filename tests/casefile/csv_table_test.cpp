#include <fairvalue/casefile/csv_table.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace csv_table_test {
using namespace fairvalue;

constexpr const char* peers =
    "ticker,name,multiple,as_of\n"
    "AMD,\"Advanced Micro Devices, Inc.\",22,2025-06-19\n"
    "NVDA,NVIDIA,,2025-06-19\n";

const std::string mark = "\xEF\xBB\xBF";  // the byte order mark of UTF-8

CsvTable read(std::string_view content) { return parse_csv(content, "f.csv"); }

std::string refusal(std::string_view content) {
  try {
    read(content);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "accepted";
}

std::string number_refusal(const std::string& cell) {
  const CsvTable table = read("a,b\nx,\"" + cell + "\"\n");
  try {
    return std::to_string(table.required_number(0, "b"));
  } catch (const ParseError& error) {
    return error.what();
  }
}

TEST_SUITE("casefile/csv_table") {
  TEST_CASE("a table knows its file also without rows") {
    CHECK(parse_csv("a,b\n", "peers.csv").file() == "peers.csv");
  }
  TEST_CASE("rows of cells under named columns") {
    const CsvTable table = read(peers);
    CHECK(table.rows() == 2);
    CHECK(table.columns() == std::vector<std::string>{"ticker", "name", "multiple", "as_of"});
    CHECK(table.has_column("as_of"));
    CHECK_FALSE(table.has_column("As_of"));
    CHECK(table.text(0, "name") == "Advanced Micro Devices, Inc.");
    CHECK(table.number(0, "multiple") == 22.0);
    CHECK(to_string(table.required_date(1, "as_of")) == "2025-06-19");
    CHECK(table.required_text(1, "ticker") == "NVDA");
    CHECK_FALSE(table.number(1, "multiple").has_value());
  }
  TEST_CASE("a byte order mark and CRLF and a missing last line end change nothing") {
    const std::string rows[] = {"a,b\n1,2\n", mark + "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2",
                                "\n \t\na,b\r\n\r\n1,2\n  "};
    for (const std::string& content : rows) {
      CAPTURE(content);
      const CsvTable table = read(content);
      CHECK(table.columns() == std::vector<std::string>{"a", "b"});
      REQUIRE(table.rows() == 1);
      CHECK(table.required_number(0, "a") == 1.0);
      CHECK(table.text(0, "b") == "2");
    }
    CHECK(read("a,b").rows() == 0);
    CHECK(read(mark + "a\n1").position(0, "a") == FilePosition{.file = "f.csv", .line = 2, .column = 1});
  }
  TEST_CASE("quotes keep commas and quotes and line breaks and edge blanks") {
    const CsvTable table = read("a,b\n\"x,\"\"y\"\"\r\n z \",\"\"\"\"\n");
    CHECK(table.text(0, "a") == "x,\"y\"\r\n z ");
    CHECK(table.text(0, "b") == "\"");
  }
  TEST_CASE("blanks around an unquoted cell are dropped") {
    const CsvTable table = read(" a ,b\t\n  two words  ,\t3\n");
    CHECK(table.columns() == std::vector<std::string>{"a", "b"});
    CHECK(table.text(0, "a") == "two words");
    CHECK(table.text(0, "b") == "3");
  }
  TEST_CASE("a blank is missing and never zero") {
    const CsvTable table = read("a,b,c\n,  ,\" \"\n\"\",x,\n");
    REQUIRE(table.rows() == 2);
    for (const char* column : {"a", "b", "c"}) {
      CHECK_FALSE(table.text(0, column).has_value());
      CHECK_FALSE(table.number(0, column).has_value());
      CHECK_FALSE(table.date(0, column).has_value());
    }
    CHECK_THROWS_WITH_AS(table.required_text(0, "b"), "f.csv:2:2: b: must be given, got none", ParseError);
    CHECK_THROWS_WITH_AS(table.required_number(0, "c"), "f.csv:2:5: c: must be given, got none", ParseError);
    CHECK_THROWS_WITH_AS(table.required_date(1, "a"), "f.csv:3:1: a: must be given, got none", ParseError);
    CHECK(read("a\n\"\"\n").rows() == 1);  // a quoted blank makes a row where a blank line makes none
  }
  TEST_CASE("numbers are finite decimals") {
    struct Row {
      const char* text;
      double value;
    };
    for (const Row& row : {Row{"1e9", 1e9}, Row{" 5 ", 5}, Row{"-3.25", -3.25}, Row{".5", 0.5}, Row{"5.", 5},
                           Row{"1E-3", 0.001}, Row{"007", 7}, Row{"0.1", 0.1}, Row{"\t0", 0},
                           Row{"1.7976931348623157e308", 1.7976931348623157e308}, Row{"5e-324", 5e-324}}) {
      CAPTURE(row.text);
      const CsvTable table = read("a,b\nx,\"" + std::string(row.text) + "\"\n");
      CHECK(table.number(0, "b") == row.value);
    }
    for (const char* text :
         {"1,000", "nan", "NaN",   "inf",    "-inf",   "infinity", "0x10", "+5", "5 %", "22x",  "1e",
          "--5",   "5 6", "1e999", "-1e999", "1e-999", "n/a",      "5\n",  "١",  "$5",  "1_000"}) {
      CAPTURE(text);
      CHECK(number_refusal(text).substr(0, 30) == "f.csv:2:3: b: must be a number");
    }
    CHECK(number_refusal("1,000") == "f.csv:2:3: b: must be a number, got '1,000'");
    CHECK(number_refusal("5\n") == "f.csv:2:3: b: must be a number, got '5\\n'");
  }
  TEST_CASE("dates are ISO dates that exist") {
    const CsvTable table = read("a\n 2024-02-29 \n2025-02-29\n19.06.2025\n2025-6-19\n45000\n");
    CHECK(table.date(0, "a") == Date{std::chrono::year{2024} / 2 / 29});
    for (std::size_t row = 1; row < table.rows(); ++row) CHECK_THROWS_AS(table.date(row, "a"), ParseError);
    CHECK_THROWS_WITH_AS(table.required_date(1, "a"),
                         "f.csv:3:1: a: must be a date YYYY-MM-DD, got '2025-02-29'", ParseError);
  }
  TEST_CASE("lines and columns stay right after quotes with line breaks and blank lines") {
    // line 1 the header; 2 to 4 the first row; 5 and 6 blank; 7 and 8 the second row; 9 the third
    const CsvTable table = read("a,b\n\"1\n2\r\n3\",x\n\n  \r\n營, \n\"y\n\"\"\",\"\"\n1,2");
    struct Row {
      std::size_t row;
      const char* column;
      int line, place;
    };
    // 營 takes three bytes and its comma is the fourth
    for (const Row& row : {Row{0, "a", 2, 1}, Row{0, "b", 4, 4}, Row{1, "a", 7, 1}, Row{1, "b", 7, 5},
                           Row{2, "a", 8, 1}, Row{2, "b", 9, 5}, Row{3, "a", 10, 1}, Row{3, "b", 10, 3}}) {
      CAPTURE(row.row);
      CAPTURE(row.column);
      CHECK(table.position(row.row, row.column) ==
            FilePosition{.file = "f.csv", .line = row.line, .column = row.place});
    }
    CHECK(table.rows() == 4);
  }
  TEST_CASE("a file that breaks a rule is refused with its place") {
    struct Row {
      std::string content;
      const char* message;
    };
    for (const Row& row :
         {Row{"", "f.csv:1:1: must be a header line, got none"},
          Row{mark + "\n \r\n", "f.csv:1:1: must be a header line, got none"},
          Row{mark + "a,,c\n", "f.csv:1:3: column name: must be given, got none"},
          Row{"a,\" \"\n", "f.csv:1:3: column name: must be given, got none"},
          Row{"a,b, a\n", "f.csv:1:5: column name: must be unique, got 'a'"},
          Row{"a,b\n1,2\n3\n", "f.csv:3:1: row: must be 2 cells like the header, got '1'"},
          Row{"a,b\n\n\"1\n\",2,3\n", "f.csv:3:1: row: must be 2 cells like the header, got '3'"},
          Row{"a,b\n1,\"2\n3,4\n", "f.csv:2:3: must be closed by a second quote, got '\"2\\n3,4\\n'"},
          Row{"\"", "f.csv:1:1: must be closed by a second quote, got '\"'"},
          Row{"a\n15\" rack\n",
              "f.csv:2:3: must be a cell quoted as a whole, each quote inside it doubled, got '\"'"},
          Row{"a,b\n1, \"2\"\n", "f.csv:2:3: must be without blanks before a quote, got ' \"'"},
          Row{"a\n\t \"2\"\n", "f.csv:2:1: must be without blanks before a quote, got '\\t \"'"},
          Row{"a,b\n\"1\n2\"x,3\n",
              "f.csv:3:3: must be a separator or a line end after the closing quote, got 'x'"},
          Row{"a\n\"1\" \n", "f.csv:2:4: must be a separator or a line end after the closing quote, got ' '"},
          Row{"a\r1\r2\r", "f.csv:1:2: must be a line end of LF or CRLF, got '\\r'"},
          Row{"a\n\"1\"\r", "f.csv:2:4: must be a line end of LF or CRLF, got '\\r'"},
          Row{std::string("a,b\n1,\"\n\0\"", 10),
              "f.csv:3:1: must be text without a byte of zero, got '\\x00'"}}) {
      CAPTURE(row.content);
      CHECK(refusal(row.content) == row.message);
    }
  }
  TEST_CASE("another separator is read when passed or named by the first line") {
    struct Row {
      std::string content;
      char separator;
    };
    const std::string cells = "name;price;note\n\"A;\"\"B\"\"\"; 1.5 ;x, y\n";
    for (const Row& row : {Row{cells, ';'}, Row{"sep=;\n" + cells, ','}, Row{mark + "SEP=;\r\n" + cells, ';'},
                           Row{"\"sep=;\"\n" + cells, ','}, Row{"sep=; \n" + cells, '|'},
                           Row{"name\tprice\tnote\n\"A;\"\"B\"\"\"\t 1.5 \tx, y\n", '\t'},
                           Row{"sep=\t\nname\tprice\tnote\n\"A;\"\"B\"\"\"\t 1.5 \tx, y\n", ','},
                           Row{"name|price|note\n\"A;\"\"B\"\"\"|1.5|x, y", '|'}}) {
      CAPTURE(row.content);
      const CsvTable table = parse_csv(row.content, "f.csv", row.separator);
      CHECK(table.columns() == std::vector<std::string>{"name", "price", "note"});
      REQUIRE(table.rows() == 1);
      CHECK(table.text(0, "name") == "A;\"B\"");
      CHECK(table.number(0, "price") == 1.5);
      CHECK(table.text(0, "note") == "x, y");
    }
    CHECK(parse_csv("sep=;\na;b\n\n1;2\n", "f.csv").position(0, "b") == FilePosition{"f.csv", 4, 3});
    CHECK(parse_csv("Price, USD;EPS, USD\n1;2\n", "f.csv", ';').number(0, "EPS, USD") == 2);
    CHECK(parse_csv("a\tb\n\t2\n", "f.csv", '\t').text(0, "b") == "2");  // the tab is no blank there
    for (const char bad : {'"', '\n', ' ', '.', '1', 'x', '\0'}) {
      CHECK_THROWS_AS(parse_csv("a\n1\n", "f.csv", bad), DomainError);
    }
    CHECK_THROWS_WITH_AS(parse_csv("a\n1\n", "f.csv", '.'),
                         "separator: must be one of , ; | and tab, got '.'", DomainError);
  }
  TEST_CASE("a decimal comma or a thousands separator is refused and never misread") {
    const CsvTable table = parse_csv("a;b\n1,5;1.234,50\n1 234;1'234\n\"1,234\";1.234.567\n", "f.csv", ';');
    for (std::size_t row = 0; row < table.rows(); ++row) {
      CHECK_THROWS_AS(table.number(row, "a"), ParseError);
      CHECK_THROWS_AS(table.number(row, "b"), ParseError);
    }
    CHECK_THROWS_WITH_AS(table.number(0, "a"), "f.csv:2:1: a: must be a number, got '1,5'", ParseError);
    CHECK(refusal("a,b\nAMD,1,234\n") == "f.csv:2:1: row: must be 2 cells like the header, got '3'");
  }
  TEST_CASE("a separator that is not the one meant is named") {
    struct Row {
      const char* content;
      char separator;
      const char* message;
    };
    const char* semicolon =
        "f.csv:1:1: header: must be separated by ',' (looks like ';': pass the separator, or begin the file "
        "with "
        "sep=;), got 'name;price'";
    for (const Row& row :
         {Row{"name;price\nAMD;1,5\n", ',', semicolon}, Row{"name;price\r\n", ',', semicolon},
          Row{"name;price, USD\nAMD;1,5\n", ',',  // two columns by either: never read as the wrong two
              "f.csv:1:1: header: must be separated by ',' (looks like ';': pass the separator, or begin the "
              "file "
              "with sep=;), got 'name;price, USD'"},
          Row{"name\tprice\n", ',',
              "f.csv:1:1: header: must be separated by ',' (looks like a tab: pass the separator, or begin "
              "the file "
              "with sep=\\t), got 'name\\tprice'"},
          Row{"a|b|c\n", ';',
              "f.csv:1:1: header: must be separated by ';' (looks like '|': pass the separator, or begin the "
              "file "
              "with sep=|), got 'a|b|c'"},
          Row{"\n\n a,b\n", '\t',
              "f.csv:3:1: header: must be separated by a tab (looks like ',': pass the separator, or begin "
              "the file "
              "with sep=,), got ' a,b'"},
          Row{"sep=,\na;b\n", ';',
              "f.csv:2:1: header: must be separated by ',' (looks like ';': pass the separator, or begin the "
              "file "
              "with sep=;), got 'a;b'"},
          Row{"sep=.\na;b\n", ';', "f.csv:1:1: sep=: must be one of , ; | and tab, got '.'"},
          Row{"sep=\na;b\n", ';', "f.csv:1:1: sep=: must be one of , ; | and tab, got none"}}) {
      CAPTURE(row.content);
      CHECK_THROWS_WITH_AS(parse_csv(row.content, "f.csv", row.separator), row.message, ParseError);
    }
    CHECK(read("\"a;b\"\n1\n").columns() == std::vector<std::string>{"a;b"});  // quoted: a name
    CHECK(read("a,b,c|d\n1,2,3\n").columns().back() == "c|d");                 // one among more commas
    CHECK(parse_csv("x, y\n", "f.csv", ',').columns().size() == 2);
  }
  TEST_CASE("the blank cells and lines that a spreadsheet leaves are dropped") {
    const CsvTable table = read("a,b,,\n1,2,,\n3,4\n,,,\n , \t,\n5,,\n,,,,,\n");
    CHECK(table.columns() == std::vector<std::string>{"a", "b"});
    REQUIRE(table.rows() == 3);
    CHECK(table.number(1, "b") == 4);
    CHECK(table.number(2, "a") == 5);
    CHECK_FALSE(table.number(2, "b").has_value());
    CHECK(table.position(2, "a").line == 6);
    CHECK(read(",,\na,b,\n1,2,\n").columns().size() == 2);
    CHECK(refusal("a,b,\n1,2,3\n") == "f.csv:2:1: row: must be 2 cells like the header, got '3'");
    CHECK(refusal("a,b,\n1,2,\"\"\n") == "f.csv:2:1: row: must be 2 cells like the header, got '3'");
    CHECK(refusal("a,,b\n") == "f.csv:1:3: column name: must be given, got none");
    CHECK(refusal("a,b,c\n1,2\n") == "f.csv:2:1: row: must be 3 cells like the header, got '2'");
  }
  TEST_CASE("UTF-16 is refused by its name") {
    const std::string message = "f.csv:1:1: must be UTF-8 text (saved as \"CSV UTF-8\"), got 'UTF-16'";
    CHECK(refusal(std::string{"\xFF\xFE"
                              "a\0,\0b\0\n\0",
                              10}) == message);
    CHECK(refusal(std::string{"\xFE\xFF"
                              "\0a\0,\0b\0\n",
                              10}) == message);
    CHECK(refusal(std::string{"a\0,\0b\0\n\0", 8}) == message);  // without its mark
    CHECK(refusal(std::string{"\0a\0,", 4}) == message);
  }
  TEST_CASE("copies share the text and moved tables keep it") {
    CsvTable table = read(peers);
    const CsvTable copy = table;
    table = read("x\n1\n");
    CHECK(copy.text(1, "name") == "NVIDIA");
    CHECK(copy.file() == "f.csv");
    CHECK(CsvTable{}.columns().empty());
    CHECK_FALSE(CsvTable{}.has_column("a"));
  }
  TEST_CASE("a file is read as its text is and a missing one is refused by its path") {
    const std::string path = std::string{FAIRVALUE_TEST_DATA} + "/casefile/peers.csv";
    const CsvTable table = read_csv(path);
    CHECK(table.rows() == 2);
    CHECK(table.text(0, "name") == "Advanced Micro Devices, Inc.");
    CHECK(table.position(0, "multiple").file == path);
    CHECK_THROWS_WITH_AS(read_csv("no/such/file.csv"),
                         "no/such/file.csv: cannot be read: there is no such file", Error);
    CHECK_THROWS_WITH_AS(read_csv(FAIRVALUE_TEST_DATA),
                         FAIRVALUE_TEST_DATA ": cannot be read: it is a folder", Error);
    CHECK_THROWS_AS(read_csv(""), Error);
  }
  TEST_CASE("what a caller gets wrong is a DomainError with the nearest column") {
    const CsvTable table = read(peers);
    CHECK_THROWS_WITH_AS(table.text(0, "multple"),
                         "column: must be a column of f.csv (nearest 'multiple'), got 'multple'",
                         DomainError);
    CHECK_THROWS_WITH_AS(table.number(0, "Name"),
                         "column: must be a column of f.csv (nearest 'name'), got 'Name'", DomainError);
    CHECK_THROWS_WITH_AS(table.position(1, "asof"),
                         "column: must be a column of f.csv (nearest 'as_of'), got 'asof'", DomainError);
    CHECK_THROWS_AS(table.text(0, ""), DomainError);
    CHECK_THROWS_WITH_AS(table.required_number(2, "multiple"), "row: must be < 2 in f.csv, got 2",
                         DomainError);
    CHECK_THROWS_WITH_AS(CsvTable{}.text(0, "a"), "row: must be < 0 in , got 0", DomainError);
  }
  TEST_CASE("a thousand random tables read back as written") {
    std::mt19937_64 random{4180};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string pieces[] = {"a", "營", ",", "\"", "\n", "\r\n", "\r", " ", "\t", "7"};
    const char* ends[] = {"\n", "\r\n"};
    for (int round = 0; round < 1000; ++round) {
      const std::size_t columns = 1 + below(5), rows = below(6);
      std::vector<std::string> cells, row;
      std::string file = below(2) == 0 ? "" : mark;
      for (std::size_t i = 0; i < columns; ++i) file += (i > 0 ? ",c" : "c") + std::to_string(i);
      for (std::size_t i = 0; i < columns * rows; ++i) {
        std::string text, quoted;
        for (std::size_t n = below(5); n > 0; --n) text += pieces[below(10)];
        for (const char c : text) quoted += std::string(c == '"' ? 2 : 1, c);
        // plain where RFC 4180 lets it be and a coin says so; a lone empty cell would be a blank line
        const bool plain = text.find_first_of(",\"\r\n \t") == std::string::npos && below(2) == 0 &&
                           !(text.empty() && columns == 1);
        // a row of unquoted blanks would be a blank line
        const bool last_blank = i % columns == columns - 1 && text.empty() &&
                                std::all_of(row.begin(), row.end(), [](const auto& t) { return t.empty(); });
        file += i % columns == 0 ? ends[below(2)] : ",";
        file += plain && !last_blank ? text : "\"" + quoted + "\"";
        cells.push_back(text);
        row.push_back(text);
        if (row.size() == columns) row.clear();
      }
      CAPTURE(file);
      const CsvTable table = read(below(2) == 0 ? file : file + ends[below(2)]);
      REQUIRE(table.rows() == rows);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool blank = cells[i].find_first_not_of(" \t") == std::string::npos;
        const auto expected = blank ? std::nullopt : std::optional{cells[i]};
        CHECK(table.text(i / columns, "c" + std::to_string(i % columns)) == expected);
      }
    }
  }
  TEST_CASE("random bytes are read or refused with a place inside the file") {
    std::mt19937_64 random{1};
    constexpr std::string_view alphabet{"a,\"\n\r \t5\xEF\xBB\xBF\0;", 13};
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
      std::vector<char> bytes(random() % 16);  // on the heap, so that the sanitizer sees a byte too many
      for (char& c : bytes) c = alphabet[random() % alphabet.size()];
      try {
        read({bytes.data(), bytes.size()});
      } catch (const ParseError& error) {
        ++refused;
        CHECK(error.position().line >= 1);
        CHECK(error.position().line <= 1 + std::count(bytes.begin(), bytes.end(), '\n'));
        CHECK(error.position().column >= 1);
        CHECK(error.position().column <= 1 + static_cast<int>(bytes.size()));
        CHECK(std::string_view{error.what()}.find('\n') == std::string_view::npos);
      }
    }
    CHECK(refused > 0);
    CHECK(refused < 3000);
  }
}

}  // namespace csv_table_test
