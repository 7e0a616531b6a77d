#include <fairvalue/model/operating_model.hpp>

#include <functional>
#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace operating_model_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Refusal {
  std::function<void(OperatingModel&)> spoil;
  const char* message;
};

void check_refused(const Refusal& row) {
  CAPTURE(row.message);
  OperatingModel model = company();
  row.spoil(model);
  CHECK_THROWS_WITH_AS(require_operating_model(model), row.message, DomainError);
  CHECK_THROWS_WITH_AS(base_path(model, 0, 0), row.message, DomainError);
}

/// Income as the EPS path's with 1000 shares: 4000 and 5000.
OperatingModel with_net_income(ShareCountPlan plan) {
  OperatingModel model = company();
  model.consensus_eps.clear();
  model.net_income = {stated(Money{4000}), stated(Money{5000})};
  model.share_count = stated(std::move(plan));
  return model;
}

TEST_SUITE("model/operating_model") {
  TEST_CASE("EPS is the consensus and then grows: 4 5 and 5 * 1.2 = 6") {
    const auto path = base_path(company(), 0.2, 0.1);
    REQUIRE(path.size() == 5);
    CHECK(path[0].eps == PerShare{4});
    CHECK(path[1].eps == PerShare{5});
    CHECK(path[2].eps.value == near(6));
    CHECK(path[2].period == calendar_year(2027));
  }
  TEST_CASE("income is EPS times shares and revenue grows from the first year: 10000 11000 12100") {
    const auto path = base_path(company(), 0.2, 0.1);
    check_near({path[0].net_income.value, path[1].net_income.value, path[2].net_income.value},
               {4000, 5000, 6000});
    check_near({path[0].revenue.value, path[1].revenue.value, path[2].revenue.value},
               {10'000, 11'000, 12'100});
    check_near({path[0].ai_revenue.value, path[1].ai_revenue.value, path[2].ai_revenue.value},
               {2500, 2750, 3025});
  }
  TEST_CASE("the growths given stand in for those of the model") {
    const auto path = base_path(company(), -0.5, 0.0);
    CHECK(path[2].eps.value == near(2.5));
    CHECK(path[2].revenue == Money{10'000});
    // 5 * 1.2^2 in the fourth year: growth compounds.
    OperatingModel longer = company();
    longer.years.push_back(calendar_year(2028));
    CHECK(base_path(longer, 0.2, 0.1)[3].eps.value == near(7.2));
  }
  TEST_CASE("a consensus for every year leaves growth nothing to do") {
    OperatingModel model = company();
    model.consensus_eps.push_back(stated(PerShare{-1}));
    CHECK(base_path(model, 9, 0)[2].eps == PerShare{-1});
  }
  TEST_CASE("fiscal years of 52 and 53 weeks follow one another") {
    OperatingModel model = company();
    model.years = {{.year = 2027, .start = 2026y / 12 / 27, .end = 2027y / 12 / 25},
                   {.year = 2028, .start = 2027y / 12 / 26, .end = 2028y / 12 / 30}};
    const auto path = base_path(model, 0, 0);
    REQUIRE(path.size() == 4);
    // Beyond the years given, twelve months each.
    CHECK(path[2].period.start == Date{2028y / 12 / 31});
    CHECK(path[3].period.end == Date{2030y / 12 / 30});
  }
  TEST_CASE("two years beyond those valued go on growing: 6 then 7.2 and 8.64") {
    const auto path = base_path(company(), 0.2, 0.1);
    CHECK(path[3].eps.value == near(7.2));
    CHECK(path[4].eps.value == near(8.64));
    CHECK(path[4].revenue.value == near(14'641));
    CHECK(path[4].period == calendar_year(2029));
    CHECK(window_eps(path, 2, RollingWindow::trailing_twelve_months).value == near(6));
    CHECK(window_eps(path, 2, RollingWindow::next_twelve_months).value == near(7.2));
    CHECK_THROWS_AS(window_eps(path, 4, RollingWindow::next_twelve_months), DomainError);
  }
  TEST_CASE("a net income path and a net rate of shares: 4000 over 990 and 5000 over 970.2") {
    const auto path = base_path(with_net_income(NetShareRate{-0.02}), 0.2, 0.1);
    CHECK(path[0].diluted_shares.value == near(990));  // the mean of 1000 and 980
    CHECK(path[0].eps.value == near(4000 / 990.0));
    CHECK(path[1].diluted_shares.value == near(970.2));  // of 980 and 960.4
    CHECK(path[2].net_income.value == near(6000));
    CHECK(path[2].eps.value == near(6000 / (1000 * 0.98 * 0.98 * 0.99)));
  }
  TEST_CASE("buybacks at the year's own price by hand: n1 = n0 (1 + f/2) / (1 - f/2)") {
    // On trailing EPS P = m I / ((n0 + n1) / 2), so that n1 = n0 - B / P has the solution above with f = -B /
    // (m I).
    const auto path = base_path(with_net_income(ShareFlows{Money{800}, Money{0}}), 0.2, 0.1, trailing(20));
    const double incomes[] = {4000, 5000, 6000, 7200, 8640};
    double shares = 1000;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const double f = -800 / (20 * incomes[i]);
      const double closing = shares * (1 + f / 2) / (1 - f / 2);
      CAPTURE(i);
      CHECK(path[i].diluted_shares.value == doctest::Approx((shares + closing) / 2).epsilon(1e-11));
      shares = closing;
    }
  }
  TEST_CASE("buybacks on NTM EPS solve their own equation in every year") {
    const RollingMultiple multiple{.value = Multiple{20},
                                   .window = RollingWindow::next_twelve_months,
                                   .earnings = EarningsBasis::non_gaap};
    const auto path = base_path(with_net_income(ShareFlows{Money{800}, Money{100}}), 0.2, 0.1, multiple);
    double opening = 1000;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      const double closing = 2 * path[i].diluted_shares.value - opening;
      const double price = 20 * path[i + 1].eps.value;
      CAPTURE(i);
      CHECK(closing == doctest::Approx(opening - 700 / price).epsilon(1e-11));  // the fixed point's tolerance
      opening = closing;
    }
  }
  TEST_CASE("a share count beside an EPS path is refused and so are both kinds of earnings") {
    check_refused(
        {[](auto& m) { m.share_count = stated(ShareCountPlan{NetShareRate{-0.01}}); },
         "operating_model.share_count: must be used with a net income path (an EPS path already includes "
         "buybacks and issuance), got consensus_eps"});
    check_refused({[](auto& m) { m.net_income = {stated(Money{1})}; },
                   "operating_model.net_income: must be given without consensus_eps, got both"});
    CHECK_THROWS_WITH_AS(base_path(with_net_income(ShareFlows{Money{1}, Money{0}}), 0, 0),
                         "multiple: must be given for share flows at the year's price, got none",
                         DomainError);
    CHECK_THROWS_AS(base_path(with_net_income(ShareFlows{Money{1e6}, Money{0}}), 0, 0, trailing(20)),
                    DomainError);
    CHECK_THROWS_AS(base_path(with_net_income(NetShareRate{-1}), 0, 0), DomainError);
  }
  TEST_CASE("the year before joins the path of EPS and must end where the first begins") {
    OperatingModel model = company();
    model.year_before = stated(PeriodEps{.period = calendar_year(2024),
                                         .eps = PerShare{3},
                                         .basis = EarningsBasis::non_gaap,
                                         .currency = Currency{"USD"}});
    const EpsPath path = eps_path(model, base_path(model, 0.2, 0.1), Currency{"USD"});
    REQUIRE(path.size() == 6);
    // 2024-12-31 is the last day of the year before: the next twelve months are 2025.
    CHECK(rolling_eps(path, RollingWindow::next_twelve_months, 2024y / 12 / 31).eps == PerShare{4});
    CHECK(rolling_eps(path, RollingWindow::trailing_twelve_months, 2024y / 12 / 31).eps == PerShare{3});
    check_refused(
        {[](auto& m) {
           m.year_before = stated(PeriodEps{.period = calendar_year(2023),
                                            .eps = PerShare{3},
                                            .basis = EarningsBasis::non_gaap,
                                            .currency = Currency{"USD"}});
         },
         "operating_model.year_before.period.end: must be 2024-12-31, the day before the first year, got "
         "2023-12-31"});
  }
  TEST_CASE("years that do not follow one another are refused by name") {
    check_refused(
        {[](auto& m) { m.years.clear(); }, "operating_model.years: must be at least one value, got none"});
    check_refused(
        {[](auto& m) { m.years.erase(m.years.begin() + 1); },
         "operating_model.years[1]: must be the year from 2026-01-01 on, the day after FY2025 ends, "
         "got FY2027 from 2027-01-01 on"});
    check_refused(
        {[](auto& m) { m.years[1] = m.years[0]; },
         "operating_model.years[1]: must be the year from 2026-01-01 on, the day after FY2025 ends, "
         "got FY2025 from 2025-01-01 on"});
    check_refused(
        {[](auto& m) { m.years[2].quarter = 1; },
         "operating_model.years[2]: must be a full year of 364 to 371 days, got FY2027Q1 of 365 days"});
    check_refused(
        {[](auto& m) { m.years[0].end = Date{}; }, "operating_model.years[0].end: must be a date, got none"});
  }
  TEST_CASE("a consensus that is missing or too long or no number is refused by name") {
    check_refused({[](auto& m) { m.consensus_eps.clear(); },
                   "operating_model.consensus_eps: must be at least one value, got none"});
    check_refused(
        {[](auto& m) { m.consensus_eps.assign(6, stated(PerShare{1})); },
         "operating_model.consensus_eps: must be no more than the years valued and 2 beyond, got 6"});
    check_refused({[](auto& m) { m.consensus_eps[1].value = PerShare{nan}; },
                   "operating_model.consensus_eps[1]: must be a finite number, got nan"});
  }
  TEST_CASE("rates and amounts outside their range are refused by name") {
    check_refused({[](auto& m) { m.eps_growth.value = -1; },
                   "operating_model.eps_growth: must be > -1 (-100 %), got -1"});
    check_refused({[](auto& m) { m.eps_growth.value = nan; },
                   "operating_model.eps_growth: must be a finite number, got nan"});
    check_refused({[](auto& m) { m.diluted_shares.value = Shares{0}; },
                   "operating_model.diluted_shares: must be > 0, got 0"});
    check_refused({[](auto& m) { m.diluted_shares.value = Shares{infinity}; },
                   "operating_model.diluted_shares: must be a finite number, got inf"});
    check_refused(
        {[](auto& m) { m.revenue.value = Money{-5}; }, "operating_model.revenue: must be > 0, got -5"});
    check_refused({[](auto& m) { m.revenue_growth.value = -1.5; },
                   "operating_model.revenue_growth: must be > -1 (-100 %), got -1.5"});
    check_refused({[](auto& m) { m.ai_mix.value = 1; }, "operating_model.ai_mix: must be < 1, got 1"});
    check_refused({[](auto& m) { m.ai_mix.value = -0.1; },
                   "operating_model.ai_mix: must be between 0 and 1, got -0.1"});
    check_refused({[](auto& m) { m.tax_rate.value = 1; }, "operating_model.tax_rate: must be < 1, got 1"});
    check_refused({[](auto& m) { m.tax_rate.value = nan; },
                   "operating_model.tax_rate: must be a finite number, got nan"});
  }
  TEST_CASE("growths given to the path are refused as the compounding names them") {
    CHECK_THROWS_WITH_AS(base_path(company(), -1, 0), "growth: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(base_path(company(), 0, nan), "growth: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(base_path(company(), 0, 1e200), "compound: must be a finite number, got inf",
                         DomainError);
  }
}

}  // namespace operating_model_test
