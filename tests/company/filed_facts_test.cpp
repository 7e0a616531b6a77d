#include <fairvalue/company/filed_facts.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace filed_facts_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-14;

using Facts = std::vector<FiledFact>;

/// What a filing says of some days. Income and revenue in USD, EPS in USD a share.
FiledFact fact(FiledMeasure measure, Date start, Date end, double value, Date filed, const char* form = "10-Q") {
  const bool count = measure == FiledMeasure::diluted_shares;
  const bool eps = measure == FiledMeasure::diluted_eps;
  return {.measure = measure,
          .tag = count ? "us-gaap:Count" : eps ? "us-gaap:Eps" : "us-gaap:Amount",
          .unit = count ? "shares" : eps ? "USD/shares" : "USD",
          .start = start,
          .end = end,
          .value = value,
          .filed = filed,
          .form = form};
}

FiledFact outstanding(Date day, double count, Date filed) {
  return {.measure = FiledMeasure::shares_outstanding,
          .tag = "dei:EntityCommonStockSharesOutstanding",
          .unit = "shares",
          .end = day,
          .value = count,
          .filed = filed};
}

constexpr Date start = 2023y / 2 / 1;
constexpr Date year_end = 2024y / 1 / 31;
constexpr Date year_filed = 2024y / 3 / 26;

/// Fiscal 2024 of Snowflake Inc. as its filings have it: three quarters, nine months and the year, and no
/// fourth quarter. CIK 1640147, 10-Q of 2023-06-02, 2023-08-31, 2023-12-01 and 10-K of 2024-03-26.
Facts fiscal_2024() {
  using enum FiledMeasure;
  const Date q1 = 2023y / 4 / 30;
  const Date q2 = 2023y / 7 / 31;
  const Date q3 = 2023y / 10 / 31;
  const Date f1 = 2023y / 6 / 2;
  const Date f2 = 2023y / 8 / 31;
  const Date f3 = 2023y / 12 / 1;
  return {fact(diluted_eps, start, q1, -0.70, f1),
          fact(diluted_eps, 2023y / 5 / 1, q2, -0.69, f2),
          fact(diluted_eps, 2023y / 8 / 1, q3, -0.65, f3),
          fact(diluted_eps, start, q3, -2.04, f3),
          fact(diluted_eps, start, year_end, -2.55, year_filed, "10-K"),
          fact(net_income, start, q1, -225'627'000, f1),
          fact(net_income, 2023y / 5 / 1, q2, -226'867'000, f2),
          fact(net_income, 2023y / 8 / 1, q3, -214'251'000, f3),
          fact(net_income, start, q3, -666'745'000, f3),
          fact(net_income, start, year_end, -836'097'000, year_filed, "10-K"),
          fact(revenue, start, q3, 2'031'790'000, f3),
          fact(revenue, start, year_end, 2'806'489'000, year_filed, "10-K"),
          fact(diluted_shares, start, q1, 324'157'000, f1),
          fact(diluted_shares, 2023y / 5 / 1, q2, 327'335'000, f2),
          fact(diluted_shares, 2023y / 8 / 1, q3, 329'310'000, f3),
          fact(diluted_shares, start, q3, 326'964'000, f3),
          fact(diluted_shares, start, year_end, 328'001'000, year_filed, "10-K")};
}

FiledHistory history_of(const Facts& facts, Date as_of, std::vector<Split> splits = {}) {
  return filed_history(facts, {.as_of = as_of, .splits = std::move(splits)});
}

Facts without(Facts facts, FiledMeasure measure) {
  std::erase_if(facts, [measure](const FiledFact& f) { return f.measure == measure; });
  return facts;
}

TEST_SUITE("company/filed_facts") {
  TEST_CASE("years and quarters are told apart by their days and numbered by the fiscal year") {
    const auto history = history_of(fiscal_2024(), 2024y / 4 / 1);
    REQUIRE(history.years.size() == 1);
    CHECK(label(history.years[0].period) == "FY2024");
    CHECK(history.years[0].diluted_eps->value == -2.55);
    CHECK(history.years[0].net_income->value == -836'097'000);
    CHECK(history.years[0].diluted_eps->standing == Standing::stated);
    REQUIRE(history.quarters.size() == 4);
    const char* labels[] = {"FY2024Q1", "FY2024Q2", "FY2024Q3", "FY2024Q4"};
    for (std::size_t i = 0; i < 4; ++i) CHECK(label(history.quarters[i].period) == labels[i]);
    CHECK(history.quarters[0].diluted_eps->value == -0.70);
    CHECK(history.quarters[1].diluted_eps->value == -0.69);
    CHECK(history.quarters[2].diluted_eps->value == -0.65);
    CHECK(history.doubts.empty());
    CHECK(history.currency == Currency{"USD"});
  }
  TEST_CASE("a fourth quarter comes from income and shares and is marked derived") {
    // By hand: income -836.097 + 666.745 = -169.352 m; shares (365 x 328.001 - 273 x 326.964) / 92 =
    // (119720.365 - 89261.172) / 92 = 331.078184... m; EPS -169.352 / 331.078184 = -0.51152.
    const auto fourth = history_of(fiscal_2024(), 2024y / 4 / 1).quarters.back();
    CHECK(fourth.period.start == Date{2023y / 11 / 1});
    CHECK(fourth.period.end == year_end);
    CHECK(fourth.net_income->value == -169'352'000);
    CHECK(fourth.revenue->value == 774'699'000);
    CHECK(fourth.diluted_shares->value == Approx(30'459'193'000.0 / 92).epsilon(round_off));
    CHECK(fourth.diluted_eps->value == Approx(-169'352.0 * 92 / 30'459'193.0).epsilon(round_off));
    CHECK(fourth.diluted_eps->standing == Standing::derived);
    CHECK(fourth.diluted_eps->filed == year_filed);
    CHECK(fourth.diluted_eps->source == "net income of the quarter / its diluted shares, both derived");
    CHECK(fourth.net_income->source == "the year less nine months (us-gaap:Amount less us-gaap:Amount)");
  }
  TEST_CASE("without share counts the fourth quarter's EPS is a difference and says so") {
    const auto facts = without(fiscal_2024(), FiledMeasure::diluted_shares);
    const auto fourth = history_of(facts, 2024y / 4 / 1).quarters.back();
    CHECK(fourth.diluted_eps->value == Approx(-0.51).epsilon(1e-12));
    CHECK(fourth.diluted_eps->source.starts_with("the year's EPS less that of nine months"));
    CHECK_FALSE(fourth.diluted_shares.has_value());
  }
  TEST_CASE("twelve months are the four quarters added or their income over their mean shares") {
    const auto history = history_of(fiscal_2024(), 2024y / 4 / 1);
    const double fourth = -169'352.0 * 92 / 30'459'193.0;
    const auto added = trailing_eps(history).value();
    CHECK(added.eps.value == Approx(-0.70 - 0.69 - 0.65 + fourth).epsilon(round_off));
    CHECK(added.window == EarningsWindow::trailing_twelve_months);
    CHECK(added.period.start == start);
    // -836.097 over (324.157 + 327.335 + 329.310 + 331.078184...) / 4.
    const double mean = (324'157.0 + 327'335 + 329'310 + 30'459'193.0 / 92) / 4;
    CHECK(trailing_eps_from_income(history)->eps.value == Approx(-836'097 / mean).epsilon(round_off));
  }
  TEST_CASE("what was filed later is not known") {
    const auto day_before = history_of(fiscal_2024(), add_days(year_filed, -1));
    CHECK(day_before.years.empty());
    CHECK(day_before.quarters.size() == 3);
    CHECK_FALSE(trailing_eps(day_before).has_value());
    CHECK_FALSE(trailing_eps_from_income(day_before).has_value());
    CHECK(history_of(fiscal_2024(), year_filed).years.size() == 1);
    // Without a year yet the quarters are numbered from the first day of the nine months.
    CHECK(label(day_before.quarters[2].period) == "FY2024Q3");
  }
  TEST_CASE("of several filings of one period the latest known counts") {
    auto facts = fiscal_2024();
    facts.push_back(
        fact(FiledMeasure::diluted_eps, start, 2023y / 4 / 30, -0.71, 2024y / 5 / 31));  // a restatement
    CHECK(history_of(facts, 2024y / 5 / 30).quarters[0].diluted_eps->value == -0.70);
    CHECK(history_of(facts, 2024y / 5 / 31).quarters[0].diluted_eps->value == -0.71);
  }
  TEST_CASE("a tag of lower rank stands in only where the first one is missing") {
    auto facts = fiscal_2024();
    auto other = fact(FiledMeasure::net_income, start, year_end, -1.0, 2024y / 3 / 30, "10-K");
    other.rank = 2;
    other.tag = "us-gaap:ProfitLoss";
    facts.push_back(other);
    CHECK(history_of(facts, 2024y / 4 / 1).years[0].net_income->value == -836'097'000);
    std::erase_if(facts, [](const FiledFact& f) { return f.tag == "us-gaap:Amount"; });
    CHECK(history_of(facts, 2024y / 4 / 1).years[0].net_income->value == -1.0);
  }
  TEST_CASE("income of one tag is not taken from that of another") {
    auto facts = fiscal_2024();
    for (auto& f : facts) {
      if (f.measure == FiledMeasure::net_income && f.end == year_end) f.tag = "us-gaap:ProfitLoss";
    }
    CHECK_FALSE(history_of(facts, 2024y / 4 / 1).quarters.back().net_income.has_value());
  }
  TEST_CASE("a year restated two years later is not set against nine months as first filed") {
    auto facts = fiscal_2024();
    facts.push_back(fact(FiledMeasure::net_income, start, year_end, -900'000'000, 2026y / 3 / 20, "10-K"));
    const auto history = history_of(facts, 2026y / 4 / 1);
    CHECK(history.years[0].net_income->value == -900'000'000);
    CHECK(history.quarters.back().net_income->value == -169'352'000);
  }
  TEST_CASE("twelve months that a quarterly report states are no fiscal year") {
    auto facts = fiscal_2024();
    facts.push_back(fact(FiledMeasure::net_income, 2023y / 5 / 1, 2024y / 4 / 30, -5.0, 2024y / 5 / 31));
    CHECK(history_of(facts, 2024y / 6 / 30).years.size() == 1);
  }
  TEST_CASE("a year that ends in the first week of January has the number of the year before") {
    const Facts facts{fact(FiledMeasure::net_income, 2019y / 12 / 29, 2021y / 1 / 2, 7.0, 2021y / 2 / 10, "10-K")};
    CHECK(label(history_of(facts, 2021y / 3 / 1).years[0].period) == "FY2020");
  }
  TEST_CASE("quarters of 12 and 12 and 12 and 16 weeks are numbered one to four") {
    Facts facts{fact(FiledMeasure::net_income, 2023y / 9 / 4, 2024y / 9 / 1, 9.0, 2024y / 10 / 9, "10-K")};
    Date first = 2023y / 9 / 4;
    for (const int weeks : {12, 12, 12, 16}) {
      const Date last = add_days(first, 7 * weeks - 1);
      facts.push_back(fact(FiledMeasure::net_income, first, last, 1.0, add_days(last, 30)));
      first = add_days(last, 1);
    }
    const auto quarters = history_of(facts, 2024y / 11 / 1).quarters;
    REQUIRE(quarters.size() == 4);
    for (int i = 0; i < 4; ++i) CHECK(quarters[static_cast<std::size_t>(i)].period.quarter == i + 1);
  }
  TEST_CASE("a split that is given puts every figure on shares of the day asked for") {
    // Two for one on 2024-02-15: the 10-Qs are on old shares, the 10-K of March on new ones.
    auto facts = fiscal_2024();
    for (auto& f : facts) {
      if (f.filed != year_filed) continue;
      if (f.measure == FiledMeasure::diluted_shares) f.value *= 2;
      if (f.measure == FiledMeasure::diluted_eps) f.value /= 2;
    }
    const auto history = history_of(facts, 2024y / 4 / 1, {{.effective = 2024y / 2 / 15, .ratio = 2}});
    CHECK(history.doubts.empty());
    CHECK(history.years[0].diluted_eps->value == Approx(-1.275).epsilon(round_off));
    CHECK(history.quarters[0].diluted_eps->value == Approx(-0.35).epsilon(round_off));
    CHECK(history.quarters[3].diluted_shares->value == Approx(2 * 30'459'193'000.0 / 92).epsilon(round_off));
    CHECK(eps_of(history, history.quarters[0])->share_basis == ShareBasis{.as_of = 2024y / 4 / 1});
  }
  TEST_CASE("a restated share count that no split explains leaves out what was filed before") {
    auto facts = fiscal_2024();
    const Date later = 2024y / 6 / 3;  // restates the first quarter's shares four for one
    facts.push_back(fact(FiledMeasure::diluted_shares, start, 2023y / 4 / 30, 4 * 324'157'000.0, later));
    facts.push_back(fact(FiledMeasure::diluted_eps, start, 2023y / 4 / 30, -0.175, later));
    const auto history = history_of(facts, 2024y / 7 / 1);
    CHECK(history.quarters[0].diluted_eps->value == -0.175);
    CHECK_FALSE(history.quarters[1].diluted_eps.has_value());
    CHECK(history.quarters[1].net_income->value == -226'867'000);  // no split changes it
    CHECK_FALSE(trailing_eps(history).has_value());
    REQUIRE(history.doubts.size() == 10);
    CHECK(history.doubts[0].reason ==
          "filed: must be on or after 2024-06-03, which restated share counts 4 times (a split? give it)");
    const Split split{.effective = 2024y / 5 / 10, .ratio = 4};
    CHECK(history_of(facts, 2024y / 7 / 1, {split}).doubts.empty());
    CHECK(history_of(facts, 2024y / 7 / 1, {split}).quarters[1].diluted_eps->value ==
          Approx(-0.1725).epsilon(round_off));
  }
  TEST_CASE("a share count a million times its neighbours is left out and named") {
    // The fact a company filed for 2012-07-27 among made-up neighbours of a real size.
    Facts facts{fact(FiledMeasure::net_income, 2011y / 1 / 1, 2011y / 12 / 31, 1.0, 2012y / 2 / 20, "10-K"),
                outstanding(2012y / 1 / 27, 712'300'000, 2012y / 2 / 20),
                outstanding(2012y / 4 / 27, 709'800'000, 2012y / 5 / 2),
                outstanding(2012y / 7 / 27, 707'555'106'000'000, 2012y / 8 / 1),
                outstanding(2012y / 10 / 26, 705'100'000, 2012y / 11 / 1)};
    const auto history = history_of(facts, 2013y / 1 / 1);
    REQUIRE(history.doubts.size() == 1);
    CHECK(history.doubts[0].fact.end == Date{2012y / 7 / 27});
    CHECK(history.doubts[0].reason ==
          "value: must be of the size of its neighbours (7.098e+08), got 7.07555e+14");
    CHECK(history.shares_outstanding.size() == 3);
    CHECK(history.shares_outstanding.latest(2012y / 9 / 1)->value == Shares{709'800'000});
  }
  TEST_CASE("units and dates that cannot be are left out and named") {
    auto facts = fiscal_2024();
    facts[0].unit = "pure";
    facts[5].unit = "USD/shares";
    facts[12].unit = "USD";
    facts[6].filed = 2023y / 7 / 30;
    facts[13].value = 0.0;
    const auto history = history_of(facts, 2024y / 4 / 1);
    REQUIRE(history.doubts.size() == 5);
    CHECK(history.doubts[0].reason == "unit: must be a currency per share, got pure");
    CHECK(history.doubts[1].reason == "unit: must be a currency, got USD/shares");
    CHECK(history.doubts[2].reason == "end: must be on or before the day of filing (2023-07-30), got 2023-07-31");
    CHECK(history.doubts[3].reason == "unit: must be shares, got USD");
    CHECK(history.doubts[4].reason == "value: must be > 0, got 0");
  }
  TEST_CASE("facts in two currencies need one to be named") {
    Facts facts{fact(FiledMeasure::revenue, 2023y / 1 / 1, 2023y / 12 / 31, 2'161.7e9, 2024y / 4 / 18, "20-F"),
                fact(FiledMeasure::revenue, 2023y / 1 / 1, 2023y / 12 / 31, 70.6e9, 2024y / 4 / 18, "20-F")};
    facts[0].unit = "TWD";
    CHECK_THROWS_WITH_AS(history_of(facts, 2024y / 5 / 1),
                         "currency: must be given, since the facts are in TWD, USD, got none", DomainError);
    const auto history = filed_history(facts, {.as_of = 2024y / 5 / 1, .currency = Currency{"TWD"}});
    CHECK(history.years[0].revenue->value == 2'161.7e9);
    CHECK_THROWS_WITH_AS(filed_history(facts, {.as_of = 2024y / 5 / 1, .currency = Currency{"EUR"}}),
                         "currency: must be one of the facts' (TWD, USD), got EUR", DomainError);
  }
  TEST_CASE("before the first filing there is nothing to answer with") {
    CHECK_THROWS_WITH_AS(history_of(fiscal_2024(), 2023y / 1 / 1),
                         "facts: must be at least one amount filed by 2023-01-01, got none", DomainError);
    CHECK_THROWS_WITH_AS(history_of({}, Date{}), "question.as_of: must be a date, got none", DomainError);
  }
  TEST_CASE("measures have the names that messages use") {
    CHECK(to_string(FiledMeasure::diluted_eps) == "diluted EPS");
    CHECK(to_string(FiledMeasure::net_income) == "net income");
    CHECK(to_string(FiledMeasure::revenue) == "revenue");
    CHECK(to_string(FiledMeasure::diluted_shares) == "diluted shares");
    CHECK(to_string(FiledMeasure::shares_outstanding) == "shares outstanding");
  }
}

}  // namespace filed_facts_test
