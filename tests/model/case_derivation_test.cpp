#include <fairvalue/model/case_derivation.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
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

/// The least of the price alone and those with the claims at each strike, lowest first.
double shared_again(const std::vector<double>& of) {
  double value = of[0], shares = of[1], price = value / shares;
  for (std::size_t i = 2; i < of.size(); i += 2) {
    value += of[i] * of[i + 1];
    shares += of[i + 1];
    price = std::min(price, value / shares);
  }
  return price;
}

/// Of price before, price after, hurdle, value, shares and then strike, vested and opening shares in turns:
/// the part that brings the price down to the hurdle.
double part_again(const std::vector<double>& of) {
  const double hurdle = of[2], bound = hurdle * (1 - 1e-12);
  if (of[0] < bound) return 0;
  if (of[1] >= bound) return 1;
  double left = of[3] - hurdle * of[4], slope = 0;
  for (std::size_t i = 5; i < of.size(); i += 3) {
    left -= std::max(0.0, hurdle - of[i]) * of[i + 1];
    slope += std::max(0.0, hurdle - of[i]) * of[i + 2];
  }
  return std::clamp(left / slope, 0.0, 1.0);
}

/// The number again from its operands as a spreadsheet would; its own value where it is no arithmetic.
double again(const Derivation& all, const DerivedNumber& one) {
  std::vector<double> of;
  for (const std::size_t operand : one.operands) of.push_back(all[operand].value);
  const std::string& how = one.operation;
  if (how == "+") return of[0] + of[1];
  if (how == "-") return of[0] - of[1];
  if (how == "x") return of[0] * of[1];
  if (how == "/") return of[0] / of[1];
  if (how == "sum") return std::accumulate(of.begin(), of.end(), 0.0);
  if (how == "negative") return -of[0];
  if (how == "ln(1 + x)") return std::log(1 + of[0]);
  if (how == "square root") return std::sqrt(of[0]);
  if (how == "compounded") return std::pow(1 + of[0], of[1]);
  if (how == "discounted to today") return of[0] / std::pow(1 + of[1], of[2]);
  if (how == "base path: as given, then grown") return of[0] * std::pow(1 + of[1], of[2]);
  if (how == "mean discount factor") {
    const double width = of[0] * (of[2] - of[1]);
    return std::exp(-of[0] * of[1]) * (width == 0 ? 1 : (1 - std::exp(-width)) / width);
  }
  if (how == "treasury stock method") return of[0] - of[1] / of[2];
  if (how == "greater of") return std::max(of[0], of[1]);
  if (how == "excess") return std::max(0.0, of[0] - of[1]);
  if (how == "if met") return of[0] == 1 ? of[1] : of[2];
  if (how == "hurdle met") {
    const bool before = of.size() == 3 && of[0] == 1;
    return before || of[of.size() - 2] >= of[of.size() - 1] * (1 - 1e-12) ? 1 : 0;
  }
  if (how == "with the part") return of[0] + of[1] * of[2];
  if (how == "shared with those who gain") return shared_again(of);
  if (how == "part that vests") return part_again(of);
  if (how == "price with the part") return of[0] < of[2] * (1 - 1e-12) ? of[0] : std::max(of[1], of[2]);
  double gaining = 0;
  for (std::size_t i = 1; i + 1 < of.size(); i += 2) {
    if (of[i] < of[0]) gaining += how == "worth taking up" ? of[i + 1] : of[i] * of[i + 1];
  }
  if (how == "worth taking up" || how == "paid to take up") return gaining;
  if (how == "least of") return *std::ranges::min_element(of);
  if (how == "greatest of") return *std::ranges::max_element(of);
  if (how == "place in the range") return (of[0] - of[1]) / (of[2] - of[1]);
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
        const bool has_warrant =
            std::ranges::any_of(value.deals, [](const Deal& deal) { return deal.warrant.has_value(); });
        for (const PathDay& day : one.by_parts.path) {
          const std::string prefix = one.name + ".path." + to_string(day.day) + ".";
          const bool is_there =
              std::ranges::find(all.outputs, prefix + "price", &DerivedOutput::key) != all.outputs.end();
          CHECK(is_there == has_warrant);
          if (!is_there) continue;
          CHECK(output(all, prefix + "price") == day.price.value);
          CHECK(output(all, prefix + "vested") == day.vested_to_date.value);
          CHECK(output(all, prefix + "net_new_shares") == day.net_new_shares.value);
        }
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
  TEST_CASE("every output follows an input by which other shares vest, others than before or none") {
    // The library, asked again, is the oracle. Of an output that is there in both cases alone: a rebate is
    // not.
    RandomCase random{77};
    int moved = 0;
    for (int i = 0; i < 150; ++i) {
      CAPTURE(i);
      const Case before = random();
      Case after = before;
      const double factor = i % 3 == 0 ? 0.6 : i % 3 == 1 ? 1.7 : 1.05;
      after.multiple.value.value = Multiple{before.multiple.value.value.value * factor};
      const auto exact = attempt([&] { return case_derivation(after); });
      if (!exact.has_value()) continue;
      const CaseDerivation follows =
          with_input(case_derivation(before), "multiple", after.multiple.value.value.value);
      for (const DerivedOutput& one : exact.value().outputs) {
        CAPTURE(one.key);
        const auto known = std::ranges::find(follows.outputs, one.key, &DerivedOutput::key);
        if (known == follows.outputs.end()) continue;
        const double number = exact.value().numbers[one.number].value;
        CHECK(std::abs(follows.numbers[known->number].value - number) <=
              1e-9 * std::max(1.0, std::abs(number)));
        const bool is_vested = one.key.ends_with("net_new_shares");
        if (is_vested && output(case_derivation(before), one.key) != number) ++moved;
      }
    }
    CHECK(moved >= 40);
  }
  TEST_CASE("a setting that was found for a price is no input and rests on what the base case is made of") {
    Case value = case_without_deals();
    value.calibrate = Calibration{CalibratedInput::eps_growth, stated(PerShare{80})};
    const CaseDerivation all = case_derivation(value);
    const auto found = std::ranges::find(all.numbers, "eps_growth", &DerivedNumber::name);
    REQUIRE(found != all.numbers.end());
    CHECK(found->operation == "found for the price");
    std::set<std::string> rests_on;
    for (const std::size_t operand : found->operands) rests_on.insert(all.numbers[operand].name);
    CHECK(rests_on.contains("calibrate.price"));
    CHECK(rests_on.contains("multiple"));
    CHECK(rests_on.contains("required_return"));
    CHECK(std::ranges::count(all.numbers, "eps_growth", &DerivedNumber::name) == 1);
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
