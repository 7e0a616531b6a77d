#include <fairvalue/casefile/case_findings.hpp>

#include <doctest/doctest.h>

namespace case_findings_test {
using namespace fairvalue;

const CaseFileFinding hurdle{.position = {"amd.toml", 41, 16},
                             .key = "deal.warrant.tranche[2].price_hurdle",
                             .message = "must be > 0, got -3",
                             .line = "price_hurdle = -3",
                             .advice = "Write a number > 0."};

TEST_SUITE("casefile/case_findings") {
  TEST_CASE("a finding prints place and key and rule and value then its line with a caret and what to do") {
    CHECK(headline(hurdle) == "amd.toml:41:16: deal.warrant.tranche[2].price_hurdle: must be > 0, got -3");
    CHECK(to_string(hurdle) ==
          "amd.toml:41:16: deal.warrant.tranche[2].price_hurdle: must be > 0, got -3\n"
          "   41 | price_hurdle = -3\n"
          "      |                ^\n"
          "Write a number > 0.");
  }

  TEST_CASE("a warning says so and without a line there is no caret") {
    CaseFileFinding warning = hurdle;
    warning.kind = FindingKind::warning;
    warning.line.clear();
    CHECK(to_string(warning) ==
          "amd.toml:41:16: warning: deal.warrant.tranche[2].price_hurdle: must be > 0, got -3\n"
          "Write a number > 0.");
  }

  TEST_CASE("the caret counts characters and not bytes") {
    const CaseFileFinding label{.position = {"a.toml", 3, 19},
                                .message = "must be text",
                                .line = "l = { a = \"\xE6\xA8\x82\xE8\xA7\x80\" }"};
    // Column 19 in bytes: two characters of three bytes stand before it, so 14 characters.
    CHECK(to_string(label).find("|               ^") != std::string::npos);
  }

  TEST_CASE("a long line is cut around its column") {
    CaseFileFinding finding{.position = {"a.toml", 1, 5'001}, .message = "must be text"};
    finding.line = std::string(5'000, 'a') + "X" + std::string(5'000, 'b');
    const std::string text = to_string(finding);
    CHECK(text.size() < 400);
    const std::size_t second = text.find('\n');
    const std::size_t third = text.find('\n', second + 1);
    const std::string line = text.substr(second + 1, third - second - 1);
    CHECK(line.at(text.substr(third + 1).find('^')) == 'X');
  }

  TEST_CASE("nothing that a file holds steers a terminal") {
    CaseFileFinding finding = hurdle;
    finding.line = "a = \"\x1b[31m\"";
    finding.message = "must be text, got \x1b[31m";
    CHECK(to_string(finding).find('\x1b') == std::string::npos);
  }

  TEST_CASE("the exception's message is the first headline and how many more there are") {
    CHECK(CaseFileErrors{{hurdle}}.what() == headline(hurdle));
    CHECK(CaseFileErrors{{hurdle, hurdle, hurdle}}.what() == headline(hurdle) + " (and 2 more)");
    CHECK(CaseFileErrors{{hurdle, hurdle}}.findings().size() == 2);
  }
}

}  // namespace case_findings_test
