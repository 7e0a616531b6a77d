#include <fairvalue/deal/gigawatt_economics.hpp>

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace gigawatt_economics_test {
using namespace fairvalue;

doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-14); }

GigawattEconomics amd() { return {.revenue = PerGigawatt{15e9}, .margin = 0.28, .tax_rate = 0.13}; }

TEST_SUITE("deal/gigawatt_economics") {
  TEST_CASE("15 bn at 28 % less 13 % tax is 3.654 bn") {
    CHECK(income_per_gigawatt(amd()).value == near(3.654e9));
    CHECK(flow_per_gigawatt(amd()).value == near(3.654e9));
  }
  TEST_CASE("capital spending is in the flow and not in the income") {
    GigawattEconomics cloud = amd();
    cloud.capital_spending = PerGigawatt{2e9};
    CHECK(income_per_gigawatt(cloud).value == near(3.654e9));
    CHECK(flow_per_gigawatt(cloud).value == near(1.654e9));
  }
  TEST_CASE("a seller limited by supply has only the incremental part of both") {
    GigawattEconomics half = amd();
    half.capital_spending = PerGigawatt{2e9};
    half.incremental = 0.5;
    CHECK(income_per_gigawatt(half).value == near(1.827e9));
    CHECK(flow_per_gigawatt(half).value == near(0.827e9));
    half.incremental = 0.0;
    CHECK(flow_per_gigawatt(half) == PerGigawatt{0});
  }
  TEST_CASE("what is received less what is paid is the flow") {
    GigawattEconomics late = amd();
    late.receipt_lag_days = 90;
    late.incremental = 0.8;
    late.capital_spending = PerGigawatt{1e9};
    const GigawattCash cash = cash_per_gigawatt(late);
    CHECK(cash.received.value == near(12e9));
    // 0.8 x (15 x 0.72 costs + 15 x 0.28 x 0.13 tax + 1 capital spending) = 0.8 x 12.346.
    CHECK(cash.paid.value == near(9.8768e9));
    CHECK((cash.received - cash.paid).value == near(flow_per_gigawatt(late).value));
  }
  TEST_CASE("a loss a gigawatt is a negative flow") {
    GigawattEconomics loss = amd();
    loss.margin = -0.1;
    CHECK(flow_per_gigawatt(loss).value == near(-1.305e9));
  }
  TEST_CASE("bad economics are refused by name") {
    const auto refused = [](auto change, const char* message) {
      GigawattEconomics bad = amd();
      change(bad);
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(flow_per_gigawatt(bad), message, DomainError);
    };
    refused([](auto& e) { e.revenue = PerGigawatt{0}; }, "economics.revenue: must be > 0, got 0");
    refused([](auto& e) { e.margin = 1.01; }, "economics.margin: must be above -1 and at most 1, got 1.01");
    refused([](auto& e) { e.margin = std::numeric_limits<double>::quiet_NaN(); },
            "economics.margin: must be a finite number, got nan");
    refused([](auto& e) { e.tax_rate = 1; }, "economics.tax_rate: must be < 1, got 1");
    refused([](auto& e) { e.incremental = 1.5; }, "economics.incremental: must be between 0 and 1, got 1.5");
    refused([](auto& e) { e.capital_spending = PerGigawatt{-1}; },
            "economics.capital_spending: must be >= 0, got -1");
    refused([](auto& e) { e.receipt_lag_days = -1; }, "economics.receipt_lag_days: must be >= 0, got -1");
  }
}

}  // namespace gigawatt_economics_test
