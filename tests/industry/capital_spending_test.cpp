#include <fairvalue/industry/capital_spending.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>

namespace capital_spending_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const SpendingPlan plan{.operating_cash_flow = Money{100},
                        .cash_flow_growth = 0.1,
                        .capital_spending = Money{60},
                        .spending_growth = 0.5};

TEST_SUITE("industry/capital_spending") {
  TEST_CASE("100 growing 10 percent less 60 growing 50: 40 and 20 and -14") {
    const auto path = spending_path(plan, 2);
    REQUIRE(path.size() == 3);
    const double left[] = {40, 20, -14};
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(path[i].year == static_cast<int>(i));
      CHECK(path[i].free_cash_flow.value == Approx(left[i]).epsilon(1e-13));
    }
    CHECK(path[2].operating_cash_flow.value == Approx(121).epsilon(round_off));
    CHECK(path[2].capital_spending.value == Approx(135).epsilon(round_off));
    CHECK(spending_path(plan, 0).size() == 1);
  }
  TEST_CASE("the growth to zero leaves nothing in its year: (121 / 60)^(1/2) - 1") {
    const double growth = *growth_to_zero_free_cash_flow(plan, 2);
    CHECK(growth == Approx(0.4200938936093861).epsilon(1e-12));
    SpendingPlan faster = plan;
    faster.spending_growth = growth;
    CHECK(spending_path(faster, 2).back().free_cash_flow.value == Approx(0).scale(100).epsilon(1e-14));
  }
  TEST_CASE("who spends nothing at first cannot grow it") {
    SpendingPlan idle = plan;
    idle.capital_spending = Money{0};
    CHECK_FALSE(growth_to_zero_free_cash_flow(idle, 2).has_value());
  }
  TEST_CASE("20 to 50 bn are 2.86 to 10 years of the gross profit of 10 bn at 50 to 70 percent") {
    const auto years = at_corners(years_of_gross_profit, Interval{Money{20e9}, Money{50e9}}, Money{10e9},
                                  Interval{0.5, 0.7});
    CHECK(years.low.value == Approx(20.0 / 7).epsilon(round_off));
    CHECK(years.high.value == Approx(10).epsilon(round_off));
    CHECK(years_of_gross_profit(Money{0}, Money{1}, 1) == Years{0});
  }
  TEST_CASE("what breaks a rule is refused by name") {
    SpendingPlan bad = plan;
    bad.operating_cash_flow = Money{0};
    CHECK_THROWS_WITH_AS(spending_path(bad, 1), "plan.operating_cash_flow: must be > 0, got 0", DomainError);
    bad = plan;
    bad.capital_spending = Money{-1};
    CHECK_THROWS_WITH_AS(spending_path(bad, 1), "plan.capital_spending: must be >= 0, got -1", DomainError);
    bad = plan;
    bad.cash_flow_growth = -1;
    CHECK_THROWS_WITH_AS(growth_to_zero_free_cash_flow(bad, 1),
                         "plan.cash_flow_growth: must be > -1 (-100 %), got -1", DomainError);
    bad = plan;
    bad.spending_growth = nan;
    CHECK_THROWS_WITH_AS(spending_path(bad, 1), "plan.spending_growth: must be a finite number, got nan",
                         DomainError);
    bad.spending_growth = -1;
    CHECK_THROWS_WITH_AS(spending_path(bad, 1), "plan.spending_growth: must be > -1 (-100 %), got -1",
                         DomainError);
    CHECK(*growth_to_zero_free_cash_flow(plan, 1) == Approx(110.0 / 60 - 1).epsilon(round_off));
    CHECK_THROWS_WITH_AS(spending_path(plan, -1), "years: must be from 0 to 1000000, got -1", DomainError);
    CHECK_THROWS_WITH_AS(growth_to_zero_free_cash_flow(plan, 0), "years: must be from 1 to 1000000, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(years_of_gross_profit(Money{-1}, Money{1}, 0.5), "spending: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(years_of_gross_profit(Money{1}, Money{0}, 0.5), "revenue: must be > 0, got 0",
                         DomainError);
    for (const double margin : {0.0, -0.1, 50.0, nan, infinity}) {
      CHECK_THROWS_AS(years_of_gross_profit(Money{1}, Money{1}, margin), DomainError);
    }
  }
}

}  // namespace capital_spending_test
