#include <fairvalue/model/announcement.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/calibration.hpp>

#include "deal_worth_fixtures.hpp"

namespace announcement_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// 200 of flow a gigawatt, 2 GW over two years and 3 GW over the third, no warrant; follow-on at no share, of
/// a life of four years. EPS 4 and 5 at 20 times.
Case plain() {
  Case value = two_deals_case();
  value.deals.pop_back();
  value.deals[0].warrant.reset();
  value.deals[0].follow_on = stated(FollowOn{.share = 0, .life = Years{4}, .ends_on = 2040y / 12 / 31});
  value.company.year_before = stated(PeriodEps{.period = calendar_year(2024),
                                               .eps = PerShare{3},
                                               .basis = EarningsBasis::non_gaap,
                                               .currency = Currency{"USD"}});
  return value;
}

double flows() {
  return 400 * mean_discount_factor(0.1, Years{0}, Years{2}) +
         600 * mean_discount_factor(0.1, Years{2}, Years{3});
}

/// From 74 to 75 over 1000 shares; the index rose by half a percent.
const Announcement up_by_one{.before = PerShare{74}, .after = PerShare{75}, .market = MarketMove{1.6, 0.005}};

const std::vector<Money> no_warrants{Money{0}};

ReverseQuestion question(const Announcement& announcement = up_by_one) {
  return {.announcement = announcement, .deal = "A", .warrants = no_warrants};
}

Case three_scenarios() {
  Case value = plain();
  value.scenarios = {
      {.name = "all", .label = "", .weight = 0.5, .overrides = {{"deal.A.margin", 0.6}}},
      {.name = "three", .label = "", .weight = 0.3, .overrides = {{"deal.A.gigawatts", 3}, {"multiple", 30}}},
      {.name = "late", .label = "", .weight = 0.2, .overrides = {{"deal.A.delay_months", 12}}}};
  return value;
}

TEST_SUITE("model/announcement") {
  TEST_CASE("the jump by hand: 1000 is the market's 592 and the deal's view and a rest") {
    const Jump jump = explain_jump(plain(), up_by_one, std::vector{Money{300}});
    CHECK(jump.total.value == near(1000));
    CHECK(jump.market_move.value == near(1.6 * 0.005 * 74'000));
    CHECK(jump.market_view.value == near(flows() - 300));
    CHECK(jump.rest.value == near(1000 - 592 - (flows() - 300)));
    // The trailing EPS of the day is the 3 of the year that ended.
    CHECK(*jump.turns == near(jump.rest.value / 3000));
  }
  TEST_CASE("a margin of nothing is found as 0 and not as a rounding below it") {
    const Announcement unmoved{.before = PerShare{75}, .after = PerShare{75}};
    for (const ReverseAnswer& answer : reverse_solve(plain(), question(unmoved))) {
      if (answer.input != BelievedInput::margin) continue;
      CHECK(*answer.value == 0.0);
      CHECK_FALSE(std::signbit(*answer.value));
    }
  }
  // Worth 120 in three years: a price of 60 is a return of 2^(1/3) - 1. At 40 times in place of 20 the base
  // doubles.
  TEST_CASE("a believed number holds on a calibrated case too which is calibrated first") {
    Case value = plain();
    value.calibrate = Calibration{.input = CalibratedInput::required_return, .price = stated(PerShare{60})};
    const Case changed = with_believed(value, "A", BelievedInput::multiple, 40);
    CHECK_FALSE(changed.calibrate.has_value());
    CHECK(changed.required_return.value == near(std::cbrt(2.0) - 1));
    CHECK(base_value(changed, base_settings(changed)).value == near(120));
    value.calibrate->input = CalibratedInput::eps_growth;
    CHECK(with_believed(value, "A", BelievedInput::eps_growth, 0.3).company.eps_growth.value == 0.3);
  }
  TEST_CASE("points of growth make the base case worth the rest more") {
    const Jump jump = explain_jump(plain(), {.before = PerShare{70}, .after = PerShare{75}}, no_warrants);
    CHECK(jump.market_move == Money{0});
    REQUIRE(jump.growth.has_value());
    // EPS of 2027 is 5 (1 + g) at 20 times over 1.331.
    CHECK(100 * *jump.growth / 1.331 == near(jump.rest.value / 1000));
  }
  TEST_CASE("a rest that no growth explains has none") {
    const Jump fall = explain_jump(plain(), {.before = PerShare{1000}, .after = PerShare{75}}, no_warrants);
    CHECK_FALSE(fall.growth.has_value());
    CHECK(fall.rest.value < 0);
  }
  TEST_CASE("each number alone explains the jump when it is put back in") {
    for (const Case& value : {plain(), three_scenarios()}) {
      const ReverseQuestion asked = question({.before = PerShare{74}, .after = PerShare{75.2}});
      const auto answers = reverse_solve(value, asked);
      REQUIRE(answers.size() == 6);
      for (const ReverseAnswer& answer : answers) {
        CAPTURE(to_string(answer.input));
        REQUIRE(answer.value.has_value());
        const Case believed = with_believed(value, "A", answer.input, *answer.value);
        const double base =
            1000 * (explain_jump(believed, asked.announcement, no_warrants).rest.value) / 1000;
        const bool of_base =
            answer.input == BelievedInput::multiple || answer.input == BelievedInput::eps_growth;
        // What multiple and growth add to the base case is the rest that was there.
        const double rest = explain_jump(value, asked.announcement, no_warrants).rest.value;
        const double added =
            1000 * (deal_worth(believed, no_warrants).base - deal_worth(value, no_warrants).base).value;
        CHECK(std::abs(of_base ? rest - added : base) <= 1e-9 * 1200);
      }
    }
  }
  TEST_CASE("in closed form: revenue and margin and gigawatts in proportion to what is missing") {
    const auto answers = reverse_solve(plain(), question({.before = PerShare{74}, .after = PerShare{75}}));
    const double needed = 1000 / flows();
    CHECK(*answers[0].value == doctest::Approx(500 * needed).epsilon(1e-12));
    CHECK(*answers[1].value == doctest::Approx(0.5 * needed).epsilon(1e-12));
    CHECK(*answers[2].value == doctest::Approx(5 * needed).epsilon(1e-12));
    CHECK(answers[0].stated == 500);
    CHECK(answers[2].stated == 5);
    // 20 x (1 + rest / base), base 120,000 / 1.331.
    const double rest = 1000 - flows();
    CHECK(*answers[4].value == doctest::Approx(20 * (1 + rest * 1.331 / 120'000)).epsilon(1e-12));
    CHECK(*answers[5].value == doctest::Approx(0.2 + rest * 1.331 / 100'000).epsilon(1e-12));
  }
  TEST_CASE("no margin above 100 % and no share above 1 is an answer") {
    const auto answers = reverse_solve(plain(), question({.before = PerShare{70}, .after = PerShare{75}}));
    CHECK_FALSE(answers[1].value.has_value());
    CHECK_FALSE(answers[3].value.has_value());
    CHECK(answers[0].value.has_value());
    CHECK(answers[1].searched.high == 1.0);
  }
  TEST_CASE("follow-on is asked only where the deal states a life") {
    Case value = plain();
    value.deals[0].follow_on.reset();
    const auto answers = reverse_solve(value, question());
    REQUIRE(answers.size() == 5);
    for (const ReverseAnswer& answer : answers) CHECK(answer.input != BelievedInput::follow_on_share);
    CHECK_THROWS_WITH_AS(with_believed(value, "A", BelievedInput::follow_on_share, 0.5),
                         "deal.A.follow_on: must be stated, with a life and an end, got none", DomainError);
  }
  TEST_CASE("an assumed follow-on answers for its share: four renewals five years apart by hand") {
    Case value = plain();
    value.deals[0].follow_on.reset();
    const Case renewed = with_assumed_follow_on(value, "A");
    CHECK(renewed.deals[0].follow_on->standing == Standing::assumed);
    const double factor = 0.5 * std::pow(1.1, -5);
    double explained = 0;
    for (int j = 0; j <= 4; ++j) explained += flows() * std::pow(factor, j);
    const Announcement announced{.before = PerShare{74}, .after = PerShare{74 + explained / 1000}};
    bool is_answered = false;
    for (const ReverseAnswer& one : reverse_solve(renewed, question(announced))) {
      if (one.input != BelievedInput::follow_on_share) continue;
      is_answered = true;
      CHECK(one.stated == 0.0);
      CHECK(*one.value == doctest::Approx(0.5).epsilon(1e-9));
    }
    CHECK(is_answered);
    CHECK(with_assumed_follow_on(plain(), "A").deals[0].follow_on->value.life == Years{4});  // its own stays
  }
  TEST_CASE("warrants that are priced again move the answer") {
    ReverseQuestion asked = question({.before = PerShare{74}, .after = PerShare{75}});
    asked.warrants = {Money{100}};
    const double held = *reverse_solve(plain(), asked)[0].value;
    CHECK(held == doctest::Approx(500 * 1100 / flows()).epsilon(1e-12));
    // Twenty a gigawatt of the plan.
    asked.reprice = [](const Case& changed) {
      return std::vector{Money{20 * changed.deals[0].plan.value.milestones.back().volume}};
    };
    CHECK(*reverse_solve(plain(), asked)[0].value == doctest::Approx(held).epsilon(1e-12));
    // 5 x (flows - 100) / 5 a gigawatt must be 1000.
    CHECK(*reverse_solve(plain(), asked)[2].value ==
          doctest::Approx(5 * 1000 / (flows() - 100)).epsilon(1e-12));
  }
  TEST_CASE("pairs are a curve: half the gigawatts need twice the revenue") {
    const auto asked = question({.before = PerShare{74}, .after = PerShare{75}});
    const std::vector<double> gigawatts{2.5, 5, 10};
    const Table curve = reverse_curve(plain(), asked, BelievedInput::gigawatts, gigawatts,
                                      BelievedInput::revenue_per_gigawatt);
    const double alone = *reverse_solve(plain(), asked)[0].value;
    CHECK(*curve.at(0, 0) == doctest::Approx(2 * alone).epsilon(1e-12));
    CHECK(*curve.at(1, 0) == doctest::Approx(alone).epsilon(1e-12));
    CHECK(*curve.at(2, 0) == doctest::Approx(alone / 2).epsilon(1e-12));
    CHECK(curve.row_names()[0] == "2.5");
    CHECK_THROWS_WITH_AS(
        reverse_curve(plain(), asked, BelievedInput::margin, gigawatts, BelievedInput::margin),
        "second: must be another input than the first, got margin", DomainError);
  }
  TEST_CASE("scenarios keep their proportions of gigawatts and lose their own margins") {
    const Case more = with_believed(three_scenarios(), "A", BelievedInput::gigawatts, 10);
    CHECK(more.deals[0].plan.value.milestones[0].volume == near(4));
    CHECK(more.scenarios[1].overrides[0].value == near(6));
    const Case same = with_believed(three_scenarios(), "A", BelievedInput::margin, 0.4);
    CHECK(same.scenarios[0].overrides.empty());
    CHECK(same.deals[0].margin.value == 0.4);
  }
  TEST_CASE("bad questions are refused by name") {
    CHECK_THROWS_WITH_AS(explain_jump(plain(), {.before = PerShare{0}, .after = PerShare{75}}, no_warrants),
                         "announcement.before: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(
        explain_jump(plain(), {.before = PerShare{7}, .after = PerShare{75}, .market = MarketMove{1, -1}},
                     no_warrants),
        "announcement.market.index_move: must be > -1 (-100 %), got -1", DomainError);
    ReverseQuestion other = question();
    other.deal = "B";
    CHECK_THROWS_WITH_AS(reverse_solve(plain(), other), "deal: must be the name of a deal of the case, got B",
                         DomainError);
  }
}

}  // namespace announcement_test
