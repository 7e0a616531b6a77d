#include <fairvalue/model/value_by_parts.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace value_by_parts_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// Numbers of deal_worth_reference.py, printed with 12 digits.
doctest::Approx reference(double x) { return doctest::Approx(x).epsilon(1e-11); }

PartsValue valued(const Case& value, const std::vector<Override>& overrides = {}) {
  const auto inputs = named_inputs(require_case(value));
  return value_by_parts(value, settings(value, resolved_values(inputs, resolve(inputs, overrides))));
}

TEST_SUITE("model/value_by_parts") {
  TEST_CASE(
      "on paper: 200 over the first year is worth 190.7647 and ten shares at a hurdle of 24 take 8.40") {
    const PartsValue parts = valued(paper_case());
    CHECK(parts.base.value == near(20));
    CHECK(parts.flows.total().value == reference(190.764703405));
    REQUIRE(parts.path.size() == 2);
    CHECK(parts.path[0].base.value == near(2200));
    CHECK(parts.path[0].collected.value == reference(20 / std::log(1.1)));
    CHECK(parts.path[0].to_come == Money{0});
    CHECK(parts.path[0].price == PerShare{24});
    REQUIRE(parts.path[0].pinned.has_value());
    CHECK(parts.path[0].pinned->fraction == reference(0.0410048906048));
    CHECK(parts.path[1].price.value == reference(24.0984117375));
    CHECK_FALSE(parts.path[1].pinned.has_value());
    CHECK(parts.net_new_shares == Shares{10});
    CHECK(parts.price_at_horizon == parts.path[1].price);
    CHECK(parts.value.value == reference(19.9160427582));
    CHECK(parts.net_worth().value == reference(-8.39572417757));
  }
  TEST_CASE("on paper: without the warrant the share gains the flows and without deals it is at 20") {
    Case value = paper_case();
    value.deals[0].warrant.reset();
    CHECK(valued(value).value.value == near(20 + 1.907647034046739));
    value.deals.clear();
    CHECK(valued(value).value == valued(value).base);
    CHECK(valued(value).value.value == near(20));
  }
  TEST_CASE("two deals with everything a deal may have: path and value of the reference script") {
    const PartsValue parts = valued(two_deals_case());
    REQUIRE(parts.path.size() == 4);
    CHECK((parts.value - parts.base).value == reference(-7.53694242132));
    CHECK(parts.path[0].price.value == reference(81.1313703077));
    CHECK_FALSE(parts.path[0].interpolated);
    CHECK(parts.path[1].day == 2026y / 7 / 2);
    CHECK(parts.path[1].interpolated);
    CHECK(interpolation_notes(parts, two_deals_case().company.years) ==
          std::vector<std::string>{"2026-07-02, an expiry inside FY2026, is tested at an interpolated price: "
                                   "its earnings lie between those of the two year ends"});
    CHECK(parts.path[1].price == PerShare{90});
    CHECK(parts.path[1].pinned->fraction == reference(0.271208724014));
    CHECK(parts.path[2].price.value == reference(92.7269834503));
    CHECK(parts.path[3].price == PerShare{110});
    CHECK(parts.path[3].pinned->fraction == reference(0.100131846181));
    CHECK(parts.flows.total().value == reference(1020.19841976));
    CHECK(parts.flows_until_horizon.total().value == reference(902.459157263));
    CHECK(parts.net_new_shares.value == reference(103.571223616));
    CHECK(parts.value.value == reference(82.6208336869));
    CHECK(parts.net_worth().value == reference(-7536.94242132));
    // 100 shares at the second hurdle less what is pinned, and none of B's, which have expired.
    CHECK(parts.open_after_horizon.value == reference(100 * (1 - 0.100131846181)));
  }
  TEST_CASE("two deals by part: B alone is 183.04 and its pieces add up") {
    Case value = two_deals_case();
    value.deals.erase(value.deals.begin());
    const FlowValue flows = valued(value).flows;
    CHECK(flows.total().value == reference(183.040919698));
    // 30 with four gigawatts over two years, and a loan of 100 at 5 % where 10 % is fair.
    const double equity = 30 * mean_discount_factor(0.15, Years{1}, Years{3});
    const double loan = 100 * (1 - std::pow(1.05 / 1.10, 2)) / 1.15;
    CHECK(flows.consideration.value == near(-equity - loan));
    CHECK(flows.optional == Money{0});
    CHECK(flows.follow_on.value > 0);
  }
  TEST_CASE("what is committed comes first: 2 of 5 GW") {
    const FlowValue flows = valued(case_with([] {
                              Deal a = two_deals_case().deals[0];
                              a.warrant.reset();
                              return std::vector{a};
                            }()))
                                .flows;
    CHECK(flows.committed.value == near(400 * mean_discount_factor(0.1, Years{0}, Years{2})));
    CHECK(flows.optional.value == near(600 * mean_discount_factor(0.1, Years{2}, Years{3})));
  }
  TEST_CASE("N v0 is base and flows less what the holders take") {
    for (const Case& value : {paper_case(), two_deals_case()}) {
      const PartsValue parts = valued(value);
      const Money left = parts.base * parts.shares + parts.flows.total() - parts.given_to_holders();
      CHECK((parts.value * parts.shares).value == near(left.value));
    }
  }
  TEST_CASE("at one rate the value is the price at the horizon discounted") {
    const PartsValue parts = valued(paper_case());
    CHECK(parts.value.value == near(parts.price_at_horizon.value / 1.21));
    Case value = two_deals_case();
    value.deals[1].rate.reset();
    const PartsValue both = valued(value);
    CHECK(both.value.value == near(both.price_at_horizon.value / 1.331));
  }
  TEST_CASE("contra-revenue is no flow") {
    Case value = two_deals_case();
    for (Deal& one : value.deals) one.contra_revenue.value = PerGigawatt{1e6};
    CHECK(valued(value).value == valued(two_deals_case()).value);
  }
  TEST_CASE(
      "a warrant that has ended by today is refused by name and one that ends tomorrow is tested then") {
    Case value = two_deals_case();
    const Date today = value.spot.value.as_of;
    value.deals[1].warrant->value.granted = add_days(today, -400);
    value.deals[1].warrant->value.expiry = today;
    CHECK_THROWS_WITH_AS(
        value_by_parts(value, base_settings(value)),
        ("deal.B.warrant.expiry: must be after the spot's day " + to_string(today) +
         " (shares taken up are in the share count, others are lost: leave the tranche out), got " +
         to_string(today))
            .c_str(),
        DomainError);
    value.deals[1].warrant->value.expiry = add_days(today, 1);
    const PartsValue parts = value_by_parts(value, base_settings(value));
    CHECK(parts.path.front().day == add_days(today, 1));
    CHECK(parts.path.front().interpolated);
    CHECK(interpolation_notes(parts, value.company.years) ==
          std::vector<std::string>{to_string(add_days(today, 1)) +
                                   ", an expiry inside FY2025, is tested at the earnings of that year's end, "
                                   "as none before it is valued"});
  }
  TEST_CASE("shares whose gates were met before today vest on the first day of the path") {
    Case value = two_deals_case();
    value.deals.pop_back();
    value.deals[0].plan.value.start = 2023y / 12 / 31;
    value.deals[0].plan.value.milestones = {{5, 2024y / 12 / 1}};  // before the spot's day
    value.deals[0].committed.reset();
    const PartsValue parts = value_by_parts(value, base_settings(value));
    CHECK(parts.path.front().vested_to_date.value >= 100);  // the tranche without a hurdle
    CHECK(parts.flows.total() == Money{0});
  }
  TEST_CASE("a haircut cuts the flows and not the equity and loans") {
    Case value = two_deals_case();
    const FlowValue whole = valued(value).flows;
    for (Deal& one : value.deals) one.haircut.value = 0.25;
    const FlowValue cut = valued(value).flows;
    CHECK(cut.committed.value == near(0.75 * whole.committed.value));
    CHECK(cut.follow_on.value == near(0.75 * whole.follow_on.value));
    CHECK(cut.consideration == whole.consideration);
  }
  TEST_CASE("flows are not cut at the horizon and the shares that vest after it are named") {
    Case value = two_deals_case();
    value.deals.pop_back();
    const PartsValue late = valued(value, {{"deal.A.delay_months", 24}});
    CHECK(late.flows.total().value > late.flows_until_horizon.total().value);
    CHECK(late.flows.total().value ==
          near(400 * mean_discount_factor(0.1, Years{2}, Years{1461.0 / 365}) +
               600 * mean_discount_factor(0.1, Years{1461.0 / 365}, Years{1826.0 / 365})));
    CHECK(late.net_new_shares == Shares{0});
    CHECK(late.open_after_horizon == Shares{200});
  }
  TEST_CASE("flows before today and years that have ended are history") {
    Case value = two_deals_case();
    value.deals.pop_back();
    value.deals[0].warrant.reset();
    value.spot.value.as_of = 2025y / 12 / 31;
    const PartsValue parts = valued(value);
    REQUIRE(parts.path.size() == 2);
    CHECK(parts.path[0].day == 2026y / 12 / 31);
    // Half of the first 2 GW have come; what of them is left counts as committed.
    CHECK(parts.flows.committed.value == near(200 * mean_discount_factor(0.1, Years{0}, Years{1})));
  }
  TEST_CASE("rolled a year the value grows by the required return with what was collected") {
    Case value = paper_case();
    value.deals[0].warrant->value.tranches[0].gates = {volume_of(0.001)};
    const PartsValue now = valued(value);
    Case later = value;
    later.spot.value.as_of = 2025y / 12 / 31;
    const PartsValue then = valued(later);
    REQUIRE(then.net_new_shares == now.net_new_shares);
    const Money collected = now.path[0].collected;
    const PerShare with = then.value + collected / (then.shares + then.net_new_shares);
    CHECK(with.value == near(1.1 * now.value.value));
  }
  TEST_CASE("a base without a price and a deal that eats the company are refused") {
    Case value = paper_case();
    value.company.consensus_eps[0].value = PerShare{-1};
    value.company.eps_growth.value = 0;
    CHECK_THROWS_WITH_AS(valued(value), "price without deals: must be > 0, got -20", DomainError);
    value = paper_case();
    value.deals[0].margin.value = -0.99;
    value.deals[0].revenue_per_gigawatt.value = PerGigawatt{5000};
    CHECK_THROWS_AS(valued(value), DomainError);
  }
}

}  // namespace value_by_parts_test
