#include "fairvalue/command/options.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/error.hpp>

namespace options_test {
using namespace calculator;

TEST_SUITE("calculator/options") {
  const KnownInputs known{.names = {"multiple", "eps_growth", "deal.OpenAI 6 GW.margin",
                                    "deal.OpenAI 6 GW.delay_months", "deal.OpenAI 6 GW.follow_on_share"},
                          .deals = {"OpenAI 6 GW"},
                          .currency = fairvalue::Currency{"USD"}};

  TEST_CASE("a range and an axis whose input has dots and blanks in its name") {
    const fairvalue::InputRange range = input_range("range", "deal.OpenAI 6 GW.margin=0.2:0.35", known);
    CHECK(range.input == "deal.OpenAI 6 GW.margin");
    CHECK(range.low == 0.2);
    CHECK(range.high == 0.35);
    const fairvalue::GridAxis axis = grid_axis("rows", "multiple=25,30.5,28x", known);
    CHECK(axis.input == "multiple");
    CHECK(axis.values == std::vector<double>{25, 30.5, 28});
  }
  TEST_CASE("an input goes by its path in the file too and numbers by their units") {
    for (const char* words : {"valuation.multiple=16x:24x", "multiple=16:24x"}) {
      const fairvalue::InputRange range = input_range("range", words, known);
      CHECK(range.input == "multiple");
      CHECK(range.low == 16);
      CHECK(range.high == 24);
    }
    for (const char* name : {"deal[0].margin", "deal.margin", "deal.\"OpenAI 6 GW\".margin"}) {
      const auto range = input_range("range", std::string{name} + "=20 %:35%", known);
      CHECK(range.input == "deal.OpenAI 6 GW.margin");
      CHECK(range.low == 0.2);
      CHECK(range.high == 0.35);
    }
    CHECK(input_range("range", "deal.follow_on.share=0:1", known).input ==
          "deal.OpenAI 6 GW.follow_on_share");
    CHECK(input_range("range", "operating_model.eps_growth=5%:6%", known).low == 0.05);
    CHECK_THROWS_WITH_AS(input_range("range", "operating_model.eps_growth=5%:0.05", known),
                         "--range: must be from a lower to a higher number, got "
                         "'operating_model.eps_growth=5%:0.05'; --set holds an input at one",
                         fairvalue::Error);
  }
  TEST_CASE("what is no range or axis is refused as it was typed") {
    CHECK_THROWS_WITH_AS(input_range("range", "multiple=30:20", known),
                         "--range: multiple must be a low end and then a high one, got 'multiple=30:20'",
                         fairvalue::Error);
    CHECK_THROWS_WITH_AS(input_range("range", "multiple=30%:40%", known),
                         "--range: multiple must be a multiple such as \"22x\", got 'multiple=30%:40%'",
                         fairvalue::Error);
    CHECK_THROWS_WITH_AS(input_range("range", "multple=20:30", known),
                         "--range: must be an input of the case (nearest 'multiple'), got 'multple'",
                         fairvalue::Error);
    for (const char* words :
         {"multiple", "=1:2", "multiple=1", "multiple=1:2:3", "multiple=a:b", "multiple=1:nan"})
      CHECK_THROWS_AS(input_range("range", words, known), fairvalue::Error);
    for (const char* words : {"multiple", "=1", "multiple=", "multiple=1,,2", "multiple=1;2"})
      CHECK_THROWS_AS(grid_axis("rows", words, known), fairvalue::Error);
    CHECK_THROWS_WITH_AS(grid_axis("columns", "eps_growth=0,10%,0", known),
                         "--columns: must be different numbers, got 0 twice", fairvalue::Error);
  }
  TEST_CASE("both ends and each value keep the rules that a scenario keeps") {
    const fairvalue::CaseFile file =
        fairvalue::read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_openai.toml");
    const fairvalue::Case value = fairvalue::model_case(file);
    const KnownInputs strict = known_inputs(file, value);
    const auto message = [](const auto& read) -> std::string {
      try {
        read();
      } catch (const fairvalue::Error& error) {
        return error.what();
      }
      return "";
    };
    struct Row {
      const char* words;
      const char* must_say;
    };
    for (const Row& row :
         {Row{"multiple=-5x:20x", "--range: multiple must be > 0, got 'multiple=-5x:20x'"},
          Row{"multiple=5x:1e25x",
              "--range: multiple must be at most 1e+24 in size, got 'multiple=5x:1e25x'"},
          Row{"eps_growth=1e300:1e301",
              "--range: eps_growth must be at most 1e+24 in size, got 'eps_growth=1e300:1e301'"},
          Row{"eps_growth=0.05:20",
              "--range: eps_growth must be a decimal of at most 5 (500 % a year; 12 % is 0.12), got "
              "'eps_growth=0.05:20'"},
          Row{"deal[0].margin=20%:150%",
              "--range: deal.OpenAI 6 GW.margin must be above -1 and at most 1, got "
              "'deal[0].margin=20%:150%'"},
          Row{"deal[0].incremental=0:2",
              "--range: deal.OpenAI 6 GW.incremental must be between 0 and 1, got 'deal[0].incremental=0:2'"},
          Row{"deal.OpenAI 6 GW.delay_months=0:1.5",
              "--range: deal.OpenAI 6 GW.delay_months must be whole, got "
              "'deal.OpenAI 6 GW.delay_months=0:1.5'"}}) {
      CAPTURE(row.words);
      CHECK(message([&] { input_range("range", row.words, strict); }) == row.must_say);
    }
    CHECK(message([&] { grid_axis("rows", "multiple=20x,-5x", strict); }) ==
          "--rows: multiple must be > 0, got '-5x'");
    CHECK(input_range("range", "eps_growth=0:500%", strict).high == 5.0);
  }
  TEST_CASE("a growth above 100 % a year is warned of as check does") {
    const double numbers[] = {1.0, 2.0};
    CHECK(doubts_of("range", "eps_growth", numbers) ==
          std::vector<std::string>{
              "--range: eps_growth should be a decimal of at most 1 (100 % a year), got 2"});
    CHECK(doubts_of("range", "multiple", numbers).empty());
  }
  TEST_CASE("whole numbers and outputs") {
    const Request none{.verb = "explain"};
    CHECK(whole_option(none, "depth", {0, 10}, 4) == 4);
    CHECK(output_option(none) == "value");
    const Request some{.verb = "explain", .own = {{"depth", {"3"}}, {"output", {"by_earnings"}}}};
    CHECK(whole_option(some, "depth", {0, 10}, 4) == 3);
    CHECK(output_option(some) == "by_earnings");
    const Request bad{.verb = "explain", .own = {{"depth", {"11"}}, {"output", {"price"}}}};
    CHECK_THROWS_WITH_AS(whole_option(bad, "depth", {0, 10}, 4),
                         "--depth: must be a whole number from 0 to 10, got '11'", fairvalue::Error);
    CHECK_THROWS_AS(output_option(bad), fairvalue::Error);
  }
}

}  // namespace options_test
