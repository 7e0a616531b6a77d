#include <fairvalue/company/earnings.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace earnings_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("company/earnings") {
  TEST_CASE("a basis is written as analysts write it") {
    CHECK(to_string(EarningsBasis::gaap) == "GAAP");
    CHECK(to_string(EarningsBasis::non_gaap) == "non-GAAP");
  }
  TEST_CASE("growth of the BBG consensus from 3.94 to 5.79 is 46.95 %") {
    // 5.79 / 3.94 - 1 = 1.85 / 3.94 = 0.469543...; the article prints two decimals of a percent.
    CHECK(*eps_growth(PerShare{3.94}, PerShare{5.79}) == doctest::Approx(1.85 / 3.94).epsilon(1e-14));
    CHECK(*eps_growth(PerShare{3.94}, PerShare{5.79}) == doctest::Approx(0.4695).epsilon(1e-4));
  }
  TEST_CASE("from zero or a loss there is no growth") {
    CHECK_FALSE(eps_growth(PerShare{0}, PerShare{1}).has_value());
    CHECK_FALSE(eps_growth(PerShare{-0.0}, PerShare{1}).has_value());
    CHECK_FALSE(eps_growth(PerShare{-2}, PerShare{1}).has_value());
    CHECK(*eps_growth(PerShare{2}, PerShare{-1}) == doctest::Approx(-1.5).epsilon(1e-15));  // into a loss
    CHECK(*eps_growth(PerShare{2}, PerShare{0}) == -1.0);
  }
  TEST_CASE("growth of numbers that are not finite is refused by name") {
    CHECK_THROWS_WITH_AS(eps_growth(PerShare{not_a_number}, PerShare{1}),
                         "eps_growth.from: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(eps_growth(PerShare{1}, PerShare{-infinity}),
                         "eps_growth.to: must be a finite number, got -inf", DomainError);
    CHECK_THROWS_WITH_AS(eps_growth(PerShare{1e-300}, PerShare{1e300}),
                         "growth: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("earnings without an end date or a finite number are refused by name") {
    CHECK(&require_eps("eps", usd(amd_2026, -1)) != nullptr);
    CHECK_THROWS_WITH_AS(require_eps("fy1", usd({.year = 2026, .start = 2025y / 12 / 28, .end = {}}, 1)),
                         "fy1.period.end: must be a date, got none", DomainError);
    CHECK_THROWS_WITH_AS(require_eps("fy1", usd(amd_2026, not_a_number)),
                         "fy1.eps: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(require_eps("fy1", usd(amd_2026, infinity)),
                         "fy1.eps: must be a finite number, got inf", DomainError);
  }
  TEST_CASE("another basis or currency is refused by name") {
    PeriodEps taiwan = usd(amd_2026, 1);
    taiwan.currency = Currency{"TWD"};
    CHECK_NOTHROW(require_comparable("fy2", usd(amd_2025, 1), usd(amd_2026, 2)));
    CHECK_THROWS_WITH_AS(require_comparable("fy2", usd(amd_2025, 1), usd(amd_2026, 2, EarningsBasis::gaap)),
                         "fy2.basis: must be non-GAAP like the others, got GAAP", DomainError);
    CHECK_THROWS_WITH_AS(require_comparable("fy2", usd(amd_2025, 1), taiwan),
                         "fy2.currency: must be USD like the others, got TWD", DomainError);
  }
}

}  // namespace earnings_test
