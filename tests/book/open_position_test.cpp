#include <fairvalue/book/open_position.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

#include "book_samples.hpp"

namespace open_position_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("book/open_position") {
  TEST_CASE("an award is open with the market of its own life") {
    const CaseFile file = read_case_text(call_case, "call.toml");
    const auto open = open_positions(file);
    REQUIRE(open.size() == 1);
    CHECK(open[0].name == "plain");
    CHECK_FALSE(open[0].deal);
    CHECK(open[0].standing == Standing::assumed);
    CHECK(open[0].notes.empty());
    CHECK(market_of(file, open[0]).volatility.value == doctest::Approx(0.4).epsilon(1e-15));
  }
  TEST_CASE("deals come before awards and their plan gives the milestones") {
    const std::string award = call_case.substr(call_case.find("[[award]]"));
    const CaseFile file = read_case_text(new_case_text({}) + "\n" + award, "both.toml");
    const auto open = open_positions(file);
    REQUIRE(open.size() == 2);
    CHECK(open[0].deal == 0);
    CHECK(open[0].notes == std::vector{open[0].name + ": milestones come as planned, in the base case"});
    CHECK_FALSE(open[0].position.outlook.milestones.empty());
    CHECK(open[1].name == "plain");
    CHECK_FALSE(open[1].deal);
  }
  TEST_CASE("what the file does not say of a condition is the reason in the file's own keys") {
    const std::string text = call_case + "condition = \"approval\"\n";  // of the last table, the tranche
    const CaseFile file = read_case_text(text, "gated.toml");
    const auto open = open_positions(file);
    REQUIRE(open.size() == 1);
    const std::string reason = reason_in_file(open[0], "outlook.named: must be given");
    CHECK(reason ==
          "award[0].outlook.condition: must say how likely 'approval' is; without it the warrant has no "
          "value");
    std::string alone = text;  // a table in place of a list of one: its keys have no index
    alone.replace(alone.find("[[award]]"), 9, "[award]");
    const CaseFile of_one = read_case_text(alone, "alone.toml");
    CHECK(reason_in_file(open_positions(of_one)[0], "refused")
              .starts_with("award.outlook.condition: must say"));
    const CaseFile sound = read_case_text(call_case, "call.toml");
    CHECK(reason_in_file(open_positions(sound)[0], "refused") == "refused");
  }
  TEST_CASE("the terms stand as their weakest part and redacted is weaker than assumed") {
    const std::string stated = "source = \"8-K\"\n";
    std::string text = call_case;
    text.insert(text.find("holder = "), stated);
    const auto weakest = [&](const std::string& more) {
      const CaseFile file = read_case_text(text + more, "marked.toml");
      const auto open = open_positions(file);
      REQUIRE(open.size() == 1);
      CHECK(open[0].standing == Standing::stated);
      return standing_of_terms(file, open[0]);
    };
    CHECK(weakest("") == Standing::stated);
    CHECK(weakest("standing = \"assumed\"\nsource = \"ours\"\n") == Standing::assumed);
    CHECK(weakest("standing = \"redacted\"\nsource = \"8-K\"\n") == Standing::redacted);
  }
}
}  // namespace open_position_test
