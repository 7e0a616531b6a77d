#include <fairvalue/equity/discounted_cash_flow.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace discounted_cash_flow_test {
using namespace fairvalue;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

const EquityBridge bare{.net_cash = Money{0}, .diluted_shares = Shares{1}};

/// A study question with its answer: https://wizedu.com/questions/832128/ (read 2026-11-29). Flows 22, 27,
/// 32, 36, 38 million, 10 % cost of capital, 5 % growth for ever; enterprise value 610.0348337, present
/// values to the digits printed there; cash of 10, debt of 3, 10 million shares.
CashFlowForecast widget() {
  return {.flows = {Money{22e6}, Money{27e6}, Money{32e6}, Money{36e6}, Money{38e6}},
          .discount_rate = 0.10,
          .terminal = TerminalGrowth{0.05}};
}

TEST_SUITE("equity/discounted_cash_flow") {
  TEST_CASE("the published example of five flows: 610.03 million and 61.70 a share") {
    const CashFlowValue value =
        discounted_cash_flow(widget(), {.net_cash = Money{7e6}, .diluted_shares = Shares{10e6}});
    CHECK(value.enterprise_value.value == doctest::Approx(610.0348337e6).epsilon(1e-9));
    CHECK(value.present_values[3].value == doctest::Approx(24.58848439e6).epsilon(1e-9));
    CHECK(value.terminal.value == near(798e6));
    CHECK(value.present_terminal.value == doctest::Approx(495.4952158e6).epsilon(1e-9));
    CHECK(value.price->value == doctest::Approx(61.70348337).epsilon(1e-9));
    CHECK(*value.terminal_share == doctest::Approx(495.4952158 / 610.0348337).epsilon(1e-9));
  }

  TEST_CASE("a terminal value above 80 % of the whole is warned of") {
    const auto warnings = discounted_cash_flow(widget(), bare).warnings;
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].find("81.2 %") != std::string::npos);  // 495.4952158 / 610.0348337
    CashFlowForecast slower = widget();
    slower.terminal = TerminalGrowth{0.02};
    CHECK(discounted_cash_flow(slower, bare).warnings.empty());
  }

  TEST_CASE("constant growth is Gordon's formula whatever the years forecast") {
    for (const double growth : {-0.05, 0.0, 0.03, 0.08}) {
      for (const int years : {1, 2, 10, 40}) {
        CashFlowForecast forecast{.flows = {}, .discount_rate = 0.09, .terminal = TerminalGrowth{growth}};
        double flow = 100;
        for (int i = 0; i < years; ++i, flow *= 1 + growth) forecast.flows.push_back(Money{flow});
        CAPTURE(growth);
        CAPTURE(years);
        CHECK(discounted_cash_flow(forecast, bare).enterprise_value.value == near(100 / (0.09 - growth)));
      }
    }
  }

  TEST_CASE("half a year sooner is worth half a year's discount more") {
    CashFlowForecast forecast = widget();
    const double at_year_end = discounted_cash_flow(forecast, bare).enterprise_value.value;
    forecast.timing = CashFlowTiming::mid_year;
    CHECK(discounted_cash_flow(forecast, bare).enterprise_value.value == near(at_year_end * std::sqrt(1.10)));
  }

  TEST_CASE("a sale at the end of a short first year by hand") {
    // 10 after a quarter; 12 and 8 x 15 = 120 after a year and a quarter: 10/1.1^0.25 + 132/1.1^1.25.
    const CashFlowForecast forecast{.flows = {Money{10}, Money{12}},
                                    .first_year_end = Years{0.25},
                                    .discount_rate = 0.10,
                                    .terminal = TerminalMultiple{Multiple{8}, Money{15}}};
    const double by_hand = 10 / std::pow(1.1, 0.25) + 132 / std::pow(1.1, 1.25);
    CHECK(discounted_cash_flow(forecast, bare).enterprise_value.value == near(by_hand));
    // In mid-year the first flow comes after an eighth, the second after three quarters; the sale stays.
    CashFlowForecast sooner = forecast;
    sooner.timing = CashFlowTiming::mid_year;
    CHECK(discounted_cash_flow(sooner, bare).enterprise_value.value ==
          near(10 / std::pow(1.1, 0.125) + 12 / std::pow(1.1, 0.75) + 120 / std::pow(1.1, 1.25)));
  }

  TEST_CASE("a business that burns cash for ever has no price") {
    CashFlowForecast forecast = widget();
    forecast.flows.back() = Money{-38e6};
    const CashFlowValue value = discounted_cash_flow(forecast, bare);
    CHECK(value.enterprise_value.value < 0);
    CHECK_FALSE(value.price.has_value());
    CHECK_FALSE(value.terminal_share.has_value());
  }

  TEST_CASE("growth at or above the discount rate and other bad input are refused by name") {
    CashFlowForecast bad = widget();
    bad.terminal = TerminalGrowth{0.10};
    CHECK_THROWS_WITH_AS(discounted_cash_flow(bad, bare),
                         "terminal.growth: must be below the discount rate 0.1, got 0.1", DomainError);
    bad = widget();
    bad.first_year_end = Years{0};
    CHECK_THROWS_WITH_AS(discounted_cash_flow(bad, bare), "first_year_end: must be in (0, 1], got 0",
                         DomainError);
    bad = widget();
    bad.flows.clear();
    CHECK_THROWS_AS(discounted_cash_flow(bad, bare), DomainError);
    bad = widget();
    bad.terminal = TerminalMultiple{Multiple{0}, Money{1}};
    CHECK_THROWS_AS(discounted_cash_flow(bad, bare), DomainError);
    bad = widget();
    bad.flows[0] = Money{1.7e308};
    bad.flows[1] = Money{1.7e308};
    CHECK_THROWS_AS(discounted_cash_flow(bad, bare), DomainError);
  }
}

}  // namespace discounted_cash_flow_test
