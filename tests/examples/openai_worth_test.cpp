// The shipped case by parts. Its numbers are those of tests/model/deal_worth_reference.py, which works them
// out flow by flow, apart from the library.
#include <doctest/doctest.h>

#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value.hpp>

#include "support/openai_deal.hpp"

namespace openai_worth_test {
using namespace fairvalue;

/// Printed with 12 digits.
doctest::Approx reference(double x) { return doctest::Approx(x).epsilon(1e-10); }

struct Row {
  const char* name;
  double flows_bn;
  double net_new_shares_m;
  double value;
  double direct_effect;
};
constexpr Row endings[] = {{"optimistic", 16.6925453889, 159.997736911, 429.466055023, -32.0721649166},
                           {"neutral", 7.92141077928, 34.6847515323, 186.840206891, 0.888350571526},
                           {"pessimistic", 1.40802642129, 0, 125.273563559, 0.868080407701}};

TEST_SUITE("examples/openai_worth") {
  TEST_CASE("the three endings by parts are those of the reference script") {
    const CaseResult result = value(examples::openai_deal());
    CHECK(result.base_value.value == reference(185.951856319));
    CHECK(examples::multiple_of_june_2025().value.value == reference(26.4314534748));
    REQUIRE(result.scenarios.size() == std::size(endings));
    for (std::size_t i = 0; i < std::size(endings); ++i) {
      const ScenarioResult& one = result.scenarios[i];
      CAPTURE(one.name);
      CHECK(one.name == endings[i].name);
      CHECK(one.by_parts.flows.total().value / 1e9 == reference(endings[i].flows_bn));
      CHECK(one.by_parts.net_new_shares.value / 1e6 == reference(endings[i].net_new_shares_m));
      CHECK(one.by_parts.value.value == reference(endings[i].value));
      CHECK(one.effect.direct().value == reference(endings[i].direct_effect));
    }
  }
  TEST_CASE("without scenarios the base case has all six gigawatts and two tranches") {
    Case amd = examples::openai_deal();
    amd.scenarios.clear();
    const PartsValue parts = value(amd).scenarios[0].by_parts;
    CHECK(parts.flows.total().value / 1e9 == reference(16.5682491274));
    CHECK(parts.net_new_shares.value / 1e6 == reference(53.3316275091));
    CHECK(parts.value.value == reference(189.921896568));
    CHECK((parts.value - parts.base).value == reference(3.97004024896));
  }
  TEST_CASE("a gigawatt is given away at 137.03 to its 26.667 million shares and a cent") {
    const Case amd = examples::openai_deal();
    const auto prices = give_away_prices(amd, base_settings(amd), 0);
    REQUIRE(prices.size() == 6);
    for (const TrancheGiveAway& one : prices) {
      CHECK(one.on_delivery->value == doctest::Approx(137.025 + 0.01).epsilon(1e-12));
      CHECK(one.today->value < one.on_delivery->value);
    }
  }
  TEST_CASE("later or fewer gigawatts are worth less by parts where no share vests on the way") {
    Case amd = examples::openai_deal();
    amd.scenarios.clear();
    amd.deals[0].warrant.reset();
    const auto value_with = [&](Override setting) {
      Case changed = amd;
      changed.scenarios = {{.name = "one", .label = "", .weight = 1, .overrides = {std::move(setting)}}};
      return value(changed).by_parts.expected;
    };
    const PerShare all = value(amd).by_parts.expected;
    CHECK(value_with({.name = "deal.OpenAI 6 GW.delay_months", .value = 12}) < all);
    CHECK(value_with({.name = "deal.OpenAI 6 GW.gigawatts", .value = 5}) < all);
  }
}

}  // namespace openai_worth_test
