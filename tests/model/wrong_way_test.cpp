#include <fairvalue/model/wrong_way.hpp>

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace wrong_way_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const std::vector<FiscalPeriod> years{calendar_year(2025), calendar_year(2026), calendar_year(2027)};

/// 1 and 1 and 3 GW at 500 each; free shares: 10 with the first gigawatt, 20 with two once the price is at
/// 100.
Deal customer_deal() {
  return deal("A", warrant_of(0, {tranche("1", 10, {volume_of(1)}),
                                  tranche("2", 20, {volume_of(2), price_at(100)})}));
}

FundingRule rule(double impact, double first, double second, double third) {
  return {.market_impact = impact, .own_funds = {Money{first}, Money{second}, Money{third}}};
}

std::vector<FundedYear> bought(const std::vector<double>& at, const FundingRule& funding) {
  std::vector<PerShare> prices;
  for (const double price : at) prices.push_back(PerShare{price});
  return funded_purchases(customer_deal(), years, prices, funding);
}

std::string refusal(Deal deal, const std::vector<FiscalPeriod>& in) {
  try {
    const std::vector<PerShare> prices(in.size(), PerShare{50});
    (void)funded_purchases(deal, in, prices,
                           {.market_impact = 0, .own_funds = std::vector<Money>(in.size(), Money{500})});
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("model/wrong_way") {
  TEST_CASE("terms that the rule does not follow are refused by name and so are years out of order") {
    Deal deal = customer_deal();
    deal.warrant->value.tranches[0].own.strike = Strike{PerShare{49}};
    CHECK(refusal(deal, years) ==
          "deal.warrant.tranches[0]: must be without terms of its own and ranks for the funding rule, got 1");
    deal = customer_deal();
    deal.warrant->value.tranches[0].shares = Shares{-10};
    CHECK(refusal(deal, years) == "deal.warrant.tranches[0].shares: must be > 0, got -10");
    CHECK(refusal(customer_deal(), {years[1], years[0]}) ==
          "years[1]: must be after the year before, got 2025-01-01");
    CHECK(refusal(customer_deal(), years) == "accepted");
  }
  TEST_CASE("a customer without funds fails in every year of every path: exactly 1") {
    const WrongWay none =
        wrong_way(customer_deal(), years,
                  {.spot = PerShare{50}, .as_of = 2024y / 12 / 31, .drift = 0.0, .volatility = 0.3},
                  rule(0, 0, 0, 0), 1000, 1);
    CHECK(none.any_failure == 1.0);
    CHECK(none.failure[0] == 1.0);
    CHECK(none.expected == Gigawatts{0});
  }

  // 2026: 500 due, 100 own, 10 shares x 50 x 0.8 = 400 pays for the rest.
  TEST_CASE("vested shares at 50 less 20 % pay for what own funds do not") {
    const auto done = bought({50, 50, 50}, rule(0.2, 500, 100, 0));
    CHECK(done[0].bought == Gigawatts{1});
    CHECK(done[0].from_shares == Money{0});
    CHECK(done[0].vested_to_date == Shares{10});
    CHECK(done[1].from_shares.value == near(400));
    CHECK(done[1].sold.value == near(10));
    CHECK_FALSE(done[1].failed);
    // Nothing is left in 2027 and the second hurdle was never reached.
    CHECK(done[2].failed);
    CHECK(done[2].bought == Gigawatts{0});
  }
  TEST_CASE("at half the price half of what is missing is not bought") {
    const auto done = bought({25, 25, 25}, rule(0.2, 500, 100, 0));
    CHECK(done[1].from_shares.value == near(200));
    CHECK(done[1].bought.value == near(0.6));
    CHECK(done[1].failed);
    CHECK(done[1].cost.value == near(500));
  }
  TEST_CASE("at 100 the second tranche vests and pays in 2027: 25 shares left of 30 at 80 each are 2000") {
    const auto done = bought({100, 100, 100}, rule(0.2, 500, 100, 0));
    CHECK(done[1].sold.value == near(5));
    CHECK(done[1].vested_to_date == Shares{30});
    CHECK(done[2].sold.value == near(1500.0 / 80));
    CHECK_FALSE(done[2].failed);
  }
  TEST_CASE("a latched hurdle may have been met before the gigawatts and own funds are kept") {
    const auto done = bought({120, 60, 60}, rule(0, 600, 0, 0));
    CHECK(done[1].own_funds.value == near(100));
    CHECK(done[1].sold.value == near(400.0 / 60));
    CHECK(done[1].vested_to_date == Shares{30});
  }
  TEST_CASE("shares vest only by the gigawatts that were bought") {
    const auto done = bought({200, 200, 200}, rule(0, 250, 0, 0));
    CHECK(done[0].bought.value == near(0.5));
    CHECK(done[0].vested_to_date == Shares{0});
    CHECK(done[1].failed);
  }
  TEST_CASE("the strike is paid before a share brings anything") {
    Deal dear = customer_deal();
    dear.warrant->value.strike = PerShare{30};
    const std::vector<PerShare> prices(3, PerShare{50});
    const auto done = funded_purchases(dear, years, prices, rule(0.2, 500, 0, 0));
    CHECK(done[1].from_shares.value == near(10 * (40 - 30)));
    const std::vector<PerShare> low(3, PerShare{20});
    CHECK(funded_purchases(dear, years, low, rule(0.2, 500, 0, 0))[1].sold == Shares{0});
  }
  // Only 2026 is at risk: 10 shares bring 500 when the price at its end is at 50 or above. With 2000 of own
  // funds in 2027 nothing fails there.
  TEST_CASE("the chance of a failure is that of a price under 50 at the end of 2026") {
    const RealWorldPrices prices{
        .spot = PerShare{50}, .as_of = 2024y / 12 / 31, .drift = 0.1, .volatility = 0.4};
    const WrongWay result = wrong_way(customer_deal(), years, prices, rule(0, 500, 0, 2000), 100'000, 7);
    // N(-(0.1 - 0.08) x sqrt 2 / 0.4) by the error function.
    const double d = (0.1 - 0.5 * 0.16) * 2 / (0.4 * std::sqrt(2.0));
    const double expected = 0.5 * std::erfc(d / std::sqrt(2.0));
    const double error = std::sqrt(expected * (1 - expected) / 100'000);
    CHECK(std::abs(result.failure[1] - expected) < 4 * error);
    CHECK(result.failure[0] == 0.0);
    CHECK(result.failure[2] == 0.0);
    CHECK(result.any_failure == doctest::Approx(result.failure[1]).epsilon(1e-9));
    CHECK(result.planned.value == near(5));
    CHECK(result.expected.value < 5);
    REQUIRE(result.correlation.has_value());
    CHECK(*result.correlation > 0.2);
  }
  TEST_CASE("a customer with cash buys all and nothing is correlated; the same seed gives the same bits") {
    const RealWorldPrices prices{
        .spot = PerShare{50}, .as_of = 2024y / 12 / 31, .drift = 0, .volatility = 0.5};
    const WrongWay rich = wrong_way(customer_deal(), years, prices, rule(0, 5000, 0, 0), 1000, 1);
    CHECK(rich.any_failure == 0.0);
    CHECK(rich.expected.value == near(5));
    CHECK_FALSE(rich.correlation.has_value());
    const auto poor = [&] { return wrong_way(customer_deal(), years, prices, rule(0, 500, 0, 0), 1000, 3); };
    CHECK(poor().expected == poor().expected);
    CHECK(poor().correlation == poor().correlation);
  }
  TEST_CASE("bad arguments are refused by name") {
    CHECK_THROWS_WITH_AS(bought({50, 50, 50}, rule(1, 0, 0, 0)), "rule.market_impact: must be < 1, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(bought({50, 50, 50}, rule(0, 0, -1, 0)), "rule.own_funds[1]: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(bought({50, 50}, rule(0, 0, 0, 0)), "prices: must be 3, one for each year, got 2",
                         DomainError);
    Deal bare = customer_deal();
    bare.warrant.reset();
    const std::vector<PerShare> prices(3, PerShare{50});
    CHECK_THROWS_WITH_AS(funded_purchases(bare, years, prices, rule(0, 0, 0, 0)),
                         "deal.warrant: must be given: it is what pays, got none", DomainError);
    const RealWorldPrices late{.spot = PerShare{50}, .as_of = 2026y / 1 / 1, .drift = 0, .volatility = 0.5};
    CHECK_THROWS_WITH_AS(wrong_way(customer_deal(), years, late, rule(0, 0, 0, 0), 1000, 1),
                         "prices.as_of: must be before the first year's end, got 2026-01-01", DomainError);
    CHECK_THROWS_WITH_AS(wrong_way(customer_deal(), years, late, rule(0, 0, 0, 0), 10, 1),
                         "paths: must be from 1000 to 10000000, got 10", DomainError);
  }
}

}  // namespace wrong_way_test
