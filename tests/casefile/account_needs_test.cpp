#include <fairvalue/casefile/account_needs.hpp>

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>
#include <fairvalue/core/error.hpp>

namespace account_needs_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

// Two years of 2 GW each, 100 a gigawatt. The plan: 1 GW by the end of 2026 and 4 by the end of 2027.
const std::string company =
    "schema = 1\n[company]\nname = \"A\"\ncurrency = \"USD\"\nfiscal_year = [{ label = \"FY2026\", start = "
    "2026-01-01, end = 2026-12-31 }, { label = \"FY2027\", start = 2027-01-01, end = 2027-12-31 }]\n"
    "[[deal]]\nname = \"D\"\nrevenue_per_gigawatt = 100\nmargin = 0.5\n"
    "[deal.plan]\nmeasure = \"purchased_gw\"\nstart = 2026-10-01\nmilestone = [{ volume = 1, date = "
    "2026-12-31 }, { volume = 4, date = 2027-12-31 }]\n"
    "[deal.warrant]\nholder = \"H\"\nstrike = 0.01\ngranted = 2026-06-01\nexpiry = 2030-06-01\ntranche = [{ "
    "name = \"one\", shares = 10, purchased_gw = 1 }, { name = \"all\", shares = 30, purchased_gw = 4 }]\n";
const std::string accounts =
    "[deal.accounts]\nstandard = \"before_asu\"\nattribution = \"from_zero\"\nattribution_reason = \"each "
    "its "
    "own\"\n";
const std::string values =
    "fair_value = [{ tranche = \"all\", fair_value = 3 }, { tranche = \"one\", fair_value = 2 }]\n";

CaseFile file_of(const std::string& more) { return read_case_text(company + more, "a.toml"); }

CustomerAward award_of(const CaseFile& file) {
  return deal_award(file, file.deals[0], given_fair_values(file, file.deals[0]));
}

TEST_SUITE("casefile/account_needs") {
  TEST_CASE("quarters of whole weeks have thirteen and those of calendar years three months") {
    const auto weeks = fiscal_quarters({.year = 2028, .start = 2027y / 12 / 26, .end = 2028y / 12 / 30});
    REQUIRE(weeks.size() == 4);
    CHECK(weeks[0].end == 2028y / 3 / 25);  // a Saturday, 13 weeks on
    CHECK(weeks[3].start == 2028y / 9 / 24);
    CHECK(length_in_days(weeks[3]) == 98);  // 53 weeks: the last one has 14
    const auto months = fiscal_quarters({.year = 2026, .start = 2026y / 1 / 1, .end = 2026y / 12 / 31});
    CHECK(months[0].end == 2026y / 3 / 31);
    CHECK(months[1].end == 2026y / 6 / 30);
    CHECK(label(months[2]) == "FY2026Q3");
    CHECK(months[3].start == 2026y / 10 / 1);
    CHECK_THROWS_AS(fiscal_quarters(months[0]), DomainError);
  }

  TEST_CASE("fair values stand in the order of the terms and all or none are given") {
    const CaseFile file = file_of(accounts + values);
    const auto given = given_fair_values(file, file.deals[0]);
    REQUIRE(given.size() == 2);
    CHECK(given[0].value == 2.0);
    CHECK(given[1].value == 3.0);
    CHECK(given_fair_values(file_of(accounts), file_of(accounts).deals[0]).empty());
    CaseFile half = file;  // made in C++: the reader refuses such a file at its key
    half.deals[0].facts.accounts->fair_values = {{"one", PerShare{2}}};
    CHECK_THROWS_WITH_AS(given_fair_values(half, half.deals[0]),
                         "A: deal D: accounts.fair_value: 'all' is missing; give all tranches or none",
                         Error);
    CaseFile wrong = file;
    wrong.deals[0].facts.accounts->fair_values = {{"on", PerShare{2}}};
    CHECK_THROWS_WITH_AS(given_fair_values(wrong, wrong.deals[0]),
                         "A: deal D: accounts.fair_value: 'on' is not there; the nearest is one", Error);
  }

  TEST_CASE("purchases are the plan's from the quarter in which they begin") {
    const CaseFile file = file_of(accounts + values);
    const auto quarters = accounted_quarters(file, file.deals[0], award_of(file));
    REQUIRE(quarters.size() == 5);
    CHECK(quarters[0].purchases.label == "FY2026Q4");
    CHECK(quarters[0].purchases.purchases == Approx(1));
    CHECK(quarters[0].purchases.revenue.value == Approx(100));
    CHECK(quarters[1].purchases.purchases == Approx(3 * 90 / 365.0));  // 3 GW evenly over 2027
    double all = 0;
    for (const auto& quarter : quarters) all += quarter.purchases.purchases;
    CHECK(all == Approx(4));
    // Both tranches by hand: 2 x 10 at the first gigawatt, 3 x 30 evenly over four.
    std::vector<PurchasePeriod> periods;
    for (const auto& quarter : quarters) periods.push_back(quarter.purchases);
    const auto schedule = contra_revenue(award_of(file), periods);
    CHECK(schedule[0].contra_revenue.value == Approx(20 + 90 / 4.0));
    CHECK(schedule.back().total.closing.value == Approx(110));
  }

  TEST_CASE("a quarter of the file stands in place of the plan's and judgements hold on") {
    const CaseFile file =
        file_of(accounts + values +
                "[[deal.accounts.quarter]]\nperiod = \"FY2026Q4\"\npurchases = 0.5\njudgement = [{ tranche = "
                "\"all\", "
                "probable = false }]\n[[deal.accounts.quarter]]\nperiod = \"FY2027Q2\"\nrevenue = "
                "170\njudgement = [{ "
                "tranche = \"all\" }]\n");
    const auto quarters = accounted_quarters(file, file.deals[0], award_of(file));
    REQUIRE(quarters.size() == 5);
    CHECK(quarters[0].purchases.purchases == 0.5);
    CHECK(quarters[0].purchases.revenue.value == 50.0);
    CHECK(quarters[2].purchases.revenue.value == 170.0);
    std::vector<PurchasePeriod> periods;
    for (const auto& quarter : quarters) periods.push_back(quarter.purchases);
    const auto schedule = contra_revenue(award_of(file), periods);
    CHECK(schedule[0].contra_revenue.value == Approx(10));     // half of 20
    CHECK(schedule[1].tranches[1].cost.closing.value == 0.0);  // not probable still
    const double before = 0.5 + 3 * 90 / 365.0;
    CHECK(schedule[2].tranches[1].cost.caught_up.value == Approx(90 * before / 4));  // then all of it
  }

  TEST_CASE("a modification of a quarter changes the award from that quarter on") {
    const std::string quarter = "[[deal.accounts.quarter]]\nperiod = \"FY2027Q1\"\n";
    const CaseFile file = file_of(accounts + values + quarter +
                                  "modification = [{ tranche = \"all\", before = 2, after = 4, "
                                  "purchases = \"5 GW\" }]\n");
    const auto quarters = accounted_quarters(file, file.deals[0], award_of(file));
    const CustomerAward award = modified_award(file, file.deals[0], award_of(file), quarters);
    REQUIRE(award.modifications.size() == 1);
    CHECK(award.modifications[0].period == 1);
    CHECK(award.modifications[0].tranche == 1);
    CHECK(award.modifications[0].probable_before);
    // 90 less the 22.5 of the first gigawatt, and 2 more on 30 shares, over the 4 GW from 1 to 5; three are
    // bought
    const auto schedule = contra_revenue(award, purchases_of(quarters));
    CHECK(schedule[0].tranches[1].cost.closing.value == Approx(22.5));
    CHECK(schedule.back().tranches[1].cost.closing.value == Approx(22.5 + (67.5 + 60) * 3 / 4));
    CHECK(read_case_text(case_text(file), "again.toml") == file);
    const CaseFile wrong = file_of(accounts + values + quarter +
                                   "modification = [{ tranche = \"al\", before = 2, after = 4 }]\n");
    CHECK_THROWS_WITH_AS(modified_award(wrong, wrong.deals[0], award_of(wrong), quarters),
                         "A: deal D: accounts.quarter.modification: 'al' is not there; the nearest is all",
                         Error);
  }

  TEST_CASE("what is not there is named") {
    const CaseFile none = file_of("");
    CHECK_THROWS_WITH_AS(given_fair_values(none, none.deals[0]),
                         "A: deal D: table accounts is missing; it says how the warrant is booked", Error);
    CHECK_THROWS_WITH_AS(deal_forecast_terms(none, none.deals[0]), "A: deal D: table forecast is missing",
                         Error);
    CaseFile late = file_of(accounts + values);
    late.deals[0].facts.accounts->quarters = {{.period = "FY2028Q1", .purchases = 1.0}};
    CHECK_THROWS_WITH_AS(accounted_quarters(late, late.deals[0], award_of(late)),
                         doctest::Contains("accounts.quarter: 'FY2028Q1' is not there"), Error);
  }

  TEST_CASE("a policy that ASU 2025-04 has ended is refused where it stands") {
    CHECK_THROWS_WITH_AS(
        file_of("[deal.accounts]\nstandard = \"after_asu\"\npurchases = \"service\"\nattribution = "
                "\"pooled\"\nattribution_reason = \"x\"\n"),
        doctest::Contains("performance after ASU 2025-04"), Error);
    CHECK_THROWS_WITH_AS(file_of("[deal.forecast]\ndelay = -1\nexpected_return = 0.1\n"),
                         doctest::Contains("delay"), Error);
  }

  TEST_CASE("accounts and forecasts are written and read again") {
    const CaseFile file = file_of(
        accounts + values +
        "[[deal.accounts.quarter]]\nperiod = \"FY2026Q4\"\npurchases = 0.5\njudgement = [{ tranche = "
        "\"all\", "
        "probable = false, end = \"forfeited\", expected = 5 }]\n[deal.forecast]\ndelay = 0.25\nnever = "
        "0.1\ncorrelation = 0.3\nexpected_return = { value = 0.1, source = \"ours\" }\n");
    CHECK(read_case_text(case_text(file), "again.toml") == file);
    CHECK(file.deals[0].facts.forecast->expected_return.source == "ours");
  }
}

}  // namespace account_needs_test
