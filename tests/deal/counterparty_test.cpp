#include <fairvalue/deal/counterparty.hpp>

#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace counterparty_test {
using namespace fairvalue;
using namespace std::chrono_literals;

doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

/// 1 GW in each of 2026 and 2027 (365 days each) at 15 bn, and 2 GW over both years together at 10 bn.
std::vector<Commitment> two_sellers() {
  const DeploymentPlan even{.measure = VolumeMeasure::purchased,
                            .start = 2025y / 12 / 31,
                            .milestones = {{1, 2026y / 12 / 31}, {2, 2027y / 12 / 31}}};
  DeploymentPlan late = even;
  late.measure = VolumeMeasure::deployed;
  late.milestones = {{2, 2027y / 12 / 31}};
  return {{"A", even, PerGigawatt{15e9}}, {"B", late, PerGigawatt{10e9}}};
}

std::vector<CustomerYear> years(double funds_2026, double funds_2027) {
  return {{calendar_year(2026), Money{20e9}, Money{funds_2026}},
          {calendar_year(2027), Money{50e9}, Money{funds_2027}}};
}

TEST_SUITE("deal/counterparty") {
  TEST_CASE("15 and 10 bn a year against revenue of 20 and 50 bn") {
    const auto result = commitments_by_year(two_sellers(), years(0, 0));
    REQUIRE(result.size() == 2);
    CHECK(result[0].due[0].value == near(15e9));
    CHECK(result[0].due[1].value == near(10e9));
    CHECK(result[0].gigawatts.value == near(2));
    CHECK(result[0].total.value == near(25e9));
    CHECK(result[0].over_revenue == near(1.25));
    CHECK(result[1].over_revenue == near(0.5));
    CHECK(result[0].shortfall.value == near(25e9));
  }
  TEST_CASE("funds that a year does not need pay in the next and a shortfall is not carried on") {
    const auto saved = commitments_by_year(two_sellers(), years(40e9, 5e9));
    CHECK(saved[0].shortfall == Money{0});
    CHECK(saved[1].funds.value == near(20e9));
    CHECK(saved[1].shortfall.value == near(5e9));
    const auto short_first = commitments_by_year(two_sellers(), years(10e9, 30e9));
    CHECK(short_first[0].shortfall.value == near(15e9));
    CHECK(short_first[1].funds.value == near(30e9));
    CHECK(short_first[1].shortfall == Money{0});
  }
  TEST_CASE("the table has sellers and sums in rows and years in columns") {
    const Table table = commitment_table(two_sellers(), years(40e9, 5e9));
    CHECK(table.row_names() == std::vector<std::string>{"to A", "to B", "all commitments",
                                                        "customer's revenue", "commitments over revenue, %",
                                                        "own funds", "shortfall", "gigawatts"});
    CHECK(table.column_names() == std::vector<std::string>{"FY2026", "FY2027"});
    CHECK(*table.at(1, 0) == near(10));
    CHECK(*table.at(2, 1) == near(25));
    CHECK(*table.at(4, 0) == near(125));
    CHECK(*table.at(6, 1) == near(5));
    CHECK(*table.at(7, 1) == near(2));
  }
  TEST_CASE("a seller may be called as a row of the table is") {
    auto sellers = two_sellers();
    sellers[0].seller = "revenue";
    sellers[1].seller = "all commitments";
    const Table table = commitment_table(sellers, years(0, 0));
    CHECK(table.row_names()[0] == "to revenue");
    CHECK(table.row_names()[1] == "to all commitments");
    CHECK(*table.at(2, 0) == near(25));
  }
  TEST_CASE("bad commitments and years are refused by name") {
    const auto refused = [](auto change, const char* message) {
      auto sellers = two_sellers();
      auto own = years(0, 0);
      change(sellers, own);
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(commitments_by_year(sellers, own), message, DomainError);
    };
    refused([](auto& s, auto&) { s[1].price = PerGigawatt{0}; }, "commitments[1].price: must be > 0, got 0");
    refused([](auto& s, auto&) { s[1].seller = "A"; }, "commitments[1].seller: must be unique, got A");
    refused([](auto& s, auto&) { s[0].plan.measure = VolumeMeasure::paid; },
            "commitments[0].plan.measure: must be in gigawatts, got paid");
    refused([](auto&, auto& y) { y[0].revenue = Money{0}; }, "years[0].revenue: must be > 0, got 0");
    refused([](auto&, auto& y) { y[1].own_funds = Money{-1}; }, "years[1].own_funds: must be >= 0, got -1");
    refused([](auto&, auto& y) { y[1].period = y[0].period; },
            "years[1].period.start: must be 2027-01-01, the day after the year before ends, got 2026-01-01");
    refused([](auto&, auto& y) { y[1].period = calendar_year(2028); },
            "years[1].period.start: must be 2027-01-01, the day after the year before ends, got 2028-01-01");
    refused([](auto& s, auto&) { s.clear(); }, "commitments: must be at least one value, got none");
  }
}

}  // namespace counterparty_test
