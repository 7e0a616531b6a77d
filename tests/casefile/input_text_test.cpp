#include <fairvalue/casefile/input_text.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/model/named_inputs.hpp>

namespace input_text_test {
using namespace fairvalue;

const std::string cases = FAIRVALUE_TEST_DATA "/../../examples/cases/";
const Currency usd{"USD"};

TEST_SUITE("casefile/input_text") {
  TEST_CASE("names and paths lead to one another") {
    const std::vector<std::string> deals{"OpenAI 6 GW", "Meta"};
    CHECK(to_string(*path_of_input("multiple")) == "valuation.multiple");
    CHECK(to_string(*path_of_input("deal.OpenAI 6 GW.follow_on_share")) ==
          "deal.\"OpenAI 6 GW\".follow_on.share");
    CHECK_FALSE(path_of_input("deal.Meta.delay_months").has_value());
    CHECK_FALSE(path_of_input("rate").has_value());  // of a deal only
    CHECK_FALSE(path_of_input("market.price").has_value());
    CHECK(*input_at_path(parse_key_path("deal[1].margin"), deals) == "deal.Meta.margin");
    CHECK(*input_at_path(parse_key_path("deal.Meta.delay_months"), deals) == "deal.Meta.delay_months");
    CHECK_FALSE(input_at_path(parse_key_path("deal.margin"), deals).has_value());  // of which?
    CHECK_FALSE(input_at_path(parse_key_path("deal[2].margin"), deals).has_value());
    CHECK_FALSE(input_at_path(parse_key_path("market.price"), deals).has_value());
  }
  TEST_CASE("every input of a case that its file has comes back from its path") {
    const CaseFile file = read_case_file(cases + "amd_openai.toml");
    std::size_t in_file = 0;
    for (const NamedInput& one : named_inputs(model_case(file))) {
      CAPTURE(one.name);
      const auto path = path_of_input(one.name);
      if (!path) continue;
      ++in_file;
      CHECK(input_at_path(*path, std::vector{file.deals[0].terms.name}) == one.name);
    }
    CHECK(in_file >= 11);
  }
  TEST_CASE("a setting takes either name and the same number") {
    const auto multiple = [](const char* words) {
      return read_case_file(cases + "amd_openai.toml", {parse_setting(words)})
          .valuation->multiple.value.value.value;
    };
    CHECK(multiple("multiple=28x") == 28);
    CHECK(multiple("valuation.multiple=28x") == 28);
    const auto margin = [](const char* words) {
      return read_case_file(cases + "amd_openai.toml", {parse_setting(words)}).deals[0].terms.margin.value;
    };
    CHECK(margin("deal.OpenAI 6 GW.margin=30 %") == 0.3);
    CHECK(margin("deal.margin=0.3") == 0.3);
  }
  TEST_CASE("what only scenarios set is said to be theirs") {
    const auto findings =
        check_case_file(cases + "amd_openai.toml", false, {parse_setting("deal.OpenAI 6 GW.delay_months=6")});
    REQUIRE_FALSE(findings.empty());
    CHECK(findings.front().message ==
          "must be a key of the file, got delay_months, which only scenarios set");
    CHECK(findings.front().advice == "Set it in a scenario: scenario[0].set.\"deal.NAME.delay_months\".");
  }
  TEST_CASE("numbers have the limit of a case file") {
    CHECK(input_number("multiple", "1e24", usd) == 1e24);
    CHECK_THROWS_WITH_AS(input_number("multiple", "1.1e24", usd),
                         "multiple: must be at most 1e+24 in size, got 1.1e+24", DomainError);
    CHECK_THROWS_AS(input_interval("eps_growth", "-1e25", "1", usd), DomainError);
    CHECK_THROWS_AS(input_interval("eps_growth", "1", "1e25", usd), DomainError);
  }
  TEST_CASE("a yearly growth above 100 % is in doubt and a margin is not") {
    CHECK(doubt_of_input("eps_growth", 1.0) == std::nullopt);
    CHECK(doubt_of_input("required_return", 5.0) == "should be a decimal of at most 1 (100 % a year), got 5");
    CHECK(doubt_of_input("deal.A.margin", 5.0) == std::nullopt);
  }
  TEST_CASE("numbers have the units of a case file") {
    CHECK(input_number("multiple", "24x", usd) == 24);
    CHECK(input_number("deal.A.revenue_per_gigawatt", "15 bn USD/GW", usd) == 15e9);
    CHECK(input_number("eps_growth", "0.12", usd) == 0.12);
    const auto range = input_interval("eps_growth", "5", "12 %", usd);
    CHECK(range.low == 0.05);
    CHECK(range.high == 0.12);
    CHECK_THROWS_WITH_AS(input_number("multiple", "22 %", usd),
                         "multiple: must be a multiple such as \"22x\", got '22 %'", DomainError);
    CHECK_THROWS_WITH_AS(input_number("price", "22", usd), "input: must be an input of a case, got 'price'",
                         DomainError);
  }
  TEST_CASE("a number of any name is read in its unit") {
    CHECK(number_in_unit("market.price", "USD/share", "9.50 USD", usd) == 9.5);
    CHECK(number_in_unit("market.volatility", "%", "55 %", usd) == 0.55);
    CHECK(number_in_unit("delay", "months", "2 years", usd) == 24);
    CHECK(number_in_unit("hurdle_factor", "x", "1.1", usd) == 1.1);
    const auto range = interval_in_unit("market.volatility", "%", "40", "60 %", usd);
    CHECK(range.low == 0.4);
    CHECK(range.high == 0.6);
    CHECK_THROWS_AS(number_in_unit("market.price", "USD/share", "9 %", usd), DomainError);
    CHECK_THROWS_AS(interval_in_unit("market.price", "USD/share", "9", "8", usd), DomainError);
  }
}

}  // namespace input_text_test
