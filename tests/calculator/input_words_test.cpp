#include "fairvalue/case/input_words.hpp"

#include <doctest/doctest.h>

namespace input_words_test {
using namespace calculator;
using namespace fairvalue;

TEST_SUITE("calculator/input_words") {
  const CaseFile file = read_case_file(FAIRVALUE_ROOT "/examples/cases/amd_openai.toml");

  TEST_CASE("names of inputs and paths are words with the deal behind them") {
    struct Row {
      const char* input;
      const char* words;
    };
    for (const Row& row :
         {Row{"required_return", "required return"}, Row{"eps_growth", "EPS growth"}, Row{"ai_mix", "AI mix"},
          Row{"EPS of the year before", "EPS of the year before"},
          Row{"weight of optimistic", "weight of optimistic"}, Row{"market.volatility", "market volatility"},
          Row{"deal.OpenAI 6 GW.revenue_per_gigawatt", "revenue per gigawatt, OpenAI 6 GW"},
          Row{"deal[0].warrant.monitoring", "warrant monitoring, OpenAI 6 GW"},
          Row{"deal[0].warrant.tranche[5].price_hurdle", "warrant tranche 6 price hurdle, OpenAI 6 GW"},
          Row{"neutral: deal.OpenAI 6 GW.delay_months", "neutral: delay months, OpenAI 6 GW"},
          Row{"optimistic: eps_growth", "optimistic: EPS growth"}, Row{"customer[0]", "customer 1"},
          Row{"uncertain[1]", "range of EPS growth"},
          Row{"range of revenue_per_gigawatt", "range of revenue per gigawatt"},
          Row{"range of eps_growth", "range of EPS growth"},
          Row{"correlation of multiple and eps_growth", "rank correlation of multiple and EPS growth"},
          Row{"correlation[0].rho", "rank correlation of multiple and EPS growth"}}) {
      CHECK(input_words(file, row.input) == row.words);
    }
  }
  TEST_CASE("what belongs to nothing of the file stays words of its own") {
    for (const char* input : {"deal[7].plan", "deal.Other.plan", "deal[", "uncertain[99]", ""})
      CHECK_NOTHROW(input_words(file, input));
    CHECK(input_words(file, "deal[7].plan") == "deal 8 plan");
    CHECK(input_words(file, "deal[0") == "deal[0");
  }
}

}  // namespace input_words_test
