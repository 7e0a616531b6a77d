#include <fairvalue/company/eps_bridge.hpp>

#include <cmath>
#include <random>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace eps_bridge_test {
using namespace fairvalue;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

EpsDrivers driven(double revenue, double margin, double tax, double shares) {
  return {Money{revenue}, margin, tax, Shares{shares}};
}

const EpsDrivers before = driven(220, 37.0 / 220, 0.20, 20);  // EPS 1.48
const EpsDrivers after = driven(268, 59.2 / 268, 0.25, 24);   // EPS 1.85

double sum_of(const EpsBridge& bridge) {
  return bridge.from.value + bridge.revenue.value + bridge.margin.value + bridge.tax.value +
         bridge.shares.value;
}

TEST_SUITE("company/eps_bridge") {
  TEST_CASE("1.48 to 1.85 by hand: revenue 0.3229 and margin 0.5651 and tax -0.148 and shares -0.37") {
    const EpsBridge bridge = eps_bridge(before, after);
    CHECK(bridge.from.value == near(1.48));
    CHECK(bridge.revenue.value == near(1.48 * 48 / 220));  // 268 / 220 of it
    CHECK(bridge.margin.value == near(59.2 * 0.8 / 20 - 1.48 * 268 / 220));
    CHECK(bridge.tax.value == near(59.2 * (0.75 - 0.80) / 20));
    CHECK(bridge.shares.value == near(59.2 * 0.75 * (1.0 / 24 - 1.0 / 20)));
    CHECK(bridge.to.value == near(1.85));
  }

  TEST_CASE("2 bn a year of orders at 28 % add 0.30 to an EPS of 5.79 (article 000)") {
    // By hand: 2e9 x 0.28 x (1 - 0.13) / 1.622e9 = 0.30037.
    const EpsDrivers amd = drivers(PerShare{5.79}, Money{35.56e9}, 0.13, Shares{1.622e9});
    const EpsDrivers with_orders = with_revenue(amd, Money{2e9}, 0.28);
    const EpsBridge bridge = eps_bridge(amd, with_orders);
    CHECK(bridge.from.value == near(5.79));
    CHECK((bridge.to - bridge.from).value == doctest::Approx(2e9 * 0.28 * 0.87 / 1.622e9).epsilon(1e-11));
    CHECK((bridge.to - bridge.from).value == doctest::Approx(0.30).epsilon(0.01));
    CHECK(bridge.tax.value == 0);
    CHECK(bridge.shares.value == 0);
  }

  TEST_CASE("bridges add up on 10000 random pairs and losses too") {
    std::mt19937_64 random{7};
    std::uniform_real_distribution<double> revenue{1e6, 1e12};
    std::uniform_real_distribution<double> margin{-1.5, 0.9};
    std::uniform_real_distribution<double> tax{0.0, 0.6};
    std::uniform_real_distribution<double> shares{1e6, 1e10};
    double worst = 0.0;
    for (int i = 0; i < 10'000; ++i) {
      const auto one = [&] { return driven(revenue(random), margin(random), tax(random), shares(random)); };
      const EpsDrivers from = one();
      const EpsDrivers to = one();
      const EpsBridge bridge = eps_bridge(from, to);
      const double size = std::abs(bridge.from.value) + std::abs(bridge.revenue.value) +
                          std::abs(bridge.margin.value) + std::abs(bridge.tax.value) +
                          std::abs(bridge.shares.value);
      worst = std::max(worst, std::abs(sum_of(bridge) - eps(to).value) / size);
    }
    CHECK(worst < 1e-15);  // roundings of a sum of five terms, far below a cent
  }

  TEST_CASE("a 2 for 1 split of both sides halves every part") {
    const auto halved = [](EpsDrivers drivers) {
      drivers.diluted_shares = 2.0 * drivers.diluted_shares;
      return drivers;
    };
    const EpsBridge old_shares = eps_bridge(before, after);
    const EpsBridge new_shares = eps_bridge(halved(before), halved(after));
    CHECK(new_shares.revenue.value == near(0.5 * old_shares.revenue.value));
    CHECK(new_shares.margin.value == near(0.5 * old_shares.margin.value));
    CHECK(new_shares.tax.value == near(0.5 * old_shares.tax.value));
    CHECK(new_shares.shares.value == near(0.5 * old_shares.shares.value));
  }

  TEST_CASE("a built year gives its own EPS again and nothing changed is a bridge of zeros") {
    BuiltYear year{.period = calendar_year(2026),
                   .segments = {},
                   .revenue = Money{268},
                   .operating_income = Money{58.2},
                   .pretax_income = Money{59.2},
                   .tax = Money{14.8},
                   .net_income = Money{44.4},
                   .diluted_shares = Shares{24},
                   .eps = PerShare{1.85}};
    CHECK(eps(drivers(year)).value == near(1.85));
    CHECK(eps_bridge(drivers(year), drivers(year)).margin.value == 0);
    year.pretax_income = Money{-24};
    year.tax = Money{0};
    CHECK(eps(drivers(year)).value == near(-1.0));
  }

  TEST_CASE("bad drivers are refused by name") {
    CHECK_THROWS_WITH_AS(eps(driven(0, 0.1, 0.1, 1)), "eps_drivers.revenue: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(eps_bridge(before, driven(1, 0.1, 1.0, 1)), "to.tax_rate: must be < 1, got 1",
                         DomainError);
    CHECK_THROWS_AS(eps_bridge(driven(1, 0.1, 0.1, -1), after), DomainError);
    CHECK_THROWS_AS(with_revenue(before, Money{-1}, 0.1), DomainError);
    CHECK_THROWS_AS(eps(driven(1e308, 1e10, 0, 1)), DomainError);
  }
}

}  // namespace eps_bridge_test
