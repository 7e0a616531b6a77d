#include <fairvalue/casefile/actual_file.hpp>

#include <doctest/doctest.h>

#include <string>

namespace actual_file_test {
using namespace fairvalue;
using namespace std::chrono_literals;

const std::string header = "period,period_end,eps,basis,currency,reported";

TEST_SUITE("casefile/actual_file") {
  TEST_CASE("a row is a quarter's EPS and the day of its report") {
    const auto rows =
        reported_eps_from(parse_csv(header + ",period_start,share_basis\nFY2025Q1,2025-03-29,0.96,non_gaap,"
                                             "USD,2025-05-06,2024-12-29,2025-05-06\n"
                                             "FY2025H1,2025-06-30,-1,gaap,EUR,2025-08-01,,\n",
                                    "a.csv"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].eps.period ==
          FiscalPeriod{.year = 2025, .quarter = 1, .start = 2024y / 12 / 29, .end = 2025y / 3 / 29});
    CHECK(rows[0].eps.eps == PerShare{0.96});
    CHECK(rows[0].eps.basis == EarningsBasis::non_gaap);
    CHECK(rows[0].eps.share_basis == ShareBasis{.as_of = 2025y / 5 / 6});
    CHECK(rows[0].reported == 2025y / 5 / 6);
    CHECK(rows[1].eps.period.half == 1);
    CHECK(rows[1].eps.period.start == 2025y / 1 / 1);
    CHECK(rows[1].eps.currency == Currency{"EUR"});
    CHECK_FALSE(rows[1].eps.share_basis.has_value());
  }
  TEST_CASE("a blank EPS is missing and not zero") {
    CHECK_THROWS_WITH_AS(
        reported_eps_from(parse_csv(header + "\nFY2025Q1,2025-03-31,,gaap,USD,2025-05-06\n", "a.csv")),
        "a.csv:2:21: eps: must be given, got none", ParseError);
  }
  TEST_CASE("a file without rows is refused") {
    CHECK_THROWS_WITH_AS(reported_eps_from(parse_csv(header + "\n", "a.csv")),
                         "a.csv:2:1: must be at least one reported period, got none", ParseError);
  }
}

}  // namespace actual_file_test
