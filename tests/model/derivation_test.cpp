#include <fairvalue/model/derivation.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/derived_outputs.hpp>
#include <fairvalue/model/value_by_parts.hpp>

#include "deal_worth_fixtures.hpp"
#include "random_case.hpp"

namespace derivation_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario base_case{.name = "base", .label = "", .weight = 1, .overrides = {}};

PerShare value_of(const Case& value, const Scenario& scenario) {
  const auto inputs = named_inputs(value);
  return value_by_parts(value, settings(value, resolved_values(inputs, resolve(inputs, scenario.overrides))))
      .value;
}

const DerivedNumber& find(const Derivation& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  REQUIRE(found != all.end());
  return *found;
}

/// The number again from its operands, for the operations of arithmetic.
double again(const Derivation& all, const DerivedNumber& one) {
  const auto of = [&](std::size_t i) { return all[one.operands[i]].value; };
  if (one.operation == "+") return of(0) + of(1);
  if (one.operation == "-") return of(0) - of(1);
  if (one.operation == "x") return of(0) * of(1);
  if (one.operation == "/") return of(0) / of(1);
  if (one.operation == "negative") return -of(0);
  if (one.operation == "exp") return std::exp(of(0));
  if (one.operation == "exp - 1") return std::expm1(of(0));
  if (one.operation == "ln(1 + x)") return std::log1p(of(0));
  return one.value;
}

TEST_SUITE("model/derivation") {
  TEST_CASE("the derivation ends in the bits of the value by parts") {
    RandomCase random{11};
    for (int i = 0; i < 300; ++i) {
      const Case value = random();
      const Scenario some{
          .name = "some", .label = "", .weight = 1, .overrides = random_overrides(random, value)};
      CHECK(derivation_of_value(value, some).back().value == value_of(value, some).value);
    }
    for (const Case& value : {paper_case(), two_deals_case(), case_without_deals()}) {
      CHECK(derivation_of_value(value, base_case).back().value == value_of(value, base_case).value);
    }
  }
  TEST_CASE("every number follows from numbers before it") {
    const Derivation all = derivation_of_value(two_deals_case(), base_case);
    CHECK(all.size() > 100);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::size_t operand : all[i].operands) CHECK(operand < i);
      CHECK(all[i].operands.empty() == (all[i].operation == "input" || all[i].operation == "constant"));
      CHECK(again(all, all[i]) == all[i].value);
    }
    CHECK(all.back().name == "value by parts");
  }
  TEST_CASE("inputs have the case's standing and source and each stands once") {
    Case value = two_deals_case();
    value.deals[0].margin = {0.5, Standing::assumed, "about the company's own"};
    const Derivation all = derivation_of_value(value, base_case);
    std::set<std::string> names;
    for (const std::size_t i : inputs_of(all)) CHECK(names.insert(all[i].name).second);
    for (const char* name :
         {"multiple", "eps_growth", "required_return", "tax_rate", "diluted_shares", "deal.A.margin",
          "deal.A.plan", "deal.A.delay_months", "deal.B.rate", "deal.B.warrant", "deal.B.equity, cost",
          "deal.B.loan, cost", "deal.B.follow_on_share"}) {
      CAPTURE(name);
      CHECK(names.count(name) == 1);
    }
    CHECK(find(all, "deal.A.margin").standing == Standing::assumed);
    CHECK(find(all, "deal.A.margin").source == "about the company's own");
    CHECK(find(all, "multiple").standing == Standing::stated);
    CHECK(find(all, "multiple").source == "the test");
  }
  TEST_CASE("a result is assumed where anything that enters is and derived elsewhere") {
    const Derivation stated_only = derivation_of_value(two_deals_case(), base_case);
    CHECK(stated_only.back().standing == Standing::derived);
    Case value = two_deals_case();
    value.deals[1].margin.standing = Standing::assumed;
    const Derivation all = derivation_of_value(value, base_case);
    CHECK(all.back().standing == Standing::assumed);
    CHECK(find(all, "base a share today").standing == Standing::derived);
    CHECK(find(all, "present value of the deals' flows").standing == Standing::assumed);
  }
  TEST_CASE("what a scenario sets is assumed with its reason") {
    const Scenario up{.name = "up",
                      .label = "",
                      .weight = 1,
                      .overrides = {{.name = "multiple", .value = 30, .unit = {}, .reason = "a premium"}}};
    const Derivation all = derivation_of_value(two_deals_case(), up);
    CHECK(find(all, "multiple").value == 30);
    CHECK(find(all, "multiple").standing == Standing::assumed);
    CHECK(find(all, "multiple").source == "up: a premium");
    CHECK(find(all, "base a share today").standing == Standing::assumed);
  }
  TEST_CASE("as lines: the value on top and its operands below it") {
    const Derivation all = derivation_of_value(case_without_deals(), base_case);
    const auto lines = explained(all, all.size() - 1, 9);
    CHECK(lines.front() == "value by parts = 90.1578 (/, derived)");
    const auto has = [&](const std::string& text) {
      return std::any_of(lines.begin(), lines.end(),
                         [&](const std::string& line) { return line.find(text) != std::string::npos; });
    };
    CHECK(has("multiple = 20 (input, stated: the test)"));
    CHECK(has("FY2027 EPS without deals = 6 (base path: as given, then grown, derived)"));
    CHECK(explained(all, all.size() - 1, 0).size() == 1);
    CHECK_THROWS_WITH_AS(explained(all, all.size(), 1),
                         ("number: must be one of the derivation, got " + std::to_string(all.size())).c_str(),
                         DomainError);
  }
}

}  // namespace derivation_test
