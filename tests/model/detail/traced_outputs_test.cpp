#include "../../../lib/model/detail/traced_outputs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "model/deal_worth_fixtures.hpp"

namespace traced_outputs_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

double number_of(const std::vector<detail::TracedOutput>& outputs, const std::string& key) {
  const auto found = std::ranges::find(outputs, key, &detail::TracedOutput::key);
  REQUIRE(found != outputs.end());
  return found->number.value();
}

TEST_SUITE("model/detail/traced_outputs") {
  TEST_CASE("the outputs of the paper case with keys of their own") {
    const Case value = paper_case();
    const CaseResult result = fairvalue::value(value);
    const Scenario scenario{.name = "base case", .label = "", .weight = 1, .overrides = {}};
    Derivation all;
    const auto outputs = detail::outputs_of_scenario(all, value, scenario, result.scenarios.at(0));
    std::set<std::string> keys;
    for (const auto& one : outputs) CHECK(keys.insert(one.key).second);
    CHECK(number_of(outputs, "value") == doctest::Approx(19.916043).epsilon(1e-7));
    CHECK(number_of(outputs, "against_price") ==
          doctest::Approx(19.916043 / value.spot.value.price.value - 1).epsilon(1e-7));
    CHECK(number_of(outputs, "FY2025.gigawatts") == doctest::Approx(1));
    CHECK(number_of(outputs, "reconciliation.to_come") == doctest::Approx(0).epsilon(1e-9));
    CHECK(number_of(outputs, "reconciliation.collected") == doctest::Approx(1.907647).epsilon(1e-6));
  }
  TEST_CASE("the base case has its value and what each tranche's gigawatts earn") {
    const Case value = two_deals_case();
    Derivation all;
    const auto outputs = detail::outputs_of_base_case(all, value);
    CHECK(number_of(outputs, "base_value") == fairvalue::value(value).base_value.value);
    CHECK(number_of(outputs, "give_away.A: 2 GW.gigawatts") == 2);
    CHECK(number_of(outputs, "give_away.A: 5 GW.profit") == doctest::Approx(600));
  }
}

}  // namespace traced_outputs_test
