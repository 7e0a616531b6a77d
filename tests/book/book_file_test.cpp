#include <fairvalue/book/book_file.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/parse_error.hpp>
#include <fairvalue/core/error.hpp>

#include "book_samples.hpp"

namespace book_file_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

std::vector<BookPosition> all(BookReader reader) {
  std::vector<BookPosition> positions;
  while (auto one = reader.next()) positions.push_back(std::move(*one));
  CHECK(positions.size() == reader.size());
  return positions;
}

TEST_SUITE("book/book_file") {
  TEST_CASE("a folder is its cases by name and a file is one") {
    const BookFolder folder;
    for (const char* name : {"b.toml", "a.toml", "notes.txt"}) folder.write(name, "");
    const auto positions = all(BookReader{{folder.path(), folder.at("b.toml")}});
    REQUIRE(positions.size() == 3);
    CHECK(positions[0] == BookPosition{.case_path = folder.at("a.toml")});
    CHECK(positions[1] == BookPosition{.case_path = folder.at("b.toml")});
    CHECK(positions[2] == positions[1]);
  }
  TEST_CASE("a row of a CSV names a case and sets what its cells hold") {
    const BookFolder folder;
    const std::string csv = folder.write(
        "book.csv",
        "case,market.price,award[0].warrant.strike\na.toml,\"1,5\",\n\n,,\nsub/b.toml, 203 USD ,7\r\n");
    const auto positions = all(BookReader{{csv}});
    REQUIRE(positions.size() == 2);
    CHECK(positions[0] == BookPosition{.case_path = folder.at("a.toml"),
                                       .settings = {{parse_key_path("market.price"), "1,5"}},
                                       .place = csv + ":2"});
    CHECK(positions[1] == BookPosition{.case_path = folder.at("sub/b.toml"),
                                       .settings = {{parse_key_path("market.price"), "203 USD"},
                                                    {parse_key_path("award[0].warrant.strike"), "7"}},
                                       .place = csv + ":5"});
  }
  TEST_CASE("a cell in quotes may go on in the next line") {
    const BookFolder folder;
    const auto positions =
        all(BookReader{{folder.write("book.csv", "case,name\na.toml,\"two\nlines\"\nb.toml,x")}});
    REQUIRE(positions.size() == 2);
    CHECK(positions[0].settings[0].value == "two\nlines");
    CHECK(positions[1].settings[0].value == "x");
  }
  TEST_CASE("a row that breaks a rule is a position with a fault and the others stand") {
    const BookFolder folder;
    const std::string csv = folder.write("book.csv", "case,name\na.toml\n,x\nb.toml,x,y\nc.toml,z\n");
    const auto positions = all(BookReader{{csv}});
    REQUIRE(positions.size() == 4);
    CHECK(positions[0].fault == csv + ":2: row: must be 2 cells like the header, got '1'");
    CHECK(positions[1].fault == csv + ":3: case: must be given, got none");
    CHECK(positions[2].fault == csv + ":4: row: must be 2 cells like the header, got '3'");
    CHECK(positions[3].fault == "");
  }
  TEST_CASE("a quote out of place is refused with its place and never joins rows") {
    const BookFolder folder;
    const auto refused = [&](const std::string& rows, const std::string& message) {
      const std::string csv = folder.write("quotes.csv", "case,name\n" + rows);
      CHECK_THROWS_WITH_AS(BookReader{{csv}}, (csv + message).c_str(), ParseError);
    };
    const std::string in_whole = " must be a cell in quotes as a whole, each quote inside it doubled, got ";
    refused("a.toml,5\" disk\nb.toml,x\n", ":2:9:" + in_whole + "'\" disk'");
    refused("a.toml,x\nb.toml, \"y\"\n", ":3:9:" + in_whole + "'\"y\"'");
    refused("a.toml,\"x\"y\n", ":2:11:" + in_whole + "'y'");
    refused("a.toml,\"x\nb.toml,\"y\"\n", ":3:9:" + in_whole + "'y\"'");
    refused("a.toml,x\nb.toml,\"y\nc.toml,z\n",
            ":3:8: must be closed by a second quote, or left out, got '\"'");
  }
  TEST_CASE("a doubled quote and a byte order mark are as spreadsheets write them") {
    const BookFolder folder;
    const auto positions = all(BookReader{
        {folder.write("book.csv", "\xEF\xBB\xBF\"case\",name\r\na.toml,\"5\"\" disk\"\r\nb.toml,\"\"\r\n")}});
    REQUIRE(positions.size() == 2);
    CHECK(positions[0].settings.at(0).value == "5\" disk");
    CHECK(positions[1].settings.empty());
  }
  TEST_CASE("a column that no case has and an input under two names are refused with their place") {
    const BookFolder folder;
    const auto refused = [&](const std::string& header, const std::string& message) {
      const std::string csv = folder.write("header.csv", header + "\na.toml,1,2\n");
      CHECK_THROWS_WITH_AS(BookReader{{csv}}, (csv + message).c_str(), ParseError);
    };
    const std::string key = " column name: must be the path of a key of a case, such as market.price, got ";
    refused("case,market.prise,name", ":1:6:" + key + "'market.prise'");
    refused("case,name,award[0].warrant.strik", ":1:11:" + key + "'award[0].warrant.strik'");
    refused("case,name,\"market..price\"", ":1:11:" + key + "'market..price'");
    refused("case,award[0].warrant.strike,award.warrant.strike",
            ":1:30: column name: must be unique: award[0].warrant.strike is the same input, got "
            "'award.warrant.strike'");
    refused("case,market.price,market.price.value",
            ":1:19: column name: must be unique: market.price is the same input, got 'market.price.value'");
    const auto taken = [&](const std::string& header) {
      CHECK_NOTHROW(BookReader{{folder.write("taken.csv", header + "\na.toml,1,2\n")}});
    };
    taken("case,award[0].warrant.strike,award[1].warrant.strike");
    taken("case,\"scenario.low.set.\"\"deal.A.margin\"\"\",multiple");
    taken("case,\"deal.\"\"A 6 GW\"\".margin\",\"award.\"\"one\"\".warrant.source\"");
  }
  TEST_CASE("a link that leads to itself is a case that cannot be read") {
    const BookFolder folder;
    std::filesystem::create_symlink("loop", folder.at("loop"));
    CHECK(all(BookReader{{folder.at("loop")}}).at(0).case_path == folder.at("loop"));
  }
  TEST_CASE("an input without a position and a bad header are refused by name") {
    const BookFolder folder;
    const auto refused = [](const std::string& input, const std::string& message) {
      CHECK_THROWS_WITH_AS(BookReader{{input}}, message.c_str(), Error);
    };
    refused(folder.path(), folder.path() + ": has no case: no file there ends in .toml");
    const std::string empty = folder.write("empty.csv", "case,name\n");
    refused(empty, empty + ": has no position: a row below the header is one");
    const std::string header = folder.write("header.csv", "name,case\nx,y\n");
    refused(header, header + ": its first column must be case, the name of a case file, got 'name'");
    refused(folder.at("none.csv"), folder.at("none.csv") + ": must be a file, for it is read twice");
    CHECK_THROWS_AS(BookReader{{folder.write("path.csv", "case,market..price\na,1\n")}}, Error);
    CHECK_THROWS_AS(BookReader{{folder.write("twice.csv", "case,name,name\na,1,2\n")}}, Error);
  }
}
}  // namespace book_file_test
