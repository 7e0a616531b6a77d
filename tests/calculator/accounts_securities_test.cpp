#include <cmath>

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
    const EpsShares& first = of.company.years[0].shares;
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
    CHECK(of.company.years[0].gaap.without.value == Approx(13e6 / 4.02e6));
    CHECK(of.company.years[0].gaap.with.value == Approx(13e6 / 4.02e6));
  }
  TEST_CASE("the warrant stands in the same order once its gigawatt is purchased") {
    const CaseFile file = file_of();
    const Booked of = booked(plain, file, file.deals[0]);
    const BookedYear& second = of.company.years[1];
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
    CHECK(of.company.years[1].shares.basic_eps.value * of.company.years[1].shares.basic.value ==
          Approx(11.08e6));
    CHECK(of.company.years[1].gaap.with.value == Approx(of.company.years[1].shares.diluted_eps.value));
  }
  TEST_CASE("exercised shares are outstanding from the next quarter on") {
    // 60,000 of 100,000 at 40, exercised at 80 in the third quarter. From the fourth on they are basic, whole
    // for cash, and 30,000 of them by net exercise; the 40,000 left are counted by the treasury stock method.
    for (const auto& [settlement, delivered] : {std::pair{"cash", 60'000.0}, std::pair{"net", 30'000.0}}) {
      const std::string way = settlement;
      const double brought = delivered;
      CAPTURE(way);
      std::string text =
          company + deal +
          "quarter = [{ period = \"FY2027Q3\", exercise = [{ tranche = \"1 GW\", shares = 60000, "
          "price = 80 }] }]\n";
      text.replace(text.find("strike = 0.01"), 13, "strike = 40\nsettlement = \"" + way + "\"");
      const CaseFile file = read_case_text(text, "example.toml");
      const Booked of = booked(plain, file, file.deals[0]);
      const BookedYear& year = of.company.years[1];
      const double price = year.price.value;
      REQUIRE(price > 40);
      // the fourth quarter has 92 of 365 days
      CHECK(year.shares.basic.value == Approx(2e6 + brought * 92.0 / 365.0));
      CHECK(year.warrants_basic.value == Approx(brought * 92.0 / 365.0));
      const EpsShares last = eps_shares(of.company.counted.tranches, of.company.counted.quarters[7]);
      CHECK(last.basic.value == Approx(2e6 + brought));
      const double left = 40'000 * (1 - 40 / price);
      const double options = 1e5 * (1 - 60 / price);
      CHECK(last.incremental.value == Approx(left + options + 3.6e6));
      const EpsShares before = eps_shares(of.company.counted.tranches, of.company.counted.quarters[6]);
      CHECK(before.basic.value == Approx(2e6));
      CHECK(before.incremental.value == Approx(1e5 * (1 - 40 / price) + options + 3.6e6));
      CHECK(year.gaap.with.value == Approx(year.shares.diluted_eps.value));
    }
  }
  TEST_CASE("what is exercised of a penny warrant counts as it did before") {
    const CaseFile plainly = file_of();
    const CaseFile file = file_of(
        "quarter = [{ period = \"FY2027Q3\", exercise = [{ tranche = \"1 GW\", shares = 70000, price = 90 }] "
        "}]\n");
    const BookedYear one = booked(plain, plainly, plainly.deals[0]).company.years[1];
    const BookedYear other = booked(plain, file, file.deals[0]).company.years[1];
    CHECK(other.shares.basic.value == Approx(one.shares.basic.value));
    CHECK(other.warrants_basic.value == Approx(one.warrants_basic.value));
    // contingent shares are the plain mean of the quarters, outstanding ones weighted by days
    CHECK(other.shares.diluted.value - one.shares.diluted.value == Approx(70'000 * (92.0 / 365.0 - 0.25)));
    CHECK(other.gaap.shares.value < 0.0);
  }
  TEST_CASE("an adjusted price and a discount after exercise are in the fair value and said") {
    // A share at .01 that vests by purchases alone: price less the strike of four years' discounting.
    // Finnerty at 40 % for half a year by hand: x = .08, v^2 = .08 + ln(2 (e^.08 - 1.08)) - 2 ln(e^.08 - 1),
    // the discount N(v / 2) - N(-v / 2). Chaffe: a put of half a year at the price, at 40 % and 4 %.
    const double v =
        std::sqrt(0.08 + std::log(2 * (std::exp(0.08) - 1.08)) - 2 * std::log(std::exp(0.08) - 1));
    const double finnerty = std::erf(v / 2 / std::sqrt(2.0));
    const double deviation = 0.4 * std::sqrt(0.5);
    const auto below = [](double d) { return std::erfc(-d / std::sqrt(2.0)) / 2; };
    const double up = (0.04 * 0.5 + deviation * deviation / 2) / deviation;
    const double chaffe = std::exp(-0.04 * 0.5) * below(deviation - up) - below(-up);
    struct Row {
      const char* more;
      double price;
      double kept;
      const char* words;
    };
    for (const Row& row :
         {Row{"", 75, 1, "in the grant's market: "},
          Row{R"(price_adjustment = { change = "12 %", reason = "known to the board" })", 84, 1,
              "the price adjusted by +12.0 % (known to the board; SEC SAB 120)"},
          Row{R"(discount = { method = "finnerty", kind = "post_exercise", duration = 0.5 })", 75,
              1 - finnerty, "for 0.5 years of restrictions after exercise (Finnerty; ASC 718-10-30-10)"},
          Row{R"(discount = { method = "chaffe", kind = "post_exercise", duration = 0.5 })", 75, 1 - chaffe,
              "for 0.5 years of restrictions after exercise (Chaffe; ASC 718-10-30-10)"}}) {
      CAPTURE(row.more);
      std::string text = company + deal + row.more + "\n[deal.grant]\nprice = 75\nas_of = 2026-01-05\n";
      const std::size_t given = text.find("fair_value = [{");
      text.erase(given, text.find('\n', given) - given);
      const CaseFile file = read_case_text(text, "example.toml");
      const double value = row.kept * (row.price - 0.01 * std::exp(-0.04 * 1461.0 / 365.0));
      Request formula = plain;
      formula.simulates = false;
      for (const Request& request : {formula, plain}) {
        const Booked of = booked(request, file, file.deals[0]);
        CHECK(of.award.tranches[0].fair_value->value ==
              Approx(value).epsilon(request.simulates ? 1e-3 : 1e-9));
        CHECK(schedule_table(of).notes[0].find(row.words) != std::string::npos);
      }
    }
  }
  TEST_CASE("a case with all of it is written and read again") {
    const CaseFile file = file_of(R"(
quarter = [{ period = "FY2027Q3", exercise = [{ tranche = "1 GW", shares = 4, price = 8 }] }]
)");
    CHECK(read_case_text(case_text(file), "again.toml") == file);
    CHECK(file.company.options.size() == 1);
    CHECK(file.company.convertibles.size() == 2);
  }
  TEST_CASE("two halves of a deal have together the shares and EPS of the whole") {
    const CaseFile whole = file_of();
    const Booked of = booked(plain, whole, whole.deals[0]);
    std::string halves = company;
    for (const char* name : {"First", "Second"}) {
      std::string half = deal;
      for (const auto& [from, to] :
           {std::pair{"name = \"Deal\"", name}, std::pair{"volume = 1,", "volume = 0.5,"},
            std::pair{"shares = 100000", "shares = 50000"},
            std::pair{"purchased_gw = 1 ", "purchased_gw = 0.5 "}}) {
        const std::size_t at = half.find(from);
        REQUIRE(at != std::string::npos);
        const std::string text = to == name ? "name = \"" + std::string{name} + "\"" : to;
        half.replace(at, std::string{from}.size(), text);
      }
      halves += half;
    }
    const CaseFile file = read_case_text(halves, "halves.toml");
    const Booked first = booked(plain, file, file.deals[0]);
    const Booked second = booked(plain, file, file.deals[1]);
    const std::vector<const Booked*> both{&first, &second};
    const CountedCompany together = counted_company(both);
    REQUIRE(together.years.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      const BookedYear& joint = together.years[i];
      const BookedYear& one = of.company.years[i];
      CHECK(joint.price.value == Approx(one.price.value));
      CHECK(joint.shares.basic.value == Approx(one.shares.basic.value));
      CHECK(joint.shares.diluted.value == Approx(one.shares.diluted.value));
      CHECK(joint.gaap.with.value == Approx(one.gaap.with.value));
      CHECK(joint.gaap.volume.value == Approx(one.gaap.volume.value));
      CHECK(joint.non_gaap.with.value == Approx(one.non_gaap.with.value));
      CHECK(joint.ifrs.diluted_eps.value == Approx(one.ifrs.diluted_eps.value));
    }
    const Document document = accounts_document(plain, file);
    CHECK(number_at(document, "eps together", "FY2027 gaap", "with").value() ==
          Approx(of.company.years[1].gaap.with.value));
    CHECK(document.headline.back().starts_with("First and Second together: diluted GAAP EPS of FY2027 is "));
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
