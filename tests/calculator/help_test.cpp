#include "fairvalue/command/help.hpp"

#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/report/table.hpp>

#include "fairvalue/command/command_line.hpp"

namespace help_test {
using namespace calculator;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_SUITE("calculator/help") {
  TEST_CASE("every verb stands in the help and the pages made from it") {
    for (const Verb& verb : verbs()) {
      CAPTURE(verb.name);
      for (const std::string& page :
           {program_help(), man_page(), reference_page(), bash_completion(), zsh_completion()})
        CHECK(has(page, verb.name));
      CHECK(has(reference_page(), verb_help(verb)));
    }
  }
  TEST_CASE("every option stands in the help of its verb and in the completion and is taken") {
    const std::string bash = bash_completion();
    const std::string zsh = zsh_completion();
    for (const Verb& verb : verbs()) {
      for (const VerbOption& option : options_of(verb)) {
        CAPTURE(option.name);
        CHECK(has(verb_help(verb), std::string{"--"} + option.name));
        CHECK(has(bash, std::string{"--"} + option.name));
        CHECK(has(zsh, std::string{"--"} + option.name + "["));
      }
    }
  }
  TEST_CASE("completion knows the keys and inputs and words that may follow an option") {
    for (const std::string& script : {bash_completion(), zsh_completion()}) {
      CHECK(has(script, "market.price= "));
      CHECK(has(script, " operating_model.eps_growth= "));
      CHECK(has(script, "multiple= deal_discount= required_return= eps_growth= revenue_growth= tax_rate="));
      CHECK(has(script, "value by_earnings warrants"));
      CHECK(has(script, "A0 A1 A2 A3 A4 AX"));
      CHECK(has(script, "*.xlsx"));
      CHECK(has(script, "*.html"));
      CHECK(has(script, "en zh"));
      CHECK_FALSE(has(script, "deal.margin="));  // an element needs the name of the deal
    }
    CHECK(has(bash_completion(), "= 'book --output' ]"));  // a file, and elsewhere the name of an output
    CHECK(
        has(zsh_completion(), "NAME.jsonl; beside it FILE.journal, from which a run goes on]:FILE:_files'"));
    CHECK(has(bash_completion(), "schema) options=\"--help\" files= ;;"));
  }
  TEST_CASE("a new case by name has no other company's ticker") {
    const auto text = answer_new({.verb = "new", .own = {{"name", {"Oracle"}}}}).text.value();
    CHECK(has(text, "ticker = \"\""));
    CHECK_FALSE(has(text, "EXMP"));
    const auto both = answer_new({.verb = "new", .own = {{"name", {"Oracle"}}, {"ticker", {"ORCL"}}}});
    CHECK(has(both.text.value(), "ticker = \"ORCL\""));
  }
  TEST_CASE("help and man page say where the shipped cases are") {
    CHECK(has(program_help(), "share/fairvalue/cases"));
    CHECK(has(man_page(), ".SH FILES\n.TP\n\\fBshare/fairvalue/cases"));
  }
  TEST_CASE("lines fit into 100 columns and end in no blank") {
    std::string all = program_help();
    for (const Verb& verb : verbs()) all += verb_help(verb);
    std::istringstream lines{all};
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("usage") || line.starts_with("example")) continue;
      CHECK_MESSAGE(fairvalue::display_width(line) <= 110, line);
      CHECK_FALSE(line.ends_with(' '));
    }
  }
  TEST_CASE("each example is a command line that its verb takes") {
    for (const Verb& verb : verbs()) {
      std::vector<std::string> words{verb.name};
      words.insert(words.end(), verb.example.begin(), verb.example.end());
      CHECK_NOTHROW(parse_command_line(words));
    }
  }
  TEST_CASE("an unknown verb names the nearest") {
    CHECK_THROWS_WITH_AS(
        find_verb("explian"),
        "'explian': is not a verb of fairvalue; the nearest is explain (fairvalue --help lists them)",
        fairvalue::Error);
  }
  TEST_CASE("the version names both schemas and the instruction set") {
    CHECK(has(version_text(), "fairvalue 0."));
    CHECK(has(version_text(), "case schema 1, JSON schema 1\n"));
    CHECK(has(version_text(), "SIMD target "));
  }
}

}  // namespace help_test
