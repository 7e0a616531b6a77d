#include <fairvalue/model/value_by_earnings.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "deal_worth_fixtures.hpp"

namespace value_by_earnings_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Case with_deal() { return case_with(warrant_of(20, {tranche("2 GW", 200, {volume_of(2)})})); }

TEST_SUITE("model/value_by_earnings") {
  // 2027: 6000 and 3 GW x 200 at 20 times, shared with 200 shares at 20: 136,000 / 1200.
  TEST_CASE("the last year's income at the multiple over all shares: 113.33 in 2027 and 85.15 today") {
    const auto earnings = value_by_earnings(with_deal(), base_settings(with_deal()));
    CHECK(earnings.price.value == near(136'000.0 / 1200));
    CHECK(earnings.price_without_deals.value == near(120));
    CHECK(earnings.base.value == near(120 / 1.331));
    CHECK(earnings.capitalised.value == near(20 * 600 / 1.331));
    CHECK(earnings.net_new_shares.value == near(200 - 4000 / (136'000.0 / 1200)));
    CHECK(earnings.present_value.value == near(136'000.0 / 1200 / 1.331));
    CHECK(earnings.holds_on == 2027y / 12 / 31);
  }
  TEST_CASE("the discount cuts what is capitalised") {
    Case value = with_deal();
    value.deal_discount.value = 0.5;
    const auto earnings = value_by_earnings(value, base_settings(value));
    CHECK(earnings.capitalised.value == near(20 * 300 / 1.331));
    CHECK(earnings.present_value.value == near((20 * 6300 + 4000.0) / 1200 / 1.331));
  }
  TEST_CASE("only the incremental part of a gigawatt earns") {
    Case value = with_deal();
    value.deals[0].incremental.value = 0.5;
    const auto earnings = value_by_earnings(value, base_settings(value));
    CHECK(earnings.years[2].deal_income.value == near(300));
    CHECK(earnings.years[2].revenue.value == near(12'100 + 750));
    // The customer pays for all of it.
    CHECK(earnings.years[2].deal_revenue_to_date.value == near(2500));
  }
  TEST_CASE("two deals in 2027: 3 GW x 200 and 2 GW x 72 are 744") {
    const Case value = two_deals_case();
    const auto earnings = value_by_earnings(value, base_settings(value));
    CHECK(earnings.years[2].deal_income.value == near(744));
    CHECK(earnings.capitalised.value == near(20 * 744 / 1.331));
  }
  TEST_CASE("without deals both valuations have the same bits") {
    for (const RollingWindow window :
         {RollingWindow::trailing_twelve_months, RollingWindow::next_twelve_months}) {
      for (const double multiple : {7.3, 20.0, 33.7}) {
        Case value = case_without_deals();
        value.multiple.value.window = window;
        value.multiple.value.value = Multiple{multiple};
        value.required_return.value = multiple / 100;
        const Settings set = base_settings(value);
        CHECK(value_by_earnings(value, set).present_value == value_by_parts(value, set).value);
      }
    }
  }
}

TEST_SUITE("model/reconciliation") {
  TEST_CASE("line by line for a deal without a warrant") {
    Case value = with_deal();
    value.deals[0].warrant.reset();
    const Settings set = base_settings(value);
    const Reconciliation lines = reconciliation(value_by_earnings(value, set), value_by_parts(value, set));
    CHECK(lines.by_earnings.value == near(132 / 1.331));
    CHECK(lines.capitalised.value == near(-12 / 1.331));
    const double flows = 400 * mean_discount_factor(0.1, Years{0}, Years{2}) +
                         600 * mean_discount_factor(0.1, Years{2}, Years{3});
    CHECK(lines.collected.value == near(flows / 1000));
    CHECK(lines.to_come.value == near(0));
    CHECK(lines.dilution.value == near(0));
    CHECK(lines.multiple == PerShare{0});
    CHECK(lines.by_parts.value == near(120 / 1.331 + flows / 1000));
  }
  TEST_CASE("the lines add up with warrants and delays and two deals") {
    for (const double delay : {0.0, 7.0, 30.0}) {
      const Case value = two_deals_case();
      const auto inputs = named_inputs(value);
      const std::vector<Override> later{{"deal.A.delay_months", delay}, {"deal.B.delay_months", delay}};
      const Settings set = settings(value, resolved_values(inputs, resolve(inputs, later)));
      const Reconciliation lines = reconciliation(value_by_earnings(value, set), value_by_parts(value, set));
      CHECK((lines.by_earnings + lines.total()).value == near(lines.by_parts.value));
      CHECK((delay < 12 || lines.to_come.value > 0.1));
    }
  }
  TEST_CASE("another multiple by earnings is a line of its own") {
    const Case value = two_deals_case();
    const Settings set = base_settings(value);
    Settings dear = set;
    dear.multiple.value = Multiple{25};
    const Reconciliation lines = reconciliation(value_by_earnings(value, dear), value_by_parts(value, set));
    CHECK(lines.multiple.value == near(-5 * 6 / 1.331));
    CHECK((lines.by_earnings + lines.total()).value == near(lines.by_parts.value));
  }
}

}  // namespace value_by_earnings_test
