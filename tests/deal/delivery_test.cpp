#include <fairvalue/deal/delivery.hpp>

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace delivery_test {
using namespace fairvalue;
using namespace std::chrono_literals;

doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-13); }

const Date today = 2024y / 12 / 31;

/// 2 GW over two years of 365 days, then 3 GW over the third.
DeploymentPlan plan() {
  return {.measure = VolumeMeasure::purchased,
          .start = today,
          .milestones = {{2, 2026y / 12 / 31}, {5, 2027y / 12 / 31}}};
}

void check(const std::vector<Delivery>& got, const std::vector<Delivery>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    CAPTURE(i);
    CHECK(got[i].from.value == near(expected[i].from.value));
    CHECK(got[i].to.value == near(expected[i].to.value));
    CHECK(got[i].amount.value == near(expected[i].amount.value));
  }
}

/// Ten a gigawatt.
GigawattEconomics ten() { return {.revenue = PerGigawatt{20}, .margin = 0.5, .tax_rate = 0.0}; }

TEST_SUITE("deal/delivery") {
  TEST_CASE("a plan is delivered evenly from milestone to milestone") {
    check(deliveries(plan(), today),
          {{Years{0}, Years{2}, Gigawatts{2}}, {Years{2}, Years{3}, Gigawatts{3}}});
    check(deliveries(plan(), 2025y / 12 / 31),
          {{Years{-1}, Years{1}, Gigawatts{2}}, {Years{1}, Years{2}, Gigawatts{3}}});
  }
  TEST_CASE("the first gigawatts are those that come first and the rest the others") {
    const auto all = deliveries(plan(), today);
    const auto three = split_at(all, Gigawatts{3});
    check(three.first, {{Years{0}, Years{2}, Gigawatts{2}}, {Years{2}, Years{2 + 1.0 / 3}, Gigawatts{1}}});
    check(three.rest, {{Years{2 + 1.0 / 3}, Years{3}, Gigawatts{2}}});
    CHECK(split_at(all, Gigawatts{0}).first.empty());
    CHECK(split_at(all, Gigawatts{0}).rest.size() == 2);
    CHECK(split_at(all, Gigawatts{9}).rest.empty());
    check(split_at(all, Gigawatts{2}).first, {{Years{0}, Years{2}, Gigawatts{2}}});
  }
  TEST_CASE("renewals come share by share and life by life until the end day") {
    const std::vector<Delivery> one{{Years{0}, Years{1}, Gigawatts{8}}};
    // Ends 9.5 years ahead, 3467.5 days: the day before gives 3467.
    const FollowOn half{.share = 0.5, .life = Years{3}, .ends_on = add_days(today, 3467)};
    const double end = 3467.0 / 365;
    check(renewals(one, half, today), {{Years{3}, Years{4}, Gigawatts{4}},
                                       {Years{6}, Years{7}, Gigawatts{2}},
                                       {Years{9}, Years{end}, Gigawatts{end - 9}}});
  }
  TEST_CASE("a share of 0 or an end before the first renewal renews nothing") {
    const auto all = deliveries(plan(), today);
    const FollowOn none{.share = 0, .life = Years{3}, .ends_on = 2060y / 1 / 1};
    CHECK(renewals(all, none, today).empty());
    const FollowOn early{.share = 1, .life = Years{3}, .ends_on = 2027y / 12 / 31};
    CHECK(renewals(all, early, today).empty());
  }
  TEST_CASE("a share of 1 renews the whole until the end and each delivery at its own time") {
    const auto all = deliveries(plan(), today);
    const FollowOn whole{.share = 1, .life = Years{4}, .ends_on = add_days(today, 365 * 8)};
    check(renewals(all, whole, today),
          {{Years{4}, Years{6}, Gigawatts{2}}, {Years{6}, Years{7}, Gigawatts{3}}});
  }
  TEST_CASE("flows are gigawatts times the flow a gigawatt less what else a gigawatt costs") {
    const auto all = deliveries(plan(), today);
    const auto flows = flows_of(all, ten());
    REQUIRE(flows.size() == 2);
    CHECK(flows[0].amount.value == near(20));
    CHECK(flows[1].amount.value == near(30));
    CHECK(flows_of(all, ten(), PerGigawatt{4})[1].amount.value == near(18));
  }
  TEST_CASE("where payment lags revenue comes later and costs on delivery") {
    GigawattEconomics late = ten();
    late.receipt_lag_days = 73;
    const auto flows =
        flows_of(std::vector<Delivery>{{Years{0}, Years{1}, Gigawatts{2}}}, late, PerGigawatt{1});
    REQUIRE(flows.size() == 2);
    CHECK(flows[0].from.value == near(0.2));
    CHECK(flows[0].to.value == near(1.2));
    CHECK(flows[0].amount.value == near(40));
    CHECK(flows[1].from.value == near(0));
    CHECK(flows[1].amount.value == near(-22));
    // 2 [20 x 1.1^-0.2 - 10 - 1] x the mean over a year.
    const double mean = mean_discount_factor(0.1, Years{0}, Years{1});
    CHECK(value_after(flows, 0.1, Years{0}).value == near(2 * (20 * std::pow(1.1, -0.2) - 11) * mean));
  }
  TEST_CASE("money is no plan in gigawatts and endless renewals are refused") {
    DeploymentPlan paid = plan();
    paid.measure = VolumeMeasure::paid;
    CHECK_THROWS_WITH_AS(deliveries(paid, today), "plan.measure: must be in gigawatts, got paid",
                         DomainError);
    const FollowOn endless{.share = 1, .life = Years{0.25}, .ends_on = 2400y / 1 / 1};
    CHECK_THROWS_AS(renewals(deliveries(plan(), today), endless, today), DomainError);
    CHECK_THROWS_WITH_AS(split_at({}, Gigawatts{-1}), "amount: must be >= 0, got -1", DomainError);
  }
}

}  // namespace delivery_test
