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
  if (one.operation == "exp") return std::exp(of(0));
  if (one.operation == "exp - 1") return std::exp(of(0)) - 1;
  if (one.operation == "ln(1 + x)") return std::log(1 + of(0));
  if (one.operation == "square root") return std::sqrt(of(0));
  if (one.operation == "compounded") return std::pow(1 + of(0), of(1));
  if (one.operation == "discounted to today") return of(0) / std::pow(1 + of(1), of(2));
  if (one.operation == "base path: as given, then grown") return of(0) * std::pow(1 + of(1), of(2));
  if (one.operation == "shared with what has vested") return (of(0) + of(1)) / (of(2) + of(3));
  if (one.operation == "treasury stock method") return of(0) - of(1) / of(2);
  if (one.operation == "shares that hold the price at the hurdle") return of(0) / of(1) - of(2);
  return one.value;
}

/// The derivation with another number in an input of its own name and source, all else calculated again.
CaseDerivation with_input(CaseDerivation all, const std::string& name, double value) {
  std::size_t changed = 0;
  for (DerivedNumber& one : all.numbers) {
    const bool is_it = one.operation == "input" && one.name == name && one.source == "the test";
    if (is_it) one.value = value;
    changed += is_it ? 1 : 0;
    one.value = again(all.numbers, one);
  }
  REQUIRE(changed == 1);
  return all;
}

/// Every output of a changed case against those that follow from the derivation of the unchanged one.
void check_follows(const Case& before, const Case& after, const std::string& input, double value) {
  CAPTURE(input);
  const CaseDerivation follows = with_input(case_derivation(before), input, value);
  const CaseDerivation exact = case_derivation(after);
  REQUIRE(follows.outputs.size() == exact.outputs.size());
  for (const DerivedOutput& one : exact.outputs) {
    CAPTURE(one.key);
    const double number = exact.numbers[one.number].value;
    CHECK(std::abs(output(follows, one.key) - number) <= 1e-9 * std::max(1.0, std::abs(number)));
  }
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
        CHECK(output(all, one.name + ".reconciliation.to_come") == one.reconciliation.to_come.value);
        CHECK(output(all, one.name + ".reconciliation.dilution") == one.reconciliation.dilution.value);
        for (const DealYear& year : one.by_earnings.years) {
          const std::string prefix = one.name + "." + label(year.period) + ".";
          CHECK(output(all, prefix + "revenue") == year.revenue.value);
          CHECK(output(all, prefix + "eps") == year.eps.value);
          CHECK(output(all, prefix + "gaap_eps") == year.gaap_eps.value);
          CHECK(output(all, prefix + "price") == year.price.value);
          CHECK(output(all, prefix + "ai_mix") == year.ai_mix());
          CHECK(output(all, prefix + "vested") == year.vested_to_date.value);
          CHECK(output(all, prefix + "stake") == year.stake);
          CHECK(output(all, prefix + "gigawatts") ==
                doctest::Approx(year.delivered_to_date.value).epsilon(1e-14));
          if (year.rebate()) CHECK(output(all, prefix + "rebate") == near(year.rebate()->value));
          if (year.self_funding()) CHECK(output(all, prefix + "self_funding") == near(*year.self_funding()));
        }
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
  TEST_CASE("with warrants too every output follows each input while no other share vests") {
    // The library, asked again, is the oracle; the steps are too small for another tranche to vest.
    const Case before = two_deals_case();
    const auto check = [&](const std::string& input, double value, auto change) {
      Case after = before;
      change(after);
      check_follows(before, after, input, value);
    };
    check("multiple", 20.01, [](Case& c) { c.multiple.value.value = Multiple{20.01}; });
    check("required_return", 0.101, [](Case& c) { c.required_return.value = 0.101; });
    check("eps_growth", 0.2001, [](Case& c) { c.company.eps_growth.value = 0.2001; });
    check("tax_rate", 0.2001, [](Case& c) { c.company.tax_rate.value = 0.2001; });
    check("ai_mix", 0.31, [](Case& c) { c.company.ai_mix.value = 0.31; });
    check("deal_discount", 0.01, [](Case& c) { c.deal_discount.value = 0.01; });
    check("revenue_growth", 0.11, [](Case& c) { c.company.revenue_growth.value = 0.11; });
    check("diluted_shares", before.company.diluted_shares.value.value + 1,
          [](Case& c) { c.company.diluted_shares.value += Shares{1}; });
    check("deal.A.margin", 0.5001, [](Case& c) { c.deals[0].margin.value = 0.5001; });
    check("deal.B.revenue_per_gigawatt", 301,
          [](Case& c) { c.deals[1].revenue_per_gigawatt.value = PerGigawatt{301}; });
    check("deal.B.rate", 0.151, [](Case& c) { c.deals[1].rate->value = 0.151; });
    check("price", 76, [](Case& c) { c.spot.value.price = PerShare{76}; });
  }
  TEST_CASE("the deviation by hand: values of 40 and 20 with a quarter and three are 8.660 apart") {
    // mean 25; .25 x 15^2 + .75 x 5^2 = 75
    Case value = case_without_deals();
    value.required_return.value = 0.0;
    value.company.consensus_eps = {stated(PerShare{1}), stated(PerShare{1}), stated(PerShare{1}),
                                   stated(PerShare{1})};
    value.multiple.value.window = RollingWindow::trailing_twelve_months;
    value.scenarios = {
        {.name = "high", .label = "", .weight = 0.25, .overrides = {{.name = "multiple", .value = 40}}},
        {.name = "low", .label = "", .weight = 0.75, .overrides = {{.name = "multiple", .value = 20}}}};
    const CaseDerivation all = case_derivation(value);
    CHECK(output(all, "deviation") == near(std::sqrt(75.0)));
    const DerivedNumber& root = all.numbers[find_output(all, "deviation").number];
    CHECK(root.operation == "square root");
    CHECK(all.numbers[root.operands[0]].value == near(75));
  }
  TEST_CASE("what each tranche's gigawatts earn is among the outputs: 400 over 100 shares at 20 is 24") {
    const CaseDerivation all = case_derivation(two_deals_case());
    CHECK(output(all, "give_away.A: 2 GW.profit") == near(400));
    CHECK(output(all, "give_away.A: 2 GW.on_delivery") == near(24));
    CHECK(output(all, "give_away.A: 2 GW.shares") == 100);
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
