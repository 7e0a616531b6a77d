#include <fairvalue/core/require.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace require_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST_SUITE("core/require") {
  TEST_CASE("a check returns what it accepts") {
    CHECK(require_finite("x", -1.5) == -1.5);
    CHECK(require_positive("x", 1e-300) == 1e-300);
    CHECK(require_non_negative("x", 0.0) == 0.0);
    CHECK(require_fraction("x", 0.0) == 0.0);
    CHECK(require_fraction("x", 1.0) == 1.0);
    CHECK(require_growth("x", -0.999) == -0.999);
    CHECK(require_positive("x", PerShare{2}) == PerShare{2});
    CHECK_NOTHROW(require_not_empty("x", 1));
  }
  TEST_CASE("each rule is named when it is broken") {
    CHECK_THROWS_WITH_AS(require_positive("x", 0.0), "x: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(require_positive("x", Money{-1}), "x: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(require_non_negative("x", -0.5), "x: must be >= 0, got -0.5", DomainError);
    CHECK_THROWS_WITH_AS(require_fraction("x", 1.5), "x: must be between 0 and 1, got 1.5", DomainError);
    CHECK_THROWS_WITH_AS(require_fraction("x", -0.1), "x: must be between 0 and 1, got -0.1", DomainError);
    CHECK_THROWS_WITH_AS(require_growth("x", -1.0), "x: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(require_not_empty("history", 0), "history: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(require(false, "x", "odd", 2.0), "x: must be odd, got 2", DomainError);
    CHECK_THROWS_WITH_AS(require(false, "x", "USD", "TWD"), "x: must be USD, got TWD", DomainError);
  }
  TEST_CASE("a number of periods is bounded at both ends") {
    CHECK(require_periods("x", 0) == 0);
    CHECK(require_periods("x", 1'000'000, 1) == 1'000'000);
    CHECK_THROWS_WITH_AS(require_periods("x", 0, 1), "x: must be from 1 to 1000000, got 0", DomainError);
    CHECK_THROWS_WITH_AS(require_periods("x", 1'000'001), "x: must be from 0 to 1000000, got 1000001",
                         DomainError);
    CHECK_THROWS_AS(require_periods("x", std::numeric_limits<int>::min()), DomainError);
    CHECK_THROWS_AS(require_periods("x", std::numeric_limits<int>::max()), DomainError);
  }
  TEST_CASE("a result leaves as it is and a negative zero leaves as zero") {
    CHECK(require_result("x", -1.5) == -1.5);
    CHECK(require_result("x", 5e-324) == 5e-324);
    CHECK_FALSE(std::signbit(require_result("x", -0.0)));
    CHECK_FALSE(std::signbit(require_result("x", Money{-0.0}).value));
    CHECK(require_result("x", PerShare{2}) == PerShare{2});
    CHECK_THROWS_WITH_AS(require_result("worth", infinity), "worth: must be a finite number, got inf",
                         DomainError);
    CHECK_THROWS_WITH_AS(require_result("worth", Money{-infinity}),
                         "worth: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(require_result("worth", nan), "worth: must be a finite number, got nan",
                         DomainError);
  }
  TEST_CASE("NaN and infinity fail every check") {
    for (const double bad : {nan, infinity, -infinity}) {
      CAPTURE(bad);
      CHECK_THROWS_AS(require_finite("x", bad), DomainError);
      CHECK_THROWS_AS(require_positive("x", bad), DomainError);
      CHECK_THROWS_AS(require_non_negative("x", Shares{bad}), DomainError);
      CHECK_THROWS_AS(require_fraction("x", bad), DomainError);
      CHECK_THROWS_AS(require_growth("x", bad), DomainError);
    }
    CHECK_THROWS_WITH_AS(require_positive("x", nan), "x: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(require_positive("x", infinity), "x: must be a finite number, got inf", DomainError);
  }
}

}  // namespace require_test
