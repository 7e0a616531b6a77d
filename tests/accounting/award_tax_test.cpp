#include <fairvalue/accounting/award_tax.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/core/error.hpp>

namespace award_tax_test {
using namespace fairvalue;
using doctest::Approx;

TEST_SUITE("accounting/award_tax") {
  TEST_CASE("1000 shares at 0 with the price at 150 and a cost of 110000 at 21 percent: a windfall of 8400") {
    CHECK(deferred_tax_asset(Money{110'000}, 0.21).value == Approx(23'100).epsilon(1e-14));
    const ExerciseTax got = tax_at_exercise(Shares{1000}, PerShare{0}, PerShare{150}, Money{110'000}, 0.21);
    CHECK(got.deduction.value == 150'000.0);
    CHECK(got.benefit.value == Approx(31'500).epsilon(1e-14));
    CHECK(got.deferred_reversed.value == Approx(23'100).epsilon(1e-14));
    CHECK(got.windfall.value == Approx(8'400).epsilon(1e-13));
  }
  TEST_CASE("a price of 90 gives a shortfall of 4200 and one below the strike no deduction") {
    CHECK(tax_at_exercise(Shares{1000}, PerShare{0}, PerShare{90}, Money{110'000}, 0.21).windfall.value ==
          Approx(-4'200).epsilon(1e-13));
    CHECK(tax_at_exercise(Shares{1000}, PerShare{100}, PerShare{90}, Money{110'000}, 0.21).windfall.value ==
          Approx(-23'100).epsilon(1e-13));
  }
  TEST_CASE("a cost of minus nothing reverses nothing") {
    const ExerciseTax none = tax_at_exercise(Shares{0}, PerShare{1}, PerShare{1}, Money{-0.0}, 0.2);
    CHECK_FALSE(std::signbit(none.deferred_reversed.value));
    CHECK_FALSE(std::signbit(none.benefit.value));
  }
  TEST_CASE("bad arguments are refused by name") {
    CHECK_THROWS_WITH_AS(deferred_tax_asset(Money{-1}, 0.2), "cumulative_cost: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(deferred_tax_asset(Money{1}, 1), "tax_rate: must be < 1, got 1", DomainError);
    CHECK_THROWS_WITH_AS(tax_at_exercise(Shares{-1}, PerShare{0}, PerShare{1}, Money{1}, 0.2),
                         "shares: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(tax_at_exercise(Shares{1}, PerShare{0}, PerShare{1}, Money{-1}, 0.2),
                         "cost: must be >= 0, got -1", DomainError);
  }
}

}  // namespace award_tax_test
