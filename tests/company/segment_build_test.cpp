#include <fairvalue/company/segment_build.hpp>

#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace segment_build_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

/// Three segments over two years, worked on paper (in units, not millions):
///                      FY2025                    FY2026
///   data centre   100 x 25 % = 25.0       150 x 30 % = 45.0
///   client         80 x 10 % =  8.0        88 x 15 % = 13.2
///   embedded       40 x 40 % = 16.0        30 x 40 % = 12.0
///   revenue       220                     268
///   segments' profit       49.0                    70.2
///   unallocated           -10.0                   -12.0
///   other income           -2.0                     1.0
///   before tax             37.0                    59.2
///   tax            20 %     7.4            25 %    14.8
///   net income             29.6                    44.4
///   shares                 20                      24
///   EPS                     1.48                    1.85
SegmentBuild company() {
  return {.years = {calendar_year(2025), calendar_year(2026)},
          .segments = {{"data centre", Money{100}, {0.5}, {0.25, 0.30}},
                       {"client", Money{80}, {0.1}, {0.10, 0.15}},
                       {"embedded", Money{40}, {-0.25}, {0.40, 0.40}}},
          .unallocated_costs = {Money{10}, Money{12}},
          .other_income = {Money{-2}, Money{1}},
          .tax_rate = {0.20, 0.25},
          .diluted_shares = {Shares{20}, Shares{24}},
          .basis = EarningsBasis::non_gaap,
          .currency = Currency{"USD"}};
}

TEST_SUITE("company/segment_build") {
  TEST_CASE("three segments over two years as worked on paper") {
    const auto years = built_years(company());
    REQUIRE(years.size() == 2);
    CHECK(years[0].revenue.value == near(220));
    CHECK(years[0].operating_income.value == near(39));
    CHECK(years[0].pretax_income.value == near(37));
    CHECK(years[0].tax.value == near(7.4));
    CHECK(years[0].net_income.value == near(29.6));
    CHECK(years[0].eps.value == near(1.48));
    CHECK(years[1].revenue.value == near(268));
    CHECK(years[1].segments[2].name == "embedded");
    CHECK(years[1].segments[2].revenue.value == near(30));
    CHECK(years[1].segments[1].operating_profit.value == near(13.2));
    CHECK(years[1].pretax_income.value == near(59.2));
    CHECK(years[1].net_income.value == near(44.4));
    CHECK(years[1].eps.value == near(1.85));
  }

  TEST_CASE("its EPS are those of the periods with basis and currency") {
    const auto eps = built_eps(company());
    REQUIRE(eps.size() == 2);
    CHECK(label(eps[1].period) == "FY2026");
    CHECK(eps[1].eps.value == near(1.85));
    CHECK(eps[1].basis == EarningsBasis::non_gaap);
    CHECK(eps[1].window == EarningsWindow::fiscal_period);
  }

  TEST_CASE("a year of loss pays no tax and earns no credit") {
    SegmentBuild losing = company();
    losing.unallocated_costs[0] = Money{50};
    const auto years = built_years(losing);
    CHECK(years[0].pretax_income.value == near(-3));
    CHECK(years[0].tax.value == 0);
    CHECK(years[0].eps.value == near(-0.15));
  }

  TEST_CASE("shares doubled halve EPS and change nothing else") {
    SegmentBuild split = company();
    for (Shares& shares : split.diluted_shares) shares = 2.0 * shares;
    CHECK(built_years(split)[1].eps.value == near(0.925));
    CHECK(built_years(split)[1].net_income.value == near(44.4));
  }

  TEST_CASE("bad members are refused by name") {
    SegmentBuild bad = company();
    bad.segments[1].growth = {0.1, 0.1};
    CHECK_THROWS_WITH_AS(built_years(bad),
                         "segments[1].growth: must be 1 numbers, one for each year after the first, got 2",
                         DomainError);
    bad = company();
    bad.segments[2].name = "client";
    CHECK_THROWS_WITH_AS(built_years(bad), "segments[2].name: must be unique, got client", DomainError);
    bad = company();
    bad.tax_rate[1] = 1.0;
    CHECK_THROWS_WITH_AS(built_years(bad), "tax_rate[1]: must be < 1, got 1", DomainError);
    bad = company();
    bad.years[1] = calendar_year(2027);
    CHECK_THROWS_AS(built_years(bad), DomainError);
    bad = company();
    bad.segments[0].margin[0] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(built_years(bad), DomainError);
    bad = company();
    bad.segments.clear();
    CHECK_THROWS_AS(built_years(bad), DomainError);
    bad = company();
    bad.segments[0].revenue = Money{1.7e308};
    CHECK_THROWS_AS(built_years(bad), DomainError);
  }
}

}  // namespace segment_build_test
