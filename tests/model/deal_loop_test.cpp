#include <fairvalue/model/deal_loop.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "case_fixtures.hpp"

namespace deal_loop_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

/// Shares at a strike of 20 at 2 GW (end of 2026) and at 4 GW (in 2027), no hurdles.
Case hand_case() {
  return case_with(
      warrant_of(20, {tranche("2 GW", 200, {volume_of(2)}), tranche("4 GW", 200, {volume_of(4)})}));
}

std::vector<double> eps(const std::vector<DealYear>& years) {
  return each(years, [](const DealYear& year) { return year.eps.value; });
}

TEST_SUITE("model/deal_loop") {
  TEST_CASE("20x NTM prices each year at the next year's EPS: 100 120 144 without a deal") {
    Case value = case_without_deals();
    value.multiple.value.window = RollingWindow::next_twelve_months;
    check_near(prices(run(value)), {100, 120, 144});
    check_near(each(run(value), [](const DealYear& year) { return year.multiple.value; }), {25, 24, 24});
  }
  TEST_CASE("with NTM the deal's year is priced at the trailing multiple of the same base price") {
    // 2025: 1 GW brings 200 of profit: 25 x (4000 + 200) / 1000 = 105 before shares are added; none vest.
    Case value = case_with(warrant_of(1e6, {tranche("never", 10, {price_at(1e9)})}));
    value.multiple.value.window = RollingWindow::next_twelve_months;
    check_near(prices(run(value)), {105, 24 * 5.2, 24 * 6.6});
  }
  TEST_CASE("a multiple of NTM EPS is refused for a year in which the company alone loses") {
    Case value = case_without_deals();
    value.multiple.value.window = RollingWindow::next_twelve_months;
    value.company.consensus_eps[0].value = PerShare{-1};
    CHECK_THROWS_WITH_AS(run(value),
                         "EPS of FY2025 without deals: must be > 0 for a multiple of NTM EPS, got -1",
                         DomainError);
  }
  TEST_CASE("without a deal every year's price is the multiple times base EPS") {
    Case value = case_without_deals();
    for (int year = 2028; year <= 2032; ++year) value.company.years.push_back(calendar_year(year));
    const auto base = base_path(value.company, 0.2, 0.1);
    const auto years = run(value);
    REQUIRE(years.size() == 8);
    for (std::size_t i = 0; i < years.size(); ++i) {
      CAPTURE(i);
      CHECK(years[i].price.value == near(20 * base[i].eps.value));
      CHECK(years[i].eps.value == near(base[i].eps.value));
      CHECK(years[i].gaap_eps == years[i].eps);
      CHECK(years[i].diluted_shares == Shares{1000});
      CHECK(years[i].stake == 0.0);
      CHECK_FALSE(years[i].self_funding().has_value());
      CHECK_FALSE(years[i].rebate().has_value());
    }
    check_near(prices(run(case_without_deals())), {80, 100, 120});
  }
  // 1, 1 and 3 GW bring 200 of profit each: income 4000 + 200, 5000 + 200, 6000 + 600. At 20 times 84,000,
  // 104,000 and 132,000, shared after the strikes of 20 are paid in:
  //   2025: nothing vests: 84,000 / 1000 = 84, EPS 4.2.
  //   2026: 200 vest: (104,000 + 4,000) / 1200 = 90; net new 200 (1 - 20/90) = 155.56; EPS 5200 / 1155.56
  //   = 4.5.
  //   2027: 400 vested: (132,000 + 8,000) / 1400 = 100; net new 400 (1 - 20/100) = 320; EPS 6600 / 1320 = 5.
  TEST_CASE("without hurdles prices and EPS are those worked by hand") {
    const auto years = run(hand_case());
    check_near(prices(years), {84, 90, 100});
    check_near(eps(years), {4.2, 4.5, 5});
    check_near(each(years, [](const DealYear& y) { return y.diluted_shares.value; }),
               {1000, 1000 + 200 * (1 - 20.0 / 90), 1320});
    check_near(vested(years), {0, 200, 400});
    check_near(each(years, [](const DealYear& y) { return y.vested.value; }), {0, 200, 200});
    CHECK(years[1].tranches_vested == 1);
    CHECK(years[2].tranches_vested == 2);
    for (const DealYear& year : years) CHECK_FALSE(year.pinned.has_value());
  }
  TEST_CASE("without hurdles volumes and revenue are those worked by hand") {
    const auto years = run(hand_case());
    check_near(delivered(years), {1, 1, 3});
    check_near(each(years, [](const DealYear& y) { return y.delivered_to_date.value; }), {1, 2, 5});
    check_near(each(years, [](const DealYear& y) { return y.deal_revenue.value; }), {500, 500, 1500});
    check_near(each(years, [](const DealYear& y) { return y.deal_revenue_to_date.value; }),
               {500, 1000, 2500});
    check_near(each(years, [](const DealYear& y) { return y.revenue.value; }), {10'500, 11'500, 13'600});
    // A quarter of 10,000, 11,000 and 12,100 and the deal's.
    check_near(each(years, [](const DealYear& y) { return y.ai_revenue.value; }), {3000, 3250, 4525});
    CHECK(years[0].ai_mix() == near(3000.0 / 10'500));
  }
  TEST_CASE("what the customer holds and pays is worked by hand") {
    const auto years = run(hand_case());
    check_near(each(years, [](const DealYear& y) { return y.stake; }), {0, 200.0 / 1200, 400.0 / 1400});
    // 200 x (90 - 20) and 400 x (100 - 20), over 1000 and 2500 paid for 2 and 5 GW.
    check_near(each(years, [](const DealYear& y) { return y.warrant_value.value; }), {0, 14'000, 32'000});
    check_near({years[1].self_funding().value(), years[2].self_funding().value()}, {14, 12.8});
    check_near({years[1].rebate().value().value, years[2].rebate().value().value}, {7000, 6400});
    // Nothing has vested yet, but a gigawatt has been paid for.
    CHECK(years[0].self_funding() == 0.0);
  }
  TEST_CASE("GAAP is less the contra-revenue after tax: 40 a GW is 32") {
    const auto years = run(hand_case());
    check_near(each(years, [](const DealYear& y) { return y.gaap_net_income.value; }), {4168, 5168, 6504});
    CHECK(years[0].gaap_eps.value == near(4.168));
    CHECK(years[2].gaap_eps.value == near(6504.0 / 1320));
    CHECK(prices(run(hand_case())) == prices(run([] {
            Case value = hand_case();
            value.deals[0].contra_revenue.value = PerGigawatt{0};
            return value;
          }())));
  }
  TEST_CASE("a discount cuts the multiple on the deal's part alone: 20 * (4000 + 200 / 2) is 82 a share") {
    const auto years = run(hand_case(), {{"deal_discount", 0.5}});
    CHECK(years[0].price.value == near(82));
    CHECK(years[0].eps.value == near(4.2));
    check_near(prices(run(hand_case(), {{"deal_discount", 1.0}, {"deal.A.gigawatts", 1.5}})), {80, 100, 120});
  }
  TEST_CASE("a margin below zero takes from the price: 20 * (4000 - 200) is 76 a share") {
    CHECK(run(hand_case(), {{"deal.A.margin", -0.5}})[0].price.value == near(76));
  }
  TEST_CASE("two deals add up") {
    // Income 4400, 5400, 7200. 2026: (108,000 + 200 * 20) / 1200; 2027: 100 more at 40:
    // (144,000 + 4,000 + 4,000) / 1300.
    const Case value = case_with({deal("A", warrant_of(20, {tranche("A", 200, {volume_of(2)})})),
                                  deal("B", warrant_of(40, {tranche("B", 100, {volume_of(4)})}))});
    const auto years = run(value);
    check_near(prices(years), {88, 112'000.0 / 1200, 152'000.0 / 1300});
    check_near(delivered(years), {2, 2, 6});
    check_near(vested(years), {0, 200, 300});
    CHECK(years[2].warrant_value.value ==
          near(200 * (152'000.0 / 1300 - 20) + 100 * (152'000.0 / 1300 - 40)));
    // Each tranche waits for the gigawatts of its own deal.
    check_near(vested(run(value, {{"deal.A.gigawatts", 0}})), {0, 0, 100});
    check_near(delivered(run(value, {{"deal.B.delay_months", 12}})), {1, 2, 4});
  }
  TEST_CASE("a deal stopped at 0 GW is none") {
    const auto years = run(hand_case(), {{"deal.A.gigawatts", 0}});
    check_near(prices(years), {80, 100, 120});
    CHECK(years[2].vested_to_date == Shares{0});
    CHECK(years[2].deal_revenue_to_date == Money{0});
    CHECK_FALSE(years[2].rebate().has_value());
    CHECK_FALSE(years[2].self_funding().has_value());
  }
  TEST_CASE("a deal stopped in the middle of a year keeps its pace until then") {
    check_near(delivered(run(hand_case(), {{"deal.A.gigawatts", 3}})), {1, 1, 1});
    check_near(delivered(run(hand_case(), {{"deal.A.gigawatts", 1.25}})), {1, 0.25, 0});
    check_near(delivered(run(hand_case(), {{"deal.A.gigawatts", 5}})), {1, 1, 3});
  }
  TEST_CASE("a delay moves start and milestones: after 12 months 2 GW over 2026 and 2027") {
    const auto years = run(hand_case(), {{"deal.A.delay_months", 12}});
    check_near(delivered(years), {0, 1, 1});
    check_near(vested(years), {0, 0, 200});
    // From 2025-06-30: 184 of 730 days in 2025, 365 in 2026, 181 in 2027, and 184 of 366 of the last 3 GW.
    check_near(delivered(run(hand_case(), {{"deal.A.delay_months", 6}})),
               {2 * 184.0 / 730, 1, 2 * 181.0 / 730 + 3 * 184.0 / 366});
  }
  TEST_CASE("an interval factor stretches what follows the first milestone: 365 days become 730") {
    check_near(delivered(run(hand_case(), {{"deal.A.interval_factor", 2}})), {1, 1, 1.5});
    check_near(delivered(run(hand_case(), {{"deal.A.interval_factor", 0.5}})), {1, 1, 3});
  }
  TEST_CASE("a plan begun before the first year valued counts from its beginning") {
    Case value = hand_case();
    value.company.years.erase(value.company.years.begin());
    value.company.consensus_eps.erase(value.company.consensus_eps.begin());
    const auto years = run(value);
    check_near(delivered(years), {1, 3});
    CHECK(years[0].delivered_to_date.value == near(2));
    CHECK(years[0].deal_revenue_to_date.value == near(1000));
    check_near(vested(years), {200, 400});
  }
  TEST_CASE("the years as a table: measures in rows with their units") {
    const Table table = yearly_table(run(hand_case()));
    CHECK(table.rows() == 15);
    CHECK(table.column_names() == std::vector<std::string>{"FY2025", "FY2026", "FY2027"});
    const auto cell = [&](const char* row, std::size_t column) {
      for (std::size_t i = 0; i < table.rows(); ++i) {
        if (table.row_names()[i] == row) return table.at(i, column);
      }
      throw DomainError("row", "in the table", row);
    };
    CHECK(*cell("GW delivered", 2) == near(3));
    CHECK(*cell("GW to date", 2) == near(5));
    CHECK(*cell("revenue, bn", 0) == near(10'500 / 1e9));
    CHECK(*cell("AI share of revenue, %", 0) == near(100 * 3000.0 / 10'500));
    CHECK(*cell("EPS, non-GAAP", 1) == near(4.5));
    CHECK(*cell("EPS less contra-revenue", 0) == near(4.168));
    CHECK(*cell("price", 1) == near(90));
    CHECK(*cell("tranches vested", 2) == 2);
    CHECK(*cell("shares vested, m", 2) == near(400 / 1e6));
    CHECK(*cell("diluted shares, m", 2) == near(1320 / 1e6));
    CHECK(*cell("customers' stake, %", 2) == near(100 * 400.0 / 1400));
    CHECK(*cell("rebate, bn a GW", 2) == near(6400 / 1e9));
    CHECK(*cell("self-funding ratio, %", 2) == near(1280));
    CHECK_FALSE(cell("pinned at hurdle", 2).has_value());
    CHECK_FALSE(cell("pinned fraction", 2).has_value());
    CHECK(yearly_table({}).columns() == 0);
  }
  TEST_CASE("a year whose income is not above zero has no price and is refused by name") {
    Case value = hand_case();
    value.company.consensus_eps = {stated(PerShare{-1})};
    CHECK_THROWS_WITH_AS(run(value), "net_income: must be > 0, got -800", DomainError);
    value.company.consensus_eps = {stated(PerShare{-0.2})};  // -200 and the deal's 200
    CHECK_THROWS_WITH_AS(run(value), "net_income: must be > 0, got 0", DomainError);
  }
  TEST_CASE("settings of another case are refused by name") {
    const Case value = hand_case();
    Settings set = settings(value, resolved_values(named_inputs(value), {}));
    set.deals.clear();
    CHECK_THROWS_WITH_AS(deal_loop(value, set),
                         "settings.deals: must be one for each deal of the case, got 0", DomainError);
  }
}

}  // namespace deal_loop_test
