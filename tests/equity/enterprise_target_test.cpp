#include <fairvalue/equity/enterprise_target.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/equity/multiples.hpp>

namespace enterprise_target_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

Statement year() {
  return {.period = calendar_year(2025),
          .basis = EarningsBasis::gaap,
          .currency = Currency{"USD"},
          .revenue = Money{1000},
          .net_income = Money{120},
          .diluted_shares = Shares{50},
          .ebitda = Money{200},
          .free_cash_flow = Money{90},
          .debt = Money{300},
          .cash = Money{100}};
}

TEST_SUITE("equity/enterprise_target") {
  TEST_CASE("12x EBITDA of 200 less net debt of 200 is 44 a share by hand") {
    const EquityBridge bridge = equity_bridge(year());
    CHECK(bridge.net_cash.value == -200);
    CHECK(price_on_ebitda(Multiple{12}, year(), bridge)->value == near((12.0 * 200 - 200) / 50));
    CHECK(price_on_sales(Multiple{2.5}, year(), bridge)->value == near((2.5 * 1000 - 200) / 50));
    CHECK(price_on_free_cash_flow(Multiple{25}, year(), Shares{50})->value == near(45));
  }

  TEST_CASE("a target price gives its multiple back") {
    const EquityBridge bridge = equity_bridge(year());
    const PerShare target = *price_on_ebitda(Multiple{12}, year(), bridge);
    const Spot spot{target, 2026y / 1 / 2, Currency{"USD"}};
    CHECK(ev_to_ebitda(capitalised(spot, year()), year())->value == near(12));
  }

  TEST_CASE("cash kept for two years enters the price") {
    const std::vector<Money> kept{Money{60}, Money{40}};
    const EquityBridge later = after_retaining(equity_bridge(year()), kept);
    CHECK(later.net_cash.value == -100);
    CHECK(price_from_enterprise_value(Money{2400}, later)->value == near(46));
  }

  TEST_CASE("net debt above the business or a missing figure has no price") {
    const EquityBridge bridge = equity_bridge(year());
    CHECK_FALSE(price_from_enterprise_value(Money{200}, bridge).has_value());
    CHECK_FALSE(price_on_ebitda(Multiple{0.5}, year(), bridge).has_value());
    Statement loss = year();
    loss.ebitda = Money{-5};
    CHECK_FALSE(price_on_ebitda(Multiple{12}, loss, bridge).has_value());
    loss.ebitda.reset();
    CHECK_FALSE(price_on_ebitda(Multiple{12}, loss, bridge).has_value());
  }

  TEST_CASE("a 2 for 1 split halves the price") {
    EquityBridge bridge = equity_bridge(year());
    const PerShare before = *price_on_ebitda(Multiple{12}, year(), bridge);
    bridge.diluted_shares = 2.0 * bridge.diluted_shares;
    CHECK(price_on_ebitda(Multiple{12}, year(), bridge)->value == near(before.value / 2));
  }

  TEST_CASE("what is missing or out of range is refused by name") {
    Statement bare = year();
    bare.debt.reset();
    CHECK_THROWS_WITH_AS(equity_bridge(bare),
                         "statement.debt: must be given for an enterprise value, got none", DomainError);
    CHECK_THROWS_AS(price_on_sales(Multiple{0}, year(), equity_bridge(year())), DomainError);
    CHECK_THROWS_AS(price_from_enterprise_value(Money{1}, {Money{0}, Shares{0}}), DomainError);
    const std::vector<Money> endless{Money{1.7e308}, Money{1.7e308}};
    CHECK_THROWS_AS(after_retaining(equity_bridge(year()), endless), DomainError);
  }
}

}  // namespace enterprise_target_test
