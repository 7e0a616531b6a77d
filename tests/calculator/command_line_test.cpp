#include "fairvalue/command/command_line.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace command_line_test {
using namespace calculator;

std::string refusal(std::vector<std::string> words) {
  try {
    parse_command_line(words);
  } catch (const fairvalue::Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("calculator/command_line") {
  TEST_CASE("a verb with its case and options") {
    const Request asked =
        parse_command_line({"value", "amd.toml", "--set", "valuation.multiple=28x", "--json", "--seed", "7",
                            "--paths=4096", "--error", "0.001", "--threads", "2", "--xlsx", "out.xlsx",
                            "--set=market.price=180", "--no-simulation", "--watch"})
            .request;
    CHECK(asked.verb == "value");
    CHECK(asked.words == std::vector<std::string>{"amd.toml"});
    CHECK(asked.format == Format::json);
    REQUIRE(asked.settings.size() == 2);
    CHECK(fairvalue::to_string(asked.settings[0].path) == "valuation.multiple");
    CHECK(asked.settings[0].value == "28x");
    CHECK(asked.settings[1].value == "180");
    CHECK(asked.seed == 7);
    CHECK(asked.paths == 4096);
    CHECK(*asked.error == 0.001);
    CHECK(asked.threads == 2);
    CHECK(*asked.workbook == "out.xlsx");
    CHECK_FALSE(asked.simulates);
    CHECK(asked.watches);
  }
  TEST_CASE("what is not given has the documented value") {
    const Request asked = parse_command_line({"value", "amd.toml"}).request;
    CHECK(asked.format == Format::text);
    CHECK(asked.seed == 20251006);
    CHECK(asked.paths == 32768);
    CHECK(asked.simulates);
    CHECK_FALSE(asked.error.has_value());
    CHECK_FALSE(asked.workbook.has_value());
  }
  TEST_CASE("words and options of single verbs") {
    const Request grid =
        parse_command_line({"grid", "a.toml", "--rows", "multiple=20,30", "--columns", "margin=0.2"}).request;
    CHECK(*grid.value("rows") == "multiple=20,30");
    CHECK(*grid.value("columns") == "margin=0.2");
    const Request ranges =
        parse_command_line({"sensitivity", "a.toml", "--range", "multiple=20:30", "--range", "margin=0:1"})
            .request;
    CHECK(ranges.own.at("range").size() == 2);
    CHECK(parse_command_line({"check", "a.toml", "b.toml", "--strict"}).request.has("strict"));
    CHECK(parse_command_line({"explain", "a.toml", "optimistic.value"}).request.words[1] ==
          "optimistic.value");
  }
  TEST_CASE("help stands alone or after a verb and nothing else is looked at") {
    CHECK(parse_command_line({}).special == Special::help);
    CHECK(parse_command_line({"--help"}).special == Special::help);
    const CommandLine line = parse_command_line({"value", "--nonsense", "--help"});
    CHECK(line.special == Special::help);
    CHECK(line.request.verb == "value");
    CHECK(parse_command_line({"--version"}).special == Special::version);
    CHECK(parse_command_line({"value", "a.toml", "--version"}).special == Special::version);
    CHECK(parse_command_line({"new", "--licenses"}).special == Special::licenses);
    CHECK(parse_command_line({"--completion=zsh"}).special == Special::zsh);
  }
  TEST_CASE("one clear line for what is wrong") {
    CHECK(refusal({"vlaue", "a.toml"}) ==
          "'vlaue': is not a verb of fairvalue; the nearest is value (fairvalue --help lists them)");
    CHECK(refusal({"value", "a.toml", "--jsno"}) ==
          "--jsno: is not an option of value; the nearest is --json (fairvalue value --help lists them)");
    CHECK(refusal({"value"}) == "value: must be followed by CASE (fairvalue value --help)");
    CHECK(refusal({"value", "a.toml", "b.toml"}) == "value: takes CASE, got 'b.toml' too many");
    CHECK(refusal({"schema", "a.toml"}) == "schema: takes options only, got 'a.toml' too many");
    CHECK(refusal({"value", "a.toml", "--json", "--csv"}) == "--csv: cannot be together with --json");
    CHECK(refusal({"value", "a.toml", "--seed", "1", "--seed", "2"}) ==
          "--seed: must be given once, got '1' and '2'");
    for (const char* verb : {"grid", "sensitivity", "book"}) {
      CHECK(refusal({verb, "a.toml", "--output", "a", "--output", "b"}) ==
            "--output: must be given once, got 'a' and 'b'");
    }
    CHECK(refusal({"grid", "a.toml", "--rows", "multiple=1", "--rows", "multiple=2"}) ==
          "--rows: must be given once, got 'multiple=1' and 'multiple=2'");
    CHECK(refusal({"value", "a.toml", "--xlsx="}) == "--xlsx: must be followed by a value");
    CHECK(refusal({"--json"}) == "--json: must follow a verb, or be one of --help, --version, --licenses");
  }
  TEST_CASE("what is on or off takes no value") {
    CHECK(refusal({"value", "a.toml", "--no-simulation=3"}) == "--no-simulation: takes no value, got '3'");
    CHECK(refusal({"value", "a.toml", "--no-simulation=false"}) ==
          "--no-simulation: takes no value, got 'false'");
    CHECK(refusal({"value", "a.toml", "--json=no"}) == "--json: takes no value, got 'no'");
    CHECK(refusal({"check", "a.toml", "--strict="}) == "--strict: takes no value, got ''");
  }
  TEST_CASE("numbers are whole and in their range and hexadecimal is none") {
    CHECK(refusal({"value", "a.toml", "--paths", "0"}) ==
          "--paths: must be a whole number from 1 to 8589934592, got '0'");
    CHECK(refusal({"value", "a.toml", "--paths", "0x10"}) ==
          "--paths: must be a whole number from 1 to 8589934592, got '0x10'");
    CHECK(refusal({"value", "a.toml", "--seed", "-1"}) ==
          "--seed: must be a whole number from 0 to 1000000000000000000, got '-1'");
    CHECK(refusal({"value", "a.toml", "--error", "0"}) ==
          "--error: must be a number from 1e-09 to 1, got '0'");
    CHECK(refusal({"value", "a.toml", "--error", "nan"}) ==
          "--error: must be a number from 1e-09 to 1, got 'nan'");
  }
  TEST_CASE("a value left out and a bad setting are refused") {
    CHECK(refusal({"value", "a.toml", "--seed"}) == "--seed: must be followed by a value");
    CHECK(refusal({"value", "a.toml", "--set", "multiple"}) ==
          "--set: setting must be path=value such as market.price=180, got 'multiple'");
    CHECK(refusal({"book", "a.toml", "--watch"}) ==
          "--watch: book answers once; start it again to see a change");
    CHECK(refusal({"figures", "--watch"}) == "--watch: figures reads no file that could be saved again");
  }
}

}  // namespace command_line_test
