#include <fairvalue/casefile/consensus_file.hpp>

#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>

namespace consensus_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// AMD's quarters and years of 52 weeks, seen on 2025-06-19.
const VendorFrame amd{
    .quarter = {.year = 2025, .quarter = 2, .start = 2025y / 3 / 30, .end = 2025y / 6 / 28},
    .next_quarter = {.year = 2025, .quarter = 3, .start = 2025y / 6 / 29, .end = 2025y / 9 / 27},
    .year = {.year = 2025, .start = 2024y / 12 / 29, .end = 2025y / 12 / 27},
    .next_year = {.year = 2026, .start = 2025y / 12 / 28, .end = 2026y / 12 / 26},
    .as_of = 2025y / 6 / 19,
    .basis = EarningsBasis::non_gaap,
    .currency = Currency{"USD"},
    .share_basis = ShareBasis{.as_of = 2025y / 6 / 19}};

CsvTable table(const std::string& content) { return parse_csv(content, "f.csv"); }

TEST_SUITE("casefile/consensus_file") {
  TEST_CASE("an earnings estimate is the vendor's own consensus without a spread") {
    const auto rows = earnings_estimate_from(
        table("period,avg,low,high,yearAgoEps,numberOfAnalysts,growth,currency,methodology\n"
              "0y,3.94,3.5,4.4,3.31,45,0.1903,USD,normalized\n+1y,5.79,4.5,7.1,3.94,44.0,0.4695,,\n"),
        amd);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].consensus.mean == 3.94);
    CHECK(rows[0].consensus.period == amd.year);
    CHECK(rows[0].consensus.measure == EstimateMeasure::eps);
    CHECK(rows[0].consensus.as_of == 2025y / 6 / 19);
    CHECK(rows[0].consensus.source == "Yahoo Finance");
    CHECK(rows[0].consensus.share_basis == amd.share_basis);
    CHECK_FALSE(rows[0].consensus.dispersion.has_value());
    CHECK(rows[0].consensus.left_out.empty());
    CHECK(rows[0].low == 3.5);
    CHECK(rows[0].high == 4.4);
    CHECK(rows[0].analysts == 45);
    CHECK(rows[0].year_ago_eps == 3.31);
    CHECK(rows[0].growth == 0.1903);
    CHECK(rows[1].analysts == 44);
    CHECK(mean_eps(rows[1].consensus).eps == PerShare{5.79});
  }
  TEST_CASE("what is blank or has no column is missing and a row without a mean has no consensus") {
    const auto rows =
        earnings_estimate_from(table("period,avg,low\n0q,0.48,\n+1q,,1.0\n+1y,5.79,4.5\n"), amd);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].consensus.period == amd.quarter);
    CHECK_FALSE(rows[0].low.has_value());
    CHECK_FALSE(rows[0].analysts.has_value());
    CHECK(rows[1].consensus.period == amd.next_year);
  }
  TEST_CASE("a trend is the mean by day with the oldest first") {
    const auto rows = eps_trend_from(
        table("period,current,7daysAgo,30daysAgo,60daysAgo,90daysAgo\n0y,3.94,3.95,4.0,,4.5\n+1q,,,,,\n"),
        amd);
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].means.size() == 4);
    CHECK(rows[0].means[0] == Dated<PerShare>{2025y / 3 / 21, PerShare{4.5}});  // 90 days before 2025-06-19
    CHECK(rows[0].means.on(2025y / 5 / 20) == PerShare{4.0});
    CHECK(rows[0].means.on(2025y / 6 / 12) == PerShare{3.95});
    CHECK(rows[0].means.on(2025y / 6 / 19) == PerShare{3.94});
    CHECK(rows[1].period == amd.next_quarter);
    CHECK(rows[1].means.empty());
  }
  TEST_CASE("revisions are counted under either spelling of the last column") {
    for (const char* spelling : {"downLast7Days", "downLast7days"}) {
      const auto rows = eps_revisions_from(table("period,upLast7days,upLast30days,downLast30days," +
                                                 std::string{spelling} + "\n0y,1,3,9,2\n0q,,0,0,1\n"),
                                           amd);
      REQUIRE(rows.size() == 2);
      CHECK(rows[0].last_7_days->up == 1);
      CHECK(rows[0].last_7_days->down == 2);
      CHECK(net_over_revisions(*rows[0].last_30_days) == -0.5);  // (3 - 9) / 12
      CHECK(up_down_ratio(*rows[0].last_7_days) == 0.5);
      CHECK_FALSE(rows[1].last_7_days.has_value());
      CHECK_FALSE(net_over_revisions(*rows[1].last_30_days).has_value());
      CHECK_FALSE(up_down_ratio(*rows[1].last_30_days).has_value());
    }
  }
  TEST_CASE("a frame that breaks a rule is refused by name") {
    VendorFrame bad = amd;
    bad.as_of = Date{};
    CHECK_THROWS_WITH_AS(eps_trend_from(table("period,current\n0y,1\n"), bad),
                         "frame.as_of: must be a date, got none", DomainError);
    bad = amd;
    bad.next_year.end = bad.next_year.start;
    CHECK_THROWS_AS(earnings_estimate_from(table("period,avg\n0y,1\n"), bad), DomainError);
    CHECK_THROWS_WITH_AS(earnings_estimate_from(table("period,avg\n"), amd),
                         "f.csv:2:1: must be at least one period, got none", ParseError);
  }
}

}  // namespace consensus_file_test
