#include <fairvalue/deal/peer_rank.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

namespace peer_rank_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Nothing below the 25th percentile, half at it, all at the median, twice at the 75th.
const PayoutCurve usual{.points = {{0.25, 0.5}, {0.5, 1}, {0.75, 2}}, .max_if_negative = 1.0};

DatedSeries<double> levels(unsigned first, const std::vector<double>& prices) {
  return closes_from(first, prices).mapped([](PerShare price) { return price.value; });
}

TEST_SUITE("deal/peer rank") {
  TEST_CASE("growth between averages: (9 + 10 + 11) / 3 to (14 + 16) / 2 is a half") {
    const AveragedPeriod period{.start = january(7), .end = january(12), .start_days = 3, .end_days = 2};
    CHECK(*averaged_growth(levels(5, {9, 10, 11, 99, 99, 99, 14, 16, 99}), period, january(13)) == 0.5);
    // days without a row: the last three up to the 7th are those of the 3rd, 5th and 7th
    CHECK(*averaged_growth(levels(3, {9, 0, 10, 0, 11, 99, 99, 14, 0, 16}), period, january(12)) == 0.5);
  }
  TEST_CASE("without averages growth is from price to price") {
    const AveragedPeriod period{.start = january(5), .end = january(7)};
    CHECK(*averaged_growth(levels(5, {8, 9, 6}), period, january(7)) == -0.25);
  }
  TEST_CASE("a period that ends on a day without a row ends with the last one before it") {
    // 2026-01-10 is a Saturday: Friday's 12 over Wednesday's 8, whatever Monday's close is
    const AveragedPeriod period{.start = january(7), .end = january(10)};
    CHECK(!averaged_growth(levels(7, {8, 9, 12}), period, january(9)));
    CHECK(*averaged_growth(levels(7, {8, 9, 12}), period, january(10)) == 0.5);
    CHECK(*averaged_growth(levels(7, {8, 9, 12, 0, 0, 99}), period, january(12)) == 0.5);
  }
  TEST_CASE("no growth with too few rows or before the end") {
    const AveragedPeriod period{.start = january(7), .end = january(9), .start_days = 3, .end_days = 2};
    CHECK(!averaged_growth(levels(6, {10, 11, 12, 13}), period, january(9)));
    CHECK(!averaged_growth(levels(5, {9, 10, 11, 12, 13}), period, january(8)));
    CHECK(!averaged_growth({}, period, january(9)));
    CHECK(averaged_growth(levels(5, {9, 10, 11, 12, 13}), period, january(9)));
  }
  TEST_CASE("rank and percentile among four peers") {
    const std::vector<double> peers{0.3, -0.1, 0.1, 0.2};
    CHECK(rank_among(0.4, peers) == 1);
    CHECK(rank_among(0.15, peers) == 3);
    CHECK(rank_among(-0.2, peers) == 5);
    CHECK(percentile_among(0.4, peers) == 1);
    CHECK(percentile_among(0.15, peers) == 0.5);
    CHECK(percentile_among(-0.2, peers) == 0);
  }
  TEST_CASE("equals share the better rank") {
    const std::vector<double> peers{0.3, 0.2, 0.2, 0.1};
    CHECK(rank_among(0.2, peers) == 2);
    CHECK(percentile_among(0.2, peers) == 0.75);
  }
  TEST_CASE("the payout at the points and between them") {
    CHECK(payout(usual, 0, 0.1) == 0);
    CHECK(payout(usual, 0.2499, 0.1) == 0);
    CHECK(payout(usual, 0.25, 0.1) == 0.5);
    CHECK(payout(usual, 0.375, 0.1) == 0.75);
    CHECK(payout(usual, 0.5, 0.1) == 1);
    CHECK(payout(usual, 0.6, 0.1) == Approx(1.4).epsilon(1e-15));  // a difference of decimals
    CHECK(payout(usual, 0.75, 0.1) == 2);
    CHECK(payout(usual, 1, 0.1) == 2);
  }
  TEST_CASE("own growth below 0 holds the payout down") {
    CHECK(payout(usual, 0.9, -0.01) == 1);
    CHECK(payout(usual, 0.9, 0) == 2);
    CHECK(payout(usual, 0.3, -0.01) == Approx(0.6).epsilon(1e-15));
    CHECK(payout({.points = {{0, 1}}}, 0.3, -0.5) == 1);
  }
  TEST_CASE("a curve in words") {
    CHECK(describe(usual) ==
          "0 % below the 25th percentile, 50 % at the 25th, 100 % at the 50th, 200 % at the 75th and above, "
          "straight "
          "lines between, at most 100 % when own growth is below 0");
    CHECK(describe(PayoutCurve{.points = {{0, 1}}}) == "100 % at the 0th and above");
  }
  TEST_CASE("what breaks a rule is refused by name") {
    const auto refused = [](const auto& make, const char* message) {
      CHECK_THROWS_WITH_AS(make(), message, DomainError);
    };
    const AveragedPeriod none{.start = january(7), .end = january(7)};
    refused([&] { averaged_growth({}, none, january(9)); },
            "period.end: must be after the start 2026-01-07, got 2026-01-07");
    refused([] { averaged_growth(levels(5, {-1}), {.start = january(5), .end = january(7)}, january(9)); },
            "prices[2026-01-05]: must be > 0, got -1");
    refused([] { averaged_growth({}, {.start = january(5), .end = january(7), .end_days = 0}, january(9)); },
            "period.end_days: must be >= 1, got 0");
    refused([] { rank_among(nan, std::vector<double>{1}); }, "own: must be a finite number, got nan");
    refused([] { rank_among(1, std::vector<double>{1, nan}); }, "peers[1]: must be a finite number, got nan");
    CHECK_THROWS_AS(rank_among(1, {}), DomainError);
    refused([] { payout(usual, 1.1, 0); }, "percentile: must be in [0, 1], got 1.1");
    refused(
        [] {
          payout({.points = {{0.5, 1}, {0.5, 2}}}, 1, 0);
        },
        "curve.points[1].percentile: must be above that of the point before it, got 0.5");
    refused([] { payout({.points = {{0.5, -1}}}, 1, 0); }, "curve.points[0].payout: must be >= 0, got -1");
    CHECK_THROWS_AS(payout({.points = {}}, 1, 0), DomainError);
  }
}

}  // namespace peer_rank_test
