#include <fairvalue/industry/segment.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <fairvalue/core/error.hpp>

namespace segment_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

/// The slow way: a market of 1 and its part, grown a year at a time.
double share_by_years(double share, double segment_growth, double market_growth, int years) {
  double segment = share;
  double market = 1.0;
  for (int year = 0; year < years; ++year) {
    segment *= 1.0 + segment_growth;
    market *= 1.0 + market_growth;
  }
  return segment / market;
}

/// What the refusal of a start of 1 names as the largest feasible one.
double largest_named(double segment_growth, double market_growth, int years) {
  try {
    segment_share_path(1.0, segment_growth, market_growth, years);
  } catch (const DomainError& error) {
    const std::string message = error.what();
    return std::stod(message.substr(message.find("at most ") + 8));
  }
  return nan;
}

TEST_SUITE("industry/segment") {
  TEST_CASE("80 percent in 60 percent over five years: 1.125^5 = 59049 / 32768") {
    CHECK(share_factor(0.8, 0.6, Years{5}) == Approx(1.802032470703125).epsilon(round_off));
    CHECK(share_factor(0.8, 0.6, Years{5}) == Approx(59049.0 / 32768.0).epsilon(round_off));
    CHECK(share_factor(0.8, 0.6, Years{0}) == 1.0);
    CHECK(share_factor(0.6, 0.6, Years{7}) == 1.0);
    CHECK(share_factor(0.0, 0.21, Years{0.5}) == Approx(1 / 1.1).epsilon(round_off));
  }
  TEST_CASE("the largest inference share of 2023 is 32768 / 59049 = 55.49 percent") {
    CHECK(largest_initial_share(0.8, 0.6, Years{5}) == Approx(0.55492895730664365).epsilon(round_off));
  }
  TEST_CASE("a part that grows no faster than the whole may start as all of it") {
    CHECK(largest_initial_share(0.6, 0.6, Years{5}) == 1.0);
    CHECK(largest_initial_share(0.1, 0.6, Years{5}) == 1.0);
    CHECK(largest_initial_share(0.8, 0.6, Years{0}) == 1.0);
  }
  TEST_CASE("30 percent at 80 in 60 percent: 33.75 after one year and 37.96875 after two") {
    const auto path = segment_share_path(0.3, 0.8, 0.6, 2);
    REQUIRE(path.size() == 3);
    CHECK(path[0] == 0.3);
    CHECK(path[1] == Approx(0.3375).epsilon(round_off));
    CHECK(path[2] == Approx(0.3796875).epsilon(round_off));
  }
  TEST_CASE("the path is what the revenues say year by year") {
    for (const double segment_growth : {-0.5, 0.0, 0.6, 0.8}) {
      const auto path = segment_share_path(0.5, segment_growth, 0.6, 5);
      REQUIRE(path.size() == 6);
      for (int year = 0; year <= 5; ++year) {
        CAPTURE(year);
        CHECK(path[static_cast<std::size_t>(year)] ==
              Approx(share_by_years(0.5, segment_growth, 0.6, year)).epsilon(round_off));
      }
    }
  }
  TEST_CASE("the largest feasible start is itself accepted and ends at the whole market") {
    for (const double segment_growth : {0.6000001, 0.61, 0.7, 0.8, 1.1, 2.0, 9.0}) {
      for (int years = 1; years <= 12; ++years) {
        CAPTURE(segment_growth);
        CAPTURE(years);
        const auto path = segment_share_path(largest_initial_share(segment_growth, 0.6, Years(years)),
                                             segment_growth, 0.6, years);
        CHECK(path.back() <= 1.0);
        CHECK(path.back() == Approx(1.0).epsilon(round_off));
        // and so is the number the message prints
        CHECK_NOTHROW(
            segment_share_path(largest_named(segment_growth, 0.6, years), segment_growth, 0.6, years));
      }
    }
  }
  TEST_CASE("the edges of a share stay where they are") {
    CHECK(segment_share_path(0.0, 0.8, 0.6, 3) == std::vector<double>{0, 0, 0, 0});
    CHECK(segment_share_path(1.0, 0.6, 0.6, 2) == std::vector<double>{1, 1, 1});
    CHECK(segment_share_path(1.0, 0.8, 0.6, 0) == std::vector<double>{1});
  }
  TEST_CASE("a start that outgrows its market is refused with the largest that does not") {
    CHECK_THROWS_WITH_AS(
        segment_share_path(0.6, 1.0, 0.0, 2),
        "initial_share: must be at most 0.25, the largest that stays within the market for 2 "
        "years, got 0.6",
        DomainError);
    CHECK_THROWS_AS(segment_share_path(0.5550, 0.8, 0.6, 5), DomainError);
    CHECK_NOTHROW(segment_share_path(0.5549, 0.8, 0.6, 5));
    CHECK(largest_named(0.8, 0.6, 5) == Approx(0.55492895730664365).epsilon(round_off));
  }
  TEST_CASE("shares that are none are refused by name") {
    CHECK_THROWS_WITH_AS(segment_share_path(55, 0.8, 0.6, 5),
                         "initial_share: must be between 0 and 1, got 55", DomainError);
    CHECK_THROWS_WITH_AS(segment_share_path(-0.1, 0.8, 0.6, 5),
                         "initial_share: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(segment_share_path(nan, 0.8, 0.6, 5),
                         "initial_share: must be a finite number, got nan", DomainError);
  }
  TEST_CASE("growths and years that are none are refused by name") {
    const char* segment = "segment_growth: must be > -1 (-100 %), got -1";
    const char* market = "market_growth: must be > -1 (-100 %), got -1";
    CHECK_THROWS_WITH_AS(share_factor(-1, 0.6, Years{5}), segment, DomainError);
    CHECK_THROWS_WITH_AS(share_factor(0.8, -1, Years{5}), market, DomainError);
    CHECK_THROWS_WITH_AS(largest_initial_share(-1, 0.6, Years{5}), segment, DomainError);
    CHECK_THROWS_WITH_AS(segment_share_path(0.3, 0.8, -1, 5), market, DomainError);
    for (const double none : {nan, infinity, -2.0}) {
      CHECK_THROWS_AS(share_factor(none, 0.6, Years{5}), DomainError);
      CHECK_THROWS_AS(share_factor(0.8, none, Years{5}), DomainError);
      CHECK_THROWS_AS(share_factor(0.8, 0.6, Years{none}), DomainError);
    }
    CHECK_THROWS_WITH_AS(share_factor(0.8, 0.6, Years{-1}), "years: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(segment_share_path(0.3, 0.8, 0.6, -1), "years: must be from 0 to 1000000, got -1",
                         DomainError);
  }
  TEST_CASE("a factor beyond the doubles is refused") {
    CHECK_THROWS_WITH_AS(share_factor(0.8, 0.6, Years{1e6}), "share_factor: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(share_factor(0.6, 0.8, Years{1e6}), "share_factor: must be > 0, got 0", DomainError);
  }
}

}  // namespace segment_test
