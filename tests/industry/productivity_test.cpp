#include <fairvalue/industry/productivity.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>

namespace productivity_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const Money pay{300000};

TEST_SUITE("industry/productivity") {
  TEST_CASE("75 for 100 gain a third and save 7.5 m or 100000 for each who stays") {
    const TeamSaving saving = team_saving(100, 75, pay);
    CHECK(saving.gain == Approx(1.0 / 3).epsilon(round_off));
    CHECK(saving.payroll_saved == Money{7.5e6});
    CHECK(saving.break_even_spending == Money{100000});
  }
  TEST_CASE("50 for 100 double the output and save a second pay for each who stays") {
    const TeamSaving saving = team_saving(100, 50, pay);
    CHECK(saving.gain == 1.0);
    CHECK(saving.payroll_saved == Money{15e6});
    CHECK(saving.break_even_spending == pay);
  }
  TEST_CASE("what breaks even is the pay times the gain") {
    for (const double after : {99.0, 60.0, 10.0}) {
      const TeamSaving saving = team_saving(100, after, pay);
      CHECK(saving.break_even_spending.value == Approx(saving.gain * pay.value).epsilon(1e-13));
    }
    CHECK(team_saving(100, 100, pay).payroll_saved == Money{0});
  }
  TEST_CASE("a gain of 20 percent needs 83.3 of 100 and undoes a gain") {
    CHECK(heads_for_same_work(100, 0.2) == Approx(83.33333333333334).epsilon(round_off));
    CHECK(team_saving(100, heads_for_same_work(100, 0.2), pay).gain == Approx(0.2).epsilon(1e-13));
  }
  TEST_CASE("20 percent of 300000 buy 6 bn tokens at 10 a million and 6 bn need 20 percent") {
    CHECK(break_even_tokens(pay, 0.2, Money{1e-5}) == Approx(6e9).epsilon(round_off));
    CHECK(break_even_gain(pay, 6e9, Money{1e-5}) == Approx(0.2).epsilon(round_off));
    CHECK(break_even_gain(pay, 0, Money{1e-5}) == 0);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(team_saving(100, 0, pay), "after: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(team_saving(100, 101, pay), "after: must be at most the 100 before, got 101",
                         DomainError);
    CHECK_THROWS_WITH_AS(team_saving(nan, 50, pay), "before: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(team_saving(100, 50, Money{0}), "pay: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(heads_for_same_work(-1, 0.2), "heads: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(heads_for_same_work(1, -1), "gain: must be > -1 (-100 %), got -1", DomainError);
    CHECK_THROWS_WITH_AS(break_even_gain(pay, -1, Money{1}), "tokens_a_year: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(break_even_gain(pay, 1, Money{infinity}),
                         "price_per_token: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(break_even_tokens(pay, -0.2, Money{1}), "gain: must be >= 0, got -0.2", DomainError);
    CHECK_THROWS_WITH_AS(break_even_tokens(Money{0}, 0.2, Money{1}), "pay: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(break_even_gain(Money{0}, 1, Money{1}), "pay: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(break_even_tokens(Money{-1}, 0.2, Money{1}), "pay: must be > 0, got -1",
                         DomainError);
  }
}

}  // namespace productivity_test
