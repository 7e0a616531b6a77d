#include <fairvalue/accounting/remaining_obligation.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

#include "awards.hpp"

namespace remaining_obligation_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

TEST_SUITE("accounting/remaining_obligation") {
  TEST_CASE("4 of 6 committed units are left at 500 each and bear 400 of the cost of 600") {
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(100, 6, 6)}};
    const auto got = remaining_obligation(award, std::vector{bought(2)}, 6, Money{500});
    CHECK(got.gross.value == 2000.0);
    CHECK(got.contra_revenue.value == Approx(400).epsilon(1e-14));
    CHECK(got.net.value == Approx(1600).epsilon(1e-14));
    CHECK(remaining_obligation(award, std::vector{bought(2)}, 2, Money{500}).net.value == 0.0);
    // optional purchases are none of it: one unit more is committed
    CHECK(remaining_obligation(award, std::vector{bought(2)}, 3, Money{500}).net.value ==
          Approx(400).epsilon(1e-14));
  }
  TEST_CASE("what is not probable reduces nothing") {
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(100, 6, 6)}};
    CHECK(remaining_obligation(award, std::vector{bought(2, {unlikely})}, 5, Money{500}).net.value == 1500.0);
  }
  TEST_CASE("bad arguments are refused by name") {
    const CustomerAward award{.policy = policy_of(), .tranches = {award_tranche(100, 6, 6)}};
    CHECK_THROWS_WITH_AS(remaining_obligation(award, std::vector{bought(2)}, 1, Money{500}),
                         "committed: must be at least 2 (the purchases made), got 1", DomainError);
    CHECK_THROWS_WITH_AS(remaining_obligation(award, {}, 1, Money{500}),
                         "periods: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(remaining_obligation(award, std::vector{bought(2)}, 6, Money{-1}),
                         "price: must be >= 0, got -1", DomainError);
  }
}

}  // namespace remaining_obligation_test
