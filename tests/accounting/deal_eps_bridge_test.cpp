#include <fairvalue/accounting/deal_eps_bridge.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include <fairvalue/core/error.hpp>

namespace deal_eps_bridge_test {
using namespace fairvalue;
using doctest::Approx;

/// 1,000 before tax at 20 % on 100 shares is 8.00; the deal brings 500 at 40 % less 50, and 10 shares.
DealEps deal() {
  return {.basis = EarningsBasis::gaap,
          .income_before_tax = Money{1'000},
          .tax_rate = 0.2,
          .diluted_shares = Shares{100},
          .deal_revenue = Money{500},
          .deal_margin = 0.4,
          .contra_revenue = Money{50},
          .windfall = Money{10},
          .deal_shares = Shares{10}};
}

TEST_SUITE("accounting/deal_eps_bridge") {
  TEST_CASE("8.00 without the deal and 8.45 with it by hand") {
    const DealEpsBridge got = deal_eps_bridge(deal());
    CHECK(got.without.value == Approx(8).epsilon(1e-14));
    CHECK(got.volume.value == Approx(2).epsilon(1e-14));
    CHECK(got.contra_revenue.value == Approx(-0.5).epsilon(1e-14));
    CHECK(got.tax.value == Approx(-0.2).epsilon(1e-14));  // -0.2 x 150 + 10 over 100
    CHECK(got.with.value == Approx(930 / 110.0).epsilon(1e-14));
    CHECK(got.shares.value == Approx(930 / 110.0 - 9.3).epsilon(1e-13));
    CHECK_FALSE(got.flag);
  }
  TEST_CASE("an EPS of zero has no sign") {
    const DealEpsBridge got = deal_eps_bridge({.basis = EarningsBasis::gaap,
                                               .income_before_tax = Money{0},
                                               .tax_rate = 0.2,
                                               .diluted_shares = Shares{100},
                                               .deal_revenue = Money{0},
                                               .deal_margin = 0,
                                               .contra_revenue = Money{0},
                                               .deal_shares = Shares{0},
                                               .diluted_eps = PerShare{-0.0}});
    CHECK_FALSE(std::signbit(got.with.value));
    CHECK_FALSE(std::signbit(got.shares.value));
  }
  TEST_CASE("in cents: 800 + 200 - 50 - 20 - 85 = 845") {
    const CentBridge got = in_cents(deal_eps_bridge(deal()));
    CHECK(got.without == 800);
    CHECK(got.volume == 200);
    CHECK(got.contra_revenue == -50);
    CHECK(got.tax == -20);
    CHECK(got.shares == -85);
    CHECK(got.with == 845);
  }
  TEST_CASE("non-GAAP that adds contra-revenue back has none in the bridge and is flagged") {
    DealEps adjusted = deal();
    adjusted.basis = EarningsBasis::non_gaap;
    CHECK_FALSE(deal_eps_bridge(adjusted).flag);
    adjusted.adds_back_contra_revenue = true;
    const DealEpsBridge got = deal_eps_bridge(adjusted);
    CHECK(got.contra_revenue.value == 0.0);
    CHECK(got.tax.value == Approx(-0.4).epsilon(1e-14));
    CHECK(got.with.value == Approx(960 / 110.0).epsilon(1e-14));
    CHECK(got.flag == contra_revenue_flag());
    CHECK(got.flag->find("C&DI 100.04") != std::string::npos);
    adjusted.basis = EarningsBasis::gaap;
    CHECK_THROWS_WITH_AS(deal_eps_bridge(adjusted),
                         "deal.adds_back_contra_revenue: must be false for GAAP earnings, got true",
                         DomainError);
  }
  TEST_CASE("a liability's loss of 30 before tax takes 0.30 and its tax is 0.06 less") {
    DealEps liability = deal();
    liability.remeasured = Money{30};
    const DealEpsBridge got = deal_eps_bridge(liability);
    CHECK(got.remeasured.value == Approx(-0.3).epsilon(1e-14));
    CHECK(got.tax.value == Approx(deal_eps_bridge(deal()).tax.value + 0.06).epsilon(1e-13));
    CHECK(got.with.value ==
          Approx((930 - 24) / 110.0).epsilon(1e-14));  // 800 + 200 - 50 - 20, less 30 and its tax
    CHECK(in_cents(got).remeasured == -30);
    liability.dilution_income = Money{24};  // its 10 shares bring the loss back: 930 on 110
    CHECK(deal_eps_bridge(liability).with.value == Approx(930 / 110.0).epsilon(1e-14));
    liability.dilution_income = Money{240};  // 24.00 a share: they do not dilute 9.06
    CHECK(deal_eps_bridge(liability).with.value == Approx(906 / 100.0).epsilon(1e-14));
    liability.dilution_income = Money{0};
    liability.basis = EarningsBasis::non_gaap;
    liability.adds_back_contra_revenue = true;
    CHECK(deal_eps_bridge(liability).remeasured.value == 0.0);
  }
  TEST_CASE("in a loss the warrant's shares stay out") {
    DealEps loss = deal();
    loss.income_before_tax = Money{-1'000};
    const DealEpsBridge got = deal_eps_bridge(loss);
    CHECK(got.with.value == Approx(-6.7).epsilon(1e-14));  // (-800 + 150 - 30 + 10) / 100
    CHECK(std::abs(got.shares.value) <= 1e-14);
    // but those that are basic count: 670 on 104
    loss.deal_basic_shares = Shares{4};
    CHECK(deal_eps_bridge(loss).with.value == Approx(-670.0 / 104).epsilon(1e-14));
    CHECK(deal_eps_bridge(loss).shares.value == Approx(6.7 - 670.0 / 104).epsilon(1e-13));
    loss.deal_basic_shares = Shares{11};
    CHECK_THROWS_WITH_AS(deal_eps_bridge(loss),
                         "deal.deal_basic_shares: must be at most 10 (deal_shares), got 11", DomainError);
  }
  TEST_CASE("thousands of random bridges add up: exactly in cents") {
    std::mt19937_64 random{18};
    const auto uniform = [&](double low, double high) {
      return std::uniform_real_distribution{low, high}(random);
    };
    for (int i = 0; i < 5000; ++i) {
      const DealEps one{.basis = EarningsBasis::gaap,
                        .income_before_tax = Money{uniform(-5e9, 2e10)},
                        .tax_rate = uniform(0, 0.4),
                        .diluted_shares = Shares{uniform(1e8, 3e9)},
                        .deal_revenue = Money{uniform(0, 5e10)},
                        .deal_margin = uniform(-0.2, 0.6),
                        .contra_revenue = Money{uniform(-3e9, 9e9)},
                        .windfall = Money{uniform(-1e9, 1e9)},
                        .deal_shares = Shares{uniform(0, 2e8)}};
      const DealEpsBridge got = deal_eps_bridge(one);
      const PerShare sum = got.without + got.volume + got.contra_revenue + got.tax + got.shares;
      CHECK(std::abs((sum - got.with).value) <= 1e-12);  // five roundings of at most some hundreds
      const CentBridge cents = in_cents(got);
      CHECK(cents.without + cents.volume + cents.contra_revenue + cents.tax + cents.shares == cents.with);
      CHECK(std::abs(static_cast<double>(cents.tax) - 100 * got.tax.value) <= 1.0 + 1e-9);
      if (got.with.value > 0)
        CHECK(got.shares.value <= 1e-12);  // more shares never raise the EPS of a profit
    }
  }
  TEST_CASE("bad members are refused by name") {
    DealEps bad = deal();
    bad.diluted_shares = Shares{0};
    CHECK_THROWS_WITH_AS(deal_eps_bridge(bad), "deal.diluted_shares: must be > 0, got 0", DomainError);
    bad = deal();
    bad.tax_rate = 1;
    CHECK_THROWS_WITH_AS(deal_eps_bridge(bad), "deal.tax_rate: must be < 1, got 1", DomainError);
    bad = deal();
    bad.deal_shares = Shares{-1};
    CHECK_THROWS_WITH_AS(deal_eps_bridge(bad), "deal.deal_shares: must be >= 0, got -1", DomainError);
  }
}

}  // namespace deal_eps_bridge_test
