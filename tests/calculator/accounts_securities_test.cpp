#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/error.hpp>

#include "fairvalue/case/valued.hpp"
#include "fairvalue/tables/accounts.hpp"

namespace accounts_securities_test {
using namespace fairvalue;
using namespace calculator;
using doctest::Approx;

// IAS 33, illustrative example 9 (continuing operations): income 16,400,000 less preference dividends of
// 6,400,000; 2,000,000 shares; average price 75; options on 100,000 shares at 60; convertible preference
// shares for 1,600,000 shares with dividends of 6,400,000; 5 % bonds of 100 m for 2,000,000 shares, tax 40 %.
// The deal begins a year later: 1,000,000 shares at 0.01 for 1 GW.
const std::string company = R"(
schema = 1
[company]
name = "Example 9"
currency = "USD"
basic_shares = 2e6
fiscal_year = [{ label = "FY2026", end = 2026-12-31 }, { label = "FY2027", end = 2027-12-31 }]
[[company.option]]
name = "options"
shares = 100000
strike = 60
[[company.convertible]]
name = "preference shares"
shares = 1.6e6
dividends = 6.4e6
[[company.convertible]]
name = "bonds"
shares = 2e6
interest = 5e6
[market]
price = 75
as_of = 2026-01-05
volatility = "40 %"
risk_free_rate = "4 %"
[operating_model]
year = ["FY2026", "FY2027"]
net_income = [10e6, 10e6]
eps_growth = 0
diluted_shares = 2e6
revenue = 100e6
revenue_growth = 0
ai_mix = 0
tax_rate = "40 %"
[valuation]
multiple = { value = 15, window = "trailing_twelve_months" }
required_return = "10 %"
)";
const std::string deal = R"(
[[deal]]
name = "Deal"
revenue_per_gigawatt = 20e6
margin = "30 %"
[deal.plan]
measure = "purchased_gw"
start = 2027-01-01
milestone = [{ volume = 1, date = 2027-06-30 }]
[deal.warrant]
holder = "Customer"
strike = 0.01
granted = 2026-01-05
expiry = 2030-01-05
tranche = [{ name = "1 GW", shares = 100000, purchased_gw = 1 }]
[deal.accounts]
standard = "before_asu"
attribution = "from_zero"
attribution_reason = "each its own"
fair_value = [{ tranche = "1 GW", fair_value = 50 }]
)";

CaseFile file_of(const std::string& more = "") {
  return read_case_text(company + deal + more, "example.toml");
}

const Request plain{.verb = "accounts", .paths = 256};

std::string cell(const DocumentTable& table, const std::string& row, const std::string& column) {
  for (const DocumentRow& one : table.rows) {
    if (one.key != row) continue;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].key == column) return one.cells[i].shown.text;
  }
  return "none";
}

TEST_SUITE("calculator/accounts_securities") {
  TEST_CASE("example 9 of IAS 33: options then bonds then preference shares that do not dilute") {
    const CaseFile file = file_of();
    const Booked of = booked(plain, file, file.deals[0]);
    const EpsShares& first = of.years[0].shares;
    CHECK(first.basic.value == Approx(2e6));
    CHECK(first.basic_eps.value == Approx(5.0));
    REQUIRE(first.steps.size() == 3);
    CHECK(first.steps[0].name == "options");
    CHECK(first.steps[0].shares.value == Approx(20'000));  // 100,000 x (75 - 60) / 75
    CHECK(first.steps[0].eps.value == Approx(10e6 / 2.02e6));
    CHECK(first.steps[1].name == "bonds");
    CHECK(first.steps[1].earnings.value == Approx(1.5));
    CHECK(first.steps[1].eps.value == Approx(13e6 / 4.02e6));  // 3.23
    CHECK(first.steps[2].name == "preference shares");
    CHECK(first.steps[2].earnings.value == Approx(4.0));
    CHECK(first.steps[2].eps.value == Approx(19.4e6 / 5.62e6));  // 3.45
    CHECK_FALSE(first.steps[2].is_dilutive);
    CHECK(first.diluted.value == Approx(4.02e6));
    CHECK(first.diluted_eps.value == Approx(13e6 / 4.02e6));
    CHECK(of.years[0].gaap.without.value == Approx(13e6 / 4.02e6));
    CHECK(of.years[0].gaap.with.value == Approx(13e6 / 4.02e6));
  }
  TEST_CASE("the warrant stands in the same order once its gigawatt is purchased") {
    const CaseFile file = file_of();
    const Booked of = booked(plain, file, file.deals[0]);
    const BookedYear& second = of.years[1];
    // Income: 10 m + .6 x (30 % x 20 m - 100,000 x 50) = 10.6 m. The tranche vests in the second quarter and
    // counts from its last day, so that one day of it and two quarters are basic.
    const double basic = 2e6 + 1e5 * (185.0 / 365.0);
    CHECK(second.shares.basic.value == Approx(basic));
    CHECK(second.shares.basic_eps.value == Approx(10.6e6 / basic));
    CHECK(second.gaap.with.value == Approx(second.shares.diluted_eps.value));
    for (const DealEpsBridge* one : {&second.gaap, &second.non_gaap}) {
      const DealEpsBridge& bridge = *one;
      CHECK((bridge.without + bridge.volume + bridge.contra_revenue + bridge.remeasured + bridge.tax +
             bridge.shares)
                .value == Approx(bridge.with.value));
    }
    const double options = 1e5 * (1.0 - 60.0 / second.price.value);
    CHECK(second.gaap.without.value == Approx(13e6 / (4e6 + options)));
    // Of the warrant alone: the second quarter's last day is basic, the 90 before by the treasury stock
    // method with half the cost that was open at its start; then two quarters whole.
    const double open = 50.0 - of.schedule[1].tranches[0].cost.opening.value / 1e5;
    const double second_quarter = 1.0 / 91 + 90.0 / 91 * (1.0 - (0.01 + open / 2) / second.price.value);
    CHECK(cell(three_numbers_table(Priced{}, of), "eps_shares", "number") ==
          words_of(1e5 * (second_quarter + 2) / 4, "shares"));
    // Without the warrant's cost income is 13.6 m, EPS before the preference shares 16.6 m over some 4.1 m
    // shares, above their 4.00: they dilute this measure, and not the GAAP one.
    CHECK(second.shares.diluted_eps.value < 4.0);
    const double shares = second.shares.diluted.value;
    CHECK(16.6e6 / shares > 4.0);
    CHECK(second.non_gaap.with.value == Approx((16.6e6 + 6.4e6) / (shares + 1.6e6)));
  }
  TEST_CASE("the tables name each security and count it apart from the warrant") {
    const CaseFile file = file_of();
    const Booked of = booked(plain, file, file.deals[0]);
    const DocumentTable order = dilution_order_table(of);
    CHECK(cell(order, "FY2026 bonds", "counts") == "yes");
    CHECK(cell(order, "FY2026 preference shares", "counts") == "no: antidilutive");
    CHECK(cell(order, "FY2026 bonds", "eps") == "3.23");
    CHECK(cell(share_count_table(of), "FY2026", "contingent") == "0.00");
    CHECK(cell(share_count_table(of), "FY2026", "diluted_eps") == "3.23");
  }
  TEST_CASE("tax at exercise: the gain is deducted and the deferred asset reversed") {
    const CaseFile file = file_of(
        "quarter = [{ period = \"FY2027Q3\", exercise = [{ tranche = \"1 GW\", shares = 40000, price = 80.01 "
        "}] }]\n");
    const Booked of = booked(plain, file, file.deals[0]);
    REQUIRE(of.exercises.size() == 1);
    const ExerciseTax& tax = of.exercises[0].tax;
    CHECK(tax.deduction.value == Approx(3.2e6));          // 40,000 x 80
    CHECK(tax.benefit.value == Approx(1.28e6));           // 40 %
    CHECK(tax.deferred_reversed.value == Approx(0.8e6));  // 40 % of 40,000 x 50
    CHECK(tax.windfall.value == Approx(0.48e6));
    CHECK(cell(exercise_tax_table(of), "FY2027Q3 1 GW", "windfall") == "480.00 k");
    // The windfall is income tax: without it the year earns 10.6 m.
    CHECK(of.years[1].shares.basic_eps.value * of.years[1].shares.basic.value == Approx(11.08e6));
    CHECK(of.years[1].gaap.with.value == Approx(of.years[1].shares.diluted_eps.value));
  }
  TEST_CASE("more than has vested is not exercised") {
    for (const char* quarter :
         {"FY2027Q1\", exercise = [{ tranche = \"1 GW\", shares = 1, price = 80 }] }]\n",
          "FY2027Q3\", exercise = [{ tranche = \"1 GW\", shares = 60000, price = 80 }, { tranche = \"1 GW\", "
          "shares = 40001, price = 80 }] }]\n"}) {
      const CaseFile file = file_of(std::string{"quarter = [{ period = \""} + quarter);
      CHECK_THROWS_AS(booked(plain, file, file.deals[0]), Error);
    }
  }
}

}  // namespace accounts_securities_test
