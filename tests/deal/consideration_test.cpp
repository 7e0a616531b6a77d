#include <fairvalue/deal/consideration.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace consideration_test {
using namespace fairvalue;
using namespace std::chrono_literals;

doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-13); }

/// Two years of 365 days.
Loan two_years(Lender lender) {
  return {.principal = Money{1e9},
          .lender = lender,
          .drawn = 2025y / 1 / 1,
          .repaid = 2027y / 1 / 1,
          .rate = 0.0,
          .fair_rate = 0.1};
}

TEST_SUITE("deal/consideration") {
  TEST_CASE("equity bought at its fair value costs nothing") {
    CHECK(cost_to_seller(EquityPurchase{.cash = Money{10e9}}) == Money{0});
    CHECK(cost_to_seller(EquityPurchase{.cash = Money{10e9}, .fair_value = Money{10e9}}) == Money{0});
  }
  TEST_CASE("equity costs the cash less the fair value of the shares received") {
    CHECK(cost_to_seller(EquityPurchase{.cash = Money{10e9}, .fair_value = Money{7e9}}).value == near(3e9));
    CHECK(cost_to_seller(EquityPurchase{.cash = Money{10e9}, .fair_value = Money{12e9}}).value == near(-2e9));
    CHECK(cost_to_seller(EquityPurchase{.cash = Money{10e9}, .fair_value = Money{0}}).value == near(10e9));
  }
  TEST_CASE("a loan at a fair rate costs nothing") {
    Loan fair = two_years(Lender::seller);
    fair.rate = 0.1;
    CHECK(cost_to_seller(fair).value == near(0));
    fair.fair_rate.reset();
    CHECK(cost_to_seller(fair) == Money{0});
  }
  TEST_CASE("a billion without interest for two years at 10 % costs its lender 1 - 1 / 1.21") {
    CHECK(cost_to_seller(two_years(Lender::seller)).value == near(1e9 * (1 - 1 / 1.21)));
    CHECK(cost_to_seller(two_years(Lender::customer)).value == near(-1e9 * (1 - 1 / 1.21)));
  }
  TEST_CASE("a rate above the fair one is in the lender's favour") {
    Loan dear = two_years(Lender::seller);
    dear.rate = 0.21;
    CHECK(cost_to_seller(dear).value == near(-1e9 * 0.21));
  }
  TEST_CASE("bad terms are refused by name") {
    CHECK_THROWS_WITH_AS(cost_to_seller(EquityPurchase{.cash = Money{0}}), "equity.cash: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(cost_to_seller(EquityPurchase{.cash = Money{1}, .fair_value = Money{-1}}),
                         "equity.fair_value: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(cost_to_seller(EquityPurchase{.cash = Money{1}, .paid_on = 2025y / 2 / 30}),
                         "equity.paid_on: must be a date, got 2025-02-30", DomainError);
    Loan bad = two_years(Lender::seller);
    bad.repaid = bad.drawn;
    CHECK_THROWS_WITH_AS(cost_to_seller(bad),
                         "loan.repaid: must be after it was drawn on 2025-01-01, got 2025-01-01",
                         DomainError);
    bad = two_years(static_cast<Lender>(7));
    CHECK_THROWS_WITH_AS(cost_to_seller(bad), "loan.lender: must be seller or customer, got 7", DomainError);
    bad = two_years(Lender::seller);
    bad.rate = -1;
    CHECK_THROWS_WITH_AS(cost_to_seller(bad), "loan.rate: must be > -1 (-100 %), got -1", DomainError);
    bad = two_years(Lender::seller);
    bad.principal = Money{-5};
    CHECK_THROWS_WITH_AS(cost_to_seller(bad), "loan.principal: must be > 0, got -5", DomainError);
  }
}

}  // namespace consideration_test
