#include <fairvalue/casefile/estimate_file.hpp>

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/company/consensus.hpp>

namespace estimate_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const std::string header = "broker,period,period_end,measure,value,basis,currency,published";

std::vector<Estimate> read(const std::string& content) { return estimates_from(parse_csv(content, "e.csv")); }

TEST_SUITE("casefile/estimate_file") {
  TEST_CASE("a row is one broker's estimate that is known when published") {
    const auto rows = read(header + "\nCiti,FY2026,2026-12-31,eps,5.79,non_gaap,USD,2025-06-13\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].broker == "Citi");
    CHECK(rows[0].period == FiscalPeriod{.year = 2026, .start = 2026y / 1 / 1, .end = 2026y / 12 / 31});
    CHECK(rows[0].measure == EstimateMeasure::eps);
    CHECK(rows[0].value == 5.79);
    CHECK(rows[0].basis == EarningsBasis::non_gaap);
    CHECK(rows[0].currency == Currency{"USD"});
    CHECK(rows[0].published == 2025y / 6 / 13);
    CHECK(rows[0].known_at == 2025y / 6 / 13);
    CHECK_FALSE(rows[0].withdrawn.has_value());
    CHECK_FALSE(rows[0].share_basis.has_value());
    CHECK(rows[0].source.empty());
  }
  TEST_CASE("columns in any order and those that may be missing are read") {
    const auto rows = read(
        "source,share_basis,withdrawn,known_at,published,currency,basis,value,measure,period_start,period_"
        "end,"
        "period,broker,note\n"
        "a note,2025-06-30,2025-07-01,2025-06-16,2025-06-13,USD,gaap,-0.5,eps,2025-12-28,2026-12-26,FY2026,"
        "\"Banc, of America\",x\n");
    CHECK(rows[0].broker == "Banc, of America");
    CHECK(rows[0].period.start == 2025y / 12 / 28);
    CHECK(rows[0].known_at == 2025y / 6 / 16);
    CHECK(rows[0].withdrawn == 2025y / 7 / 1);
    CHECK(rows[0].share_basis == ShareBasis{.as_of = 2025y / 6 / 30});
    CHECK(rows[0].source == "a note");
    CHECK(rows[0].value == -0.5);
  }
  TEST_CASE("every measure has its name") {
    const auto rows = read(header +
                           "\nA,FY2026,2026-12-31,revenue,4e10,gaap,USD,2025-06-13"
                           "\nA,FY2026,2026-12-31,ebitda,1e10,gaap,USD,2025-06-13"
                           "\nA,FY2026Q1,2026-03-31,net_income,-1e9,gaap,USD,2025-06-13"
                           "\nA,FY2026H2,2026-12-31,free_cash_flow,2e9,gaap,USD,2025-06-13\n");
    CHECK(rows[0].measure == EstimateMeasure::revenue);
    CHECK(rows[1].measure == EstimateMeasure::ebitda);
    CHECK(rows[2].measure == EstimateMeasure::net_income);
    CHECK(rows[2].period.quarter == 1);
    CHECK(rows[3].measure == EstimateMeasure::free_cash_flow);
    CHECK(rows[3].period.half == 2);
  }
  TEST_CASE("rows of a ticker make its consensus: the mean of 5 and 6 for one and 1 for the other") {
    const CsvTable table = parse_csv("ticker," + header +
                                         "\nAMD,A,FY2026,2026-12-31,eps,5,non_gaap,USD,2025-06-13"
                                         "\nXYZ,A,FY2026,2026-12-31,eps,1,non_gaap,USD,2025-06-13"
                                         "\nAMD,B,FY2026,2026-12-31,eps,6,non_gaap,USD,2025-06-16\n",
                                     "e.csv");
    const auto rows = rows_by_ticker(table);
    REQUIRE(rows.size() == 2);
    CHECK(rows.at("AMD") == std::vector<std::size_t>{0, 2});
    const ConsensusQuery query{
        .period = calendar_year(2026), .measure = EstimateMeasure::eps, .as_of = 2025y / 6 / 19};
    CHECK(consensus(estimates_from(table, rows.at("AMD")), query).mean == 5.5);
    CHECK(consensus(estimates_from(table, rows.at("XYZ")), query).mean == 1.0);
    CHECK_THROWS_WITH_AS(
        estimates_from(table),
        "e.csv:3:1: ticker: must be AMD like the others (take the rows of each ticker), got 'XYZ'",
        ParseError);
  }
  TEST_CASE("one ticker is no hindrance and its column is needed to tell several apart") {
    CHECK(read("ticker," + header + "\nAMD,A,FY2026,2026-12-31,eps,5,gaap,USD,2025-06-13\n").size() == 1);
    CHECK_THROWS_WITH_AS(rows_by_ticker(parse_csv(header + "\n", "e.csv")),
                         "e.csv:1:1: ticker: must be a column (nearest 'broker'), got none", ParseError);
    CHECK_THROWS_WITH_AS(rows_by_ticker(parse_csv("ticker,x\n,1\n", "e.csv")),
                         "e.csv:2:1: ticker: must be given, got none", ParseError);
  }
}

}  // namespace estimate_file_test
