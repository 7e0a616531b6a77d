#include <fairvalue/model/case_derivation.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/value.hpp>

#include "deal_worth_fixtures.hpp"
#include "random_case.hpp"

namespace case_derivation_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

double output(const CaseDerivation& all, const std::string& key) {
  return all.numbers[find_output(all, key).number].value;
}

Case with_scenarios(Case value) {
  value.scenarios = {
      {.name = "high",
       .label = "",
       .weight = 0.25,
       .overrides = {{.name = "multiple", .value = 30}, {.name = "eps_growth", .value = 0.3}}},
      {.name = "low", .label = "", .weight = 0.75, .overrides = {{.name = "multiple", .value = 15}}}};
  return value;
}

/// The number again from its operands as a spreadsheet would; its own value where it is no arithmetic.
double again(const Derivation& all, const DerivedNumber& one) {
  const auto of = [&](std::size_t i) { return all[one.operands[i]].value; };
  if (one.operation == "+") return of(0) + of(1);
  if (one.operation == "-") return of(0) - of(1);
  if (one.operation == "x") return of(0) * of(1);
  if (one.operation == "/") return of(0) / of(1);
  if (one.operation == "negative") return -of(0);
  if (one.operation == "discounted to today" && one.operands.size() == 3)
    return of(0) / std::pow(1 + of(1), of(2));
  if (one.operation == "base path: as given, then grown" && one.operands.size() == 3)
    return of(0) * std::pow(1 + of(1), of(2));
  return one.value;
}

TEST_SUITE("model/case_derivation") {
  TEST_CASE("the outputs have the bits of the value of the case") {
    RandomCase random{31};
    for (int i = 0; i < 60; ++i) {
      const Case value = with_scenarios(random());
      const CaseResult result = fairvalue::value(value);
      const CaseDerivation all = case_derivation(value);
      CHECK(output(all, "expected_value") == result.by_parts.expected.value);
      CHECK(output(all, "expected_by_earnings") == result.by_earnings.expected.value);
      CHECK(output(all, "net_worth") == result.net_worth.value);
      CHECK(output(all, "base_value") == result.base_value.value);
      for (const ScenarioResult& one : result.scenarios) {
        CHECK(output(all, one.name + ".value") == one.by_parts.value.value);
        CHECK(output(all, one.name + ".by_earnings") == one.by_earnings.present_value.value);
        CHECK(output(all, one.name + ".net_worth") == one.by_parts.net_worth().value);
        CHECK(output(all, one.name + ".flows") == one.by_parts.flows.total().value);
        CHECK(output(all, one.name + ".dilution") == one.effect.dilution.value);
        CHECK(output(all, one.name + ".growth") == one.effect.growth.value);
      }
    }
  }
  TEST_CASE("what is arithmetic comes out again from its operands") {
    for (const Case& value : {with_scenarios(two_deals_case()), case_without_deals(), paper_case()}) {
      const CaseDerivation all = case_derivation(value);
      for (const DerivedNumber& one : all.numbers) {
        CAPTURE(one.name);
        CAPTURE(one.operation);
        const double size = std::max({1.0, std::abs(one.value)});
        CHECK(std::abs(again(all.numbers, one) - one.value) <=
              1e-11 * size);  // differences of numbers near 100
      }
    }
  }
  TEST_CASE("every number stands once and after its operands") {
    const CaseDerivation all = case_derivation(with_scenarios(two_deals_case()));
    std::set<std::string> inputs;
    for (std::size_t i = 0; i < all.numbers.size(); ++i) {
      const DerivedNumber& one = all.numbers[i];
      for (const std::size_t operand : one.operands) CHECK(operand < i);
      if (one.operation == "input") CHECK(inputs.insert(one.name + "/" + one.source).second);
    }
    CHECK(inputs.count("tax_rate/the test") == 1);
  }
  TEST_CASE(
      "a changed input moves the outputs through the arithmetic alone where no warrant stands between") {
    Case value = case_without_deals();
    CaseDerivation all = case_derivation(value);
    for (DerivedNumber& one : all.numbers) {
      if (one.name == "eps_growth") one.value = 0.3;
      one.value = again(all.numbers, one);
    }
    value.company.eps_growth.value = 0.3;
    CHECK(output(all, "expected_value") ==
          doctest::Approx(fairvalue::value(value).by_parts.expected.value).epsilon(1e-12));
  }
  TEST_CASE("the implied probability by hand: (75 - 67.6) over the range of 135.2 and 67.6") {
    const CaseDerivation all = case_derivation(with_scenarios(case_without_deals()));
    // 30 x 6.5 / 1.331 and 15 x 6 / 1.331
    CHECK(output(all, "high.value") == near(195 / 1.331));
    CHECK(output(all, "low.value") == near(90 / 1.331));
    CHECK(output(all, "implied_probability") == near((75 - 90 / 1.331) / (105 / 1.331)));
    CHECK(output(all, "expected_value") == near((0.25 * 195 + 0.75 * 90) / 1.331));
  }
  TEST_CASE("a price outside the scenarios implies no probability and has no such output") {
    Case value = with_scenarios(case_without_deals());
    value.spot.value.price = PerShare{500};
    CHECK_THROWS_AS(find_output(case_derivation(value), "implied_probability"), DomainError);
  }
  TEST_CASE("an unknown key is refused with the nearest") {
    CHECK_THROWS_WITH_AS(
        find_output(case_derivation(case_without_deals()), "expected_valu"),
        "output: must be an output of the case (nearest 'expected_value'), got expected_valu", DomainError);
  }
}

}  // namespace case_derivation_test
