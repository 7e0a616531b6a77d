#include <fairvalue/accounting/expected_to_vest.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "awards.hpp"

namespace expected_to_vest_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

TEST_SUITE("accounting/expected_to_vest") {
  TEST_CASE("900000 at 3 percent a year are 821406 after three years and at 6 percent 747526") {
    // 900,000 x 0.97^3 = 821,405.7 and 900,000 x 0.94^3 = 747,525.6
    CHECK(expected_to_vest(Shares{900'000}, 0.03, Years{3}) == Shares{821'406});
    CHECK(expected_to_vest(Shares{900'000}, 0.06, Years{3}) == Shares{747'526});
    CHECK(expected_to_vest(Shares{900'000}, 0.06, Years{0}) == Shares{900'000});
  }
  TEST_CASE("booked at 14.69 over three years: 4022151 and in the year of the new estimate 3298620") {
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(900'000, 14.69, 3)}};
    const auto year = [](double forfeitures) {
      return bought(1, {{.expected = expected_to_vest(Shares{900'000}, forfeitures, Years{3})}});
    };
    const auto got = contra_revenue(award, std::vector{year(0.03), year(0.06)});
    CHECK(std::round(got[0].contra_revenue.value) == 4'022'151);
    CHECK(std::round(got[1].contra_revenue.value) == 3'298'620);
  }
  TEST_CASE("bad arguments are refused by name") {
    CHECK_THROWS_WITH_AS(expected_to_vest(Shares{-1}, 0.03, Years{3}), "shares: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(expected_to_vest(Shares{1}, 1.0, Years{3}), "yearly_forfeitures: must be < 1, got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(expected_to_vest(Shares{1}, 0.03, Years{-3}), "years: must be >= 0, got -3",
                         DomainError);
  }
}

}  // namespace expected_to_vest_test
