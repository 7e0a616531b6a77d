#include <fairvalue/casefile/case_accounts.hpp>

#include <doctest/doctest.h>

namespace case_accounts_test {
using namespace fairvalue;

TEST_SUITE("casefile/case_accounts") {
  TEST_CASE("a judgement that says nothing is the library's own: probable and of all shares") {
    const GivenJudgement given{.tranche = "one"};
    const TrancheJudgement plain{};
    CHECK(given.probable == plain.probable);
    CHECK(given.expected == plain.expected);
    CHECK(given.exercise_probable == plain.exercise_probable);
    CHECK(given.market_missed == plain.market_missed);
    CHECK(given.end == plain.end);
    CHECK(given.fair_value == plain.fair_value);
  }

  TEST_CASE("accounts differ by policy and by quarter") {
    AccountFacts facts{};
    facts.policy.attribution_reason = "ours";
    AccountFacts other = facts;
    CHECK(facts == other);
    other.policy.attribution = CostAttribution::pooled;
    CHECK_FALSE(facts == other);
    other = facts;
    other.quarters.push_back({.period = "FY2027Q2", .purchases = 0.5});
    CHECK_FALSE(facts == other);
  }

  TEST_CASE("named conditions are refused until somebody says what they are") {
    CHECK(AccountFacts{}.named_conditions == NamedConditions::refused);
  }
}

}  // namespace case_accounts_test
