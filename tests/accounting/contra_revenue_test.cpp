#include <fairvalue/accounting/contra_revenue.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/black_scholes.hpp>

#include "awards.hpp"

namespace contra_revenue_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

constexpr double round_off = 1e-12;
constexpr double ulps = 1.2e-4;  // four of the largest sum below: six tranches of at most 3e10

/// 100 shares at 6: a cost of 600, earned by purchases of 6.
CustomerAward single(CostAttribution attribution = CostAttribution::from_zero) {
  return {.policy = policy_of(attribution), .tranches = {award_tranche(100, 6, 6)}};
}

void check_flow(const CostFlow& flow, double opening, double recognised, double caught_up, double closing) {
  CHECK(flow.opening.value == Approx(opening).epsilon(round_off));
  CHECK(flow.recognised.value == Approx(recognised).epsilon(round_off));
  CHECK(flow.caught_up.value == Approx(caught_up).epsilon(round_off));
  CHECK(flow.closing.value == Approx(closing).epsilon(round_off));
}

/// Reduction of the first period under a policy, for tranches at 1 and 2 of 100 and 240, and purchases of 1.
double first_of_two(CostAttribution attribution, bool second_probable) {
  const CustomerAward award{.policy = policy_of(attribution),
                            .tranches = {award_tranche(100, 1, 1), award_tranche(100, 2.4, 2)}};
  TrancheJudgement second{.probable = second_probable};
  return contra_revenue(award, std::vector{bought(1, {likely, second})})[0].contra_revenue.value;
}

TEST_SUITE("accounting/contra_revenue") {
  TEST_CASE("probable in the third period and no longer in the fourth: a catch-up and a reversal") {
    const auto got = contra_revenue(
        single(), std::vector{bought(1, {unlikely}), bought(1, {unlikely}), bought(1, {likely}),
                              bought(1, {unlikely}), bought(2, {likely})});
    check_flow(got[0].total, 0, 0, 0, 0);
    check_flow(got[1].total, 0, 0, 0, 0);
    check_flow(got[2].total, 0, 100, 200, 300);  // 3 of 6 purchased: 300, of which 200 for the first two
    check_flow(got[3].total, 300, 0, -300, 0);
    check_flow(got[4].total, 0, 200, 400, 600);
    CHECK(got[3].tranches[0].why == "not probable: no cost (ASC 718-10-25-20)");
  }
  TEST_CASE("a market condition missed reverses nothing while the purchases are made") {
    const TrancheJudgement missed{.market_missed = true};
    const auto got =
        contra_revenue(single(), std::vector{bought(3, {likely}), bought(2, {missed}), bought(1, {missed})});
    check_flow(got[1].total, 300, 200, 0, 500);
    check_flow(got[2].total, 500, 100, 0, 600);
    CHECK(got[2].tranches[0].why == "probable; market condition missed, the cost stays (ASC 718-10-30-14)");
    const TrancheJudgement both{.probable = false, .market_missed = true};
    check_flow(contra_revenue(single(), std::vector{bought(3, {likely}), bought(2, {both})})[1].total, 300, 0,
               -300, 0);
  }
  TEST_CASE("an upfront payment of 10 percent: 2.0 million invoiced are 1.8 million of revenue") {
    CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(1.5e6, 1, 0)}};
    award.policy.upfront = UpfrontTreatment::asset;
    PurchasePeriod month = bought(2.0e6, {}, 2.0e6);
    month.expected_purchases = 15e6;
    const auto got = contra_revenue(award, std::vector{month});
    CHECK(got[0].net_revenue.value == Approx(1.8e6).epsilon(round_off));
    CHECK(got[0].upfront_asset.value == Approx(1.3e6).epsilon(round_off));
  }
  TEST_CASE("900000 at 14.69 over three years: 4022151 and then 3298620 in the year of 6 percent") {
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(900'000, 14.69, 3)}};
    const auto years = [&](double first, double second) {
      return contra_revenue(award, std::vector{bought(1, {{.expected = Shares{first}}}),
                                               bought(1, {{.expected = Shares{second}}})});
    };
    const auto whole = years(821'406, 747'526);
    CHECK(std::round(whole[0].contra_revenue.value) == 4'022'151);
    CHECK(std::round(whole[1].contra_revenue.value) == 3'298'620);
    const auto exact = years(900'000 * 0.97 * 0.97 * 0.97, 900'000 * 0.94 * 0.94 * 0.94);
    CHECK(std::round(100 * exact[0].contra_revenue.value) / 100 == 4'022'149.91);
    CHECK(std::abs(exact[1].contra_revenue.value - 3'298'617.465) <= 1e-6);  // printed as .46
  }
  TEST_CASE("graded 6000 at 15 in three yearly tranches: 55000 and 25000 and 10000") {
    const CustomerAward award{
        .policy = policy_of(),
        .tranches = {award_tranche(2000, 15, 1), award_tranche(2000, 15, 2), award_tranche(2000, 15, 3)}};
    const auto got = contra_revenue(award, std::vector{bought(1), bought(1), bought(1)});
    CHECK(got[0].contra_revenue.value == Approx(55'000).epsilon(round_off));
    CHECK(got[1].contra_revenue.value == Approx(25'000).epsilon(round_off));
    CHECK(got[2].contra_revenue.value == Approx(10'000).epsilon(round_off));
  }
  TEST_CASE("the first purchase bears 220 from zero and 100 incrementally and 170 pooled") {
    CHECK(first_of_two(CostAttribution::from_zero, true) == Approx(100 + 240 / 2.0).epsilon(round_off));
    CHECK(first_of_two(CostAttribution::incremental, true) == Approx(100).epsilon(round_off));
    CHECK(first_of_two(CostAttribution::pooled, true) == Approx((100 + 240) / 2.0).epsilon(round_off));
    for (const CostAttribution any :
         {CostAttribution::from_zero, CostAttribution::incremental, CostAttribution::pooled}) {
      CHECK(first_of_two(any, false) == Approx(100).epsilon(round_off));
    }
  }
  TEST_CASE("a service condition counts whatever the probability and a performance condition does not") {
    CustomerAward award = single();
    award.policy.purchases = PurchaseCondition::service;
    award.policy.forfeitures = ForfeiturePolicy::as_they_occur;
    const TrancheJudgement forfeited{.end = AwardEnd::forfeited};
    const auto got =
        contra_revenue(award, std::vector{bought(2, {unlikely}), bought(1, {forfeited}), bought(1)});
    check_flow(got[0].total, 0, 200, 0, 200);
    check_flow(got[1].total, 200, 0, -200, 0);
    check_flow(got[2].total, 0, 0, 0, 0);  // the end stays
    CHECK_THROWS_WITH_AS(
        contra_revenue(award, std::vector{bought(2, {{.expected = Shares{90}}})}),
        "periods[0].judgements[0].expected: must be none where forfeitures count as they occur, got 90",
        DomainError);
  }
  TEST_CASE("the constraint counts what is not probable") {
    CustomerAward award = single();
    award.policy.constrained = true;
    check_flow(contra_revenue(award, std::vector{bought(2, {unlikely})})[0].total, 0, 200, 0, 200);
  }
  TEST_CASE(
      "exercise conditions that are performance conditions hold the cost back until they are probable") {
    const TrancheJudgement barred{.exercise_probable = false};
    const auto got = contra_revenue(single(), std::vector{bought(6, {barred}), bought(0, {likely})});
    check_flow(got[0].total, 0, 0, 0, 0);
    check_flow(got[1].total, 0, 0, 600, 600);
  }
  TEST_CASE("a promise before the grant date takes each period's estimate and then the grant's value") {
    CustomerAward award = single();
    const auto estimate = [](double value) { return TrancheJudgement{.fair_value = PerShare{value}}; };
    const auto got = contra_revenue(
        award, std::vector{bought(2, {estimate(3)}), bought(1, {estimate(4)}), bought(1, {likely})});
    check_flow(got[0].total, 0, 100, 0, 100);                  // 2/6 of 300
    check_flow(got[1].total, 100, 400 / 6.0, 100 / 3.0, 200);  // 3/6 of 400; 2/6 of 100 caught up
    check_flow(got[2].total, 200, 100, 100, 400);              // 4/6 of 600; 3/6 of 200 caught up
    CHECK_THROWS_WITH_AS(
        contra_revenue(award, std::vector{bought(2), bought(1, {estimate(4)})}),
        "periods[1].judgements[0].fair_value: must be none after the grant date, for equity is not "
        "remeasured, got 4",
        DomainError);
    award.tranches[0].fair_value.reset();
    CHECK_THROWS_WITH_AS(contra_revenue(award, std::vector{bought(2)}),
                         "periods[0].judgements[0].fair_value: must be given before the grant date and for a "
                         "liability, got none",
                         DomainError);
  }
  TEST_CASE("a liability: revenue bears the grant's value and the change goes elsewhere") {
    CustomerAward award = single();
    award.tranches[0].classification = AwardClass::liability;
    const auto worth = [](double value) { return TrancheJudgement{.fair_value = PerShare{value}}; };
    const auto got = contra_revenue(award, std::vector{bought(3, {worth(8)}), bought(3, {worth(5)})});
    check_flow(got[0].total, 0, 300, 0, 300);
    CHECK(got[0].total.remeasured.value == Approx(100).epsilon(round_off));  // 2 x 100 x 3/6
    check_flow(got[1].total, 300, 300, 0, 600);
    CHECK(got[1].total.remeasured.value == Approx(-200).epsilon(round_off));  // to -1 x 100
  }
  TEST_CASE("a liability that is lost gives its remeasurement back and a cancelled one keeps it") {
    CustomerAward award = single();
    award.tranches[0].classification = AwardClass::liability;
    const TrancheJudgement worth{.fair_value = PerShare{8}};
    const auto lost = contra_revenue(
        award, std::vector{bought(3, {worth}), bought(1, {{.end = AwardEnd::forfeited}}), bought(1)});
    CHECK(lost[1].total.remeasured.value == Approx(-100).epsilon(round_off));
    check_flow(lost[2].total, 0, 0, 0, 0);
    const auto kept = contra_revenue(
        award, std::vector{bought(3, {worth}), bought(1, {{.end = AwardEnd::cancelled}}), bought(1)});
    check_flow(kept[1].total, 300, 0, 300, 600);
    CHECK(kept[1].total.remeasured.value == Approx(100).epsilon(round_off));  // 2 x 100 for all of it
    CHECK(kept[2].total.remeasured.value == 0.0);
  }
  TEST_CASE("a promise that is given up before its grant needs no more estimates") {
    CustomerAward award = single();
    award.tranches[0].fair_value.reset();
    const TrancheJudgement estimate{.fair_value = PerShare{3}};
    const auto got = contra_revenue(
        award, std::vector{bought(2, {estimate}), bought(1, {{.end = AwardEnd::forfeited}}), bought(1)});
    check_flow(got[1].total, 100, 0, -100, 0);
    check_flow(got[2].total, 0, 0, 0, 0);
  }
  TEST_CASE("cancelled: the rest at once and then nothing") {
    const TrancheJudgement cancelled{.end = AwardEnd::cancelled};
    const auto got = contra_revenue(single(), std::vector{bought(2), bought(1, {cancelled}), bought(1)});
    check_flow(got[1].total, 200, 0, 400, 600);
    check_flow(got[2].total, 600, 0, 0, 600);
    const TrancheJudgement unlikely_too{.probable = false, .end = AwardEnd::cancelled};
    check_flow(
        contra_revenue(single(), std::vector{bought(2, {unlikely}), bought(1, {unlikely_too})})[1].total, 0,
        0, 0, 0);
  }
  TEST_CASE("vested at signing: 78.1 million at once for 13283445 shares is 5.88 each") {
    const double each = 78.1e6 / 13'283'445;
    CHECK(std::round(100 * each) / 100 == 5.88);
    // ten years at a strike of 13.49 with the stock at 11.12 and a rate of 1.6 %: at a volatility of 45 to 50
    // %
    const auto worth = [](double volatility) {
      return option_value({.spot = PerShare{11.12}, .risk_free_rate = Rate{0.016}, .volatility = volatility},
                          {.kind = OptionKind::call, .strike = PerShare{13.49}, .expiry = Years{10}})
          .value;
    };
    CHECK(worth(0.45) < each);
    CHECK(each < worth(0.5));
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(13'283'445, each, 0)}};
    const auto got = contra_revenue(award, std::vector{bought(0), bought(5)});
    CHECK(got[0].contra_revenue.value == Approx(78.1e6).epsilon(round_off));
    check_flow(got[0].total, 0, 78.1e6, 0, 78.1e6);
    check_flow(got[1].total, 78.1e6, 0, 0, 78.1e6);
  }
  TEST_CASE("the later charges of Clean Energy imply purchases of 4.7 and 8.1 and 10.2 and 14.9 million") {
    // 39,858,310 shares x 78.1 / 13,283,445 = 234.35 million on 500 million of fuel: 46.87 cents each
    CustomerTranche rest = award_tranche(53'141'755 - 13'283'445, 78.1e6 / 13'283'445, 500e6);
    rest.linear_from = 0;
    const double charges[] = {2.2, 3.8, 4.8, 7.0};
    const double purchases[] = {4.694, 8.108, 10.241, 14.935};  // charge x 500 / 234.346
    for (int i = 0; i < 4; ++i) {
      CHECK(std::abs(implied_purchases(rest, Money{charges[i] * 1e6}) / 1e6 - purchases[i]) <= 0.0006);
      const CustomerAward award{.policy = policy_of(), .tranches = {rest}};
      const double back =
          contra_revenue(award, std::vector{bought(implied_purchases(rest, Money{charges[i] * 1e6}))})[0]
              .contra_revenue.value;
      CHECK(back == Approx(charges[i] * 1e6).epsilon(round_off));
    }
  }
  TEST_CASE(
      "an upfront asset is amortised over what is still expected and written down to what is recoverable") {
    CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(100, 10, 0)}};
    award.policy.upfront = UpfrontTreatment::asset;
    const auto period = [](double purchases, double expected, std::optional<Money> recoverable = {}) {
      PurchasePeriod one = bought(purchases);
      one.expected_purchases = expected;
      one.recoverable = recoverable;
      return one;
    };
    const auto got =
        contra_revenue(award, std::vector{period(10, 100), period(10, 55), period(5, 55, Money{300})});
    check_flow(got[0].total, 0, 100, 0, 100);
    check_flow(got[1].total, 100, 200, 0, 300);    // 900 x 10 / 45
    check_flow(got[2].total, 300, 100, 300, 700);  // 700 x 5 / 35, then from 600 to 300
    CHECK(got[2].upfront_asset.value == Approx(300).epsilon(round_off));
    CHECK_THROWS_WITH_AS(contra_revenue(award, std::vector{period(10, 9)}),
                         "periods[0].expected_purchases: must be at least the purchases made, got 9",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        contra_revenue(award, std::vector{bought(10)}),
        "periods[0].expected_purchases: must be given to amortise an upfront asset, got none", DomainError);
  }
  TEST_CASE("a modification adds its incremental value over the purchases left") {
    CustomerAward award = single();
    award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{2}, .after = PerShare{5}, .probable_before = true}};
    const auto got = contra_revenue(award, std::vector{bought(2), bought(2), bought(2)});
    check_flow(got[0].total, 0, 200, 0, 200);
    check_flow(got[1].total, 200, 350, 0, 550);  // 200 of 600 and half of 300
    check_flow(got[2].total, 550, 350, 0, 900);
    award.modifications[0].after = PerShare{1};  // a lower value takes nothing away
    check_flow(contra_revenue(award, std::vector{bought(2), bought(2)})[1].total, 200, 200, 0, 400);
  }
  TEST_CASE("a modified volume spreads what is unrecognised over the new purchases") {
    CustomerAward award = single();
    award.modifications = {{.period = 1,
                            .tranche = 0,
                            .before = PerShare{2},
                            .after = PerShare{5},
                            .probable_before = true,
                            .purchases = 12.0}};
    const auto got = contra_revenue(award, std::vector{bought(2), bought(5), bought(5)});
    check_flow(got[1].total, 200, 350, 0, 550);  // half of 400 and of 300
    check_flow(got[2].total, 550, 350, 0, 900);
    award.modifications[0].purchases = 2.0;
    CHECK_THROWS_WITH_AS(contra_revenue(award, std::vector{bought(2), bought(5)}),
                         "modifications[0].purchases: must be > 2 (purchased by then), got 2", DomainError);
  }
  TEST_CASE("a modification of what was not expected to vest replaces the cost") {
    CustomerAward award = single();
    award.modifications = {{.period = 1,
                            .tranche = 0,
                            .before = PerShare{0},
                            .after = PerShare{4},
                            .probable_before = false,
                            .purchases = 4.0}};
    const auto got = contra_revenue(award, std::vector{bought(2, {unlikely}), bought(1), bought(1)});
    check_flow(got[0].total, 0, 0, 0, 0);
    check_flow(got[1].total, 0, 200, 0, 200);
    check_flow(got[2].total, 200, 200, 0, 400);
  }
  TEST_CASE("modifications in sequence: each spreads what is left and adds its own value") {
    CustomerAward award = single();
    const AwardModification first{
        .period = 1, .tranche = 0, .before = PerShare{2}, .after = PerShare{5}, .probable_before = true};
    const AwardModification second{.period = 2,
                                   .tranche = 0,
                                   .before = PerShare{1},
                                   .after = PerShare{2},
                                   .probable_before = true,
                                   .purchases = 8.0};
    award.modifications = {first, second};
    const auto got = contra_revenue(award, std::vector{bought(2), bought(2), bought(2), bought(2)});
    check_flow(got[0].total, 0, 200, 0, 200);
    check_flow(got[1].total, 200, 350, 0, 550);  // half of the 400 left and of 300
    check_flow(got[2].total, 550, 225, 0, 775);  // half of the 350 left and of 100, up to 8
    check_flow(got[3].total, 775, 225, 0, 1000);
    CHECK(got[3].tranches[0].value.value == Approx(10).epsilon(round_off));
    award.policy.attribution = CostAttribution::pooled;  // one pool up to 8 from then on
    const auto pooled = contra_revenue(award, std::vector{bought(2), bought(2), bought(2), bought(2)});
    check_flow(pooled[1].total, 200, 350, 0, 550);
    // 600 at 6 of 8, 300 at 4 of 6 and 100 at 2 of 4: 450 + 200 + 50
    CHECK(pooled[2].total.closing.value == Approx(700).epsilon(round_off));
    check_flow(pooled[3].total, 700, 300, 0, 1000);
  }
  TEST_CASE("two modifications in one period spread all that is left over the last volume") {
    CustomerAward award = single();
    award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{2}, .after = PerShare{5}, .probable_before = true},
        {.period = 1,
         .tranche = 0,
         .before = PerShare{5},
         .after = PerShare{4},
         .probable_before = true,
         .purchases = 12.0}};
    // 400 and 300 over the 10 left; the lower value takes nothing away
    check_flow(contra_revenue(award, std::vector{bought(2), bought(5)})[1].total, 200, 350, 0, 550);
  }
  TEST_CASE("a modification of what was modified when it was not expected to vest") {
    CustomerAward award = single();
    award.modifications = {
        {.period = 1,
         .tranche = 0,
         .before = PerShare{0},
         .after = PerShare{4},
         .probable_before = false,
         .purchases = 4.0},
        {.period = 2, .tranche = 0, .before = PerShare{3}, .after = PerShare{5}, .probable_before = true}};
    const auto got = contra_revenue(award, std::vector{bought(2, {unlikely}), bought(1), bought(1)});
    check_flow(got[1].total, 0, 200, 0, 200);    // 4 a share instead of 6: half of 400
    check_flow(got[2].total, 200, 400, 0, 600);  // the 200 left and 2 a share
  }
  TEST_CASE("after a modification a forfeiture reverses all of it and a cancellation books the rest") {
    CustomerAward award = single();
    award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{2}, .after = PerShare{5}, .probable_before = true}};
    const auto ended = [&](AwardEnd end) {
      return contra_revenue(award, std::vector{bought(2), bought(2), bought(1, {{.end = end}}), bought(1)});
    };
    check_flow(ended(AwardEnd::forfeited)[2].total, 550, 0, -550, 0);
    check_flow(ended(AwardEnd::forfeited)[3].total, 0, 0, 0, 0);
    check_flow(ended(AwardEnd::cancelled)[2].total, 550, 0, 350, 900);
    check_flow(ended(AwardEnd::cancelled)[3].total, 900, 0, 0, 900);
    award.modifications[0].period = 3;
    CHECK_THROWS_WITH_AS(ended(AwardEnd::cancelled),
                         "modifications[0].period: must be at most 2 (the tranche ends in periods[2]), got 3",
                         DomainError);
  }
  TEST_CASE("a modification of what is vested at signing is booked at once or amortised") {
    CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(100, 10, 0)}};
    award.modifications = {
        {.period = 1, .tranche = 0, .before = PerShare{8}, .after = PerShare{10}, .probable_before = true}};
    check_flow(contra_revenue(award, std::vector{bought(10), bought(10)})[1].total, 1000, 0, 200, 1200);
    award.policy.upfront = UpfrontTreatment::asset;
    PurchasePeriod tenth = bought(10);
    tenth.expected_purchases = 100;
    const auto got = contra_revenue(award, std::vector{tenth, tenth});
    check_flow(got[1].total, 100, 1100 / 9.0, 0, 100 + 1100 / 9.0);  // 900 and 200, 10 of the 90 left
    CHECK(got[1].upfront_asset.value == Approx(1100 - 1100 / 9.0).epsilon(round_off));
  }
  TEST_CASE("revenue below zero is refused by name or limited or shown") {
    CustomerAward award = single();
    award.policy.negative_revenue = NegativeRevenue::refused;
    const std::vector periods{bought(3, {likely}, 100), bought(1, {unlikely}, 100)};
    CHECK_THROWS_WITH_AS(
        contra_revenue(award, periods),
        "periods[0].revenue: must be at least the reduction of 300 (policy.negative_revenue says "
        "what else), got 100",
        DomainError);
    award.policy.negative_revenue = NegativeRevenue::limited;
    const auto limited = contra_revenue(award, periods);
    CHECK(limited[0].net_revenue.value == 0.0);
    CHECK(limited[0].expense.value == Approx(200).epsilon(round_off));
    CHECK(limited[1].expense.value ==
          Approx(-200).epsilon(round_off));  // the reversal of 300 takes it back first
    CHECK(limited[1].net_revenue.value == Approx(200).epsilon(round_off));  // 100 and what is left of it
    award.policy.negative_revenue = NegativeRevenue::shown;
    CHECK(contra_revenue(award, periods)[0].net_revenue.value == Approx(-200).epsilon(round_off));
  }
  TEST_CASE("bad periods are refused by name") {
    CHECK_THROWS_WITH_AS(contra_revenue(single(), std::vector{bought(-1)}),
                         "periods[0].purchases: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(contra_revenue(single(), std::vector{bought(1, {likely, likely})}),
                         "periods[0].judgements: must be one for each of the 1 tranches, got 2", DomainError);
    CHECK_THROWS_WITH_AS(
        contra_revenue(single(), std::vector{bought(6, {unlikely})}),
        "periods[0].judgements[0].probable: must be true once the purchases are made, got false",
        DomainError);
    CHECK_THROWS_WITH_AS(
        contra_revenue(single(), std::vector{bought(1, {{.expected = Shares{101}}})}),
        "periods[0].judgements[0].expected: must be at most 100 (the tranche's shares), got 101",
        DomainError);
  }
  TEST_CASE(
      "on thousands of random deals schedules add up to fair value x the shares whose purchases are made") {
    std::mt19937_64 random{18};
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution{low, high}(random);
    };
    for (int deal = 0; deal < 3000; ++deal) {
      CustomerAward award{.policy = policy_of(static_cast<CostAttribution>(deal % 3)), .tranches = {}};
      double volume = 0;
      for (int i = 0; i < 1 + deal % 6; ++i) {
        volume += uniform(0.1, 2);
        award.tranches.push_back(award_tranche(uniform(1, 1e8), uniform(0.01, 300), volume));
        if (random() % 4 == 0) award.tranches.back().linear_from = volume * uniform(0, 0.9);
      }
      std::vector<PurchasePeriod> periods;
      const double end = volume * uniform(0.1, 1.4);
      double made = 0;
      for (int t = 0; t < 8; ++t) {
        const bool last = t == 7;
        const double more = last ? end - made : (end - made) * uniform(0, 0.6);
        made += more;
        std::vector<TrancheJudgement> judgements;
        for (const CustomerTranche& tranche : award.tranches) {
          const bool met = made >= tranche.purchases;
          judgements.push_back({.probable = met || (!last && random() % 2 == 0)});
        }
        periods.push_back(bought(more, judgements, 1e9));
      }
      const auto got = contra_revenue(award, periods);
      double met = 0;
      for (const CustomerTranche& tranche : award.tranches) {
        if (made >= tranche.purchases) met += grant_date_cost(tranche).value;
      }
      double booked = 0;
      double previous = 0;
      for (const PeriodCost& period : got) {
        CHECK(period.total.opening.value == Approx(previous).epsilon(round_off));
        CHECK(std::abs((period.total.opening + period.total.recognised + period.total.caught_up -
                        period.total.closing)
                           .value) <= ulps);
        CHECK(period.net_revenue.value == Approx(1e9 - period.contra_revenue.value).epsilon(round_off));
        previous = period.total.closing.value;
        booked += period.contra_revenue.value;
      }
      CHECK(std::abs(booked - met) <= 1e-11 * 6 * 3e10);
      CHECK(std::abs(previous - met) <= 1e-11 * 6 * 3e10);
    }
  }
}

}  // namespace contra_revenue_test
