#include <fairvalue/accounting/customer_award.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "awards.hpp"

namespace customer_award_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

CustomerAward award_of(AwardPolicy policy) {
  return {.policy = policy, .tranches = {award_tranche(100, 2, 10)}};
}

Warrant warrant_with(std::vector<Gate> gates) {
  return {.holder = "customer",
          .shares = Shares{100},
          .strike = PerShare{0.01},
          .granted = 2025y / 10 / 5,
          .expiry = 2030y / 10 / 5,
          .tranches = {{.name = "first", .shares = Shares{100}, .gates = std::move(gates)}}};
}
const VolumeGate gigawatt{.measure = VolumeMeasure::purchased, .volume = 1};
const PriceGate hurdle{.hurdle = PerShare{600}, .rule = on_any_close()};
const std::vector<PerShare> two{PerShare{2}};

TEST_SUITE("accounting/customer_award") {
  TEST_CASE("filed grants: Plug 6.69 million and Marvell 227.6 million and Cerebras 2743.16 million") {
    CHECK(grant_date_cost(award_tranche(5'819'652, 1.15, 1)).value == Approx(6'692'599.80).epsilon(1e-14));
    CHECK(grant_date_cost(award_tranche(4'180'683, 54.44, 1)).value == Approx(227'596'382.52).epsilon(1e-14));
    const double loan = grant_date_cost(award_tranche(4'459'337, 82.02, 1)).value;
    const double fees = grant_date_cost(award_tranche(5'574'171, 82.02, 1)).value;
    const double capacity = grant_date_cost(award_tranche(23'411'518, 82.02, 1)).value;
    CHECK(std::round(loan / 1e4) / 100 == 365.75);
    CHECK(std::round(fees / 1e4) / 100 == 457.19);
    CHECK(std::round(capacity / 1e4) / 100 == 1920.21);
    const CustomerAward cerebras{
        .policy = policy_of(),
        .tranches = {award_tranche(4'459'337, 82.02, 1), award_tranche(5'574'171, 82.02, 2),
                     award_tranche(23'411'518, 82.02, 3)}};
    CHECK(std::round(grant_date_cost(cerebras).value / 1e4) / 100 == 2743.16);
  }
  TEST_CASE("a warrant becomes an award: the volume of its gate and equity in spite of the hurdle") {
    const CustomerAward award = customer_award(warrant_with({gigawatt, hurdle}), two, policy_of());
    REQUIRE(award.tranches.size() == 1);
    CHECK(award.tranches[0].purchases == 1.0);
    CHECK(award.tranches[0].fair_value->value == 2.0);
    CHECK(award.tranches[0].classification == AwardClass::equity);
    Warrant signing = warrant_with({});
    signing.tranches[0].vested_at_issue = true;
    CHECK(customer_award(signing, two, policy_of()).tranches[0].purchases == 0.0);
    Warrant linear = warrant_with({});
    linear.tranches[0].linear = LinearVesting{.measure = VolumeMeasure::paid, .from = 5, .to = 9};
    CHECK(customer_award(linear, two, policy_of()).tranches[0].linear_from == 5.0);
    CHECK(customer_award(linear, two, policy_of()).tranches[0].purchases == 9.0);
  }
  TEST_CASE(
      "a named gate is classified by the caller: performance or another index which makes a liability") {
    Warrant warrant = warrant_with({gigawatt});
    warrant.exercise_gates = {NamedGate{"technical and commercial conditions"}};
    CHECK(
        customer_award(warrant, two, policy_of(), NamedConditions::performance).tranches[0].classification ==
        AwardClass::equity);
    CHECK(customer_award(warrant, two, policy_of(), NamedConditions::other).tranches[0].classification ==
          AwardClass::liability);
    CHECK_THROWS_WITH_AS(
        customer_award(warrant, two, policy_of()),
        "warrant.tranches[0].gates: must be without a named gate whose kind is not stated (ASC "
        "718-10-25-13), got technical and commercial conditions",
        DomainError);
  }
  TEST_CASE("a tranche without a volume has no purchases to attach its cost to") {
    CHECK_THROWS_WITH_AS(
        customer_award(warrant_with({hurdle}), two, policy_of()),
        "warrant.tranches[0].gates: must be with one purchase volume to attach the cost to, got 0",
        DomainError);
    CHECK_THROWS_WITH_AS(customer_award(warrant_with({gigawatt}), {}, policy_of()),
                         "fair_values: must be one for each of the 1 tranches, got 0", DomainError);
  }
  TEST_CASE("what ASU 2025-04 has ended is refused by name and allowed before it") {
    AwardPolicy service = policy_of();
    service.purchases = PurchaseCondition::service;
    CHECK_NOTHROW(require_award(award_of(service)));
    service.standard = AwardStandard::after_asu;
    CHECK_THROWS_WITH_AS(require_award(award_of(service)),
                         "policy.purchases: must be performance after ASU 2025-04, got service", DomainError);
    AwardPolicy forfeits = policy_of();
    forfeits.forfeitures = ForfeiturePolicy::as_they_occur;
    CHECK_NOTHROW(require_award(award_of(forfeits)));
    forfeits.standard = AwardStandard::after_asu;
    CHECK_THROWS_WITH_AS(
        require_award(award_of(forfeits)),
        "policy.forfeitures: must be estimated after ASU 2025-04 but for distinct goods, got as_they_occur",
        DomainError);
    forfeits.for_distinct_goods = true;
    CHECK_NOTHROW(require_award(award_of(forfeits)));
    AwardPolicy constrained = policy_of();
    constrained.constrained = true;
    CHECK_NOTHROW(require_award(award_of(constrained)));
    constrained.standard = AwardStandard::after_asu;
    CHECK_THROWS_WITH_AS(require_award(award_of(constrained)),
                         "policy.constrained: must be false after ASU 2025-04 (no constraint on share-based "
                         "consideration), got true",
                         DomainError);
  }
  TEST_CASE("choices need their reasons and incremental needs options with prices of their own") {
    AwardPolicy policy = policy_of(CostAttribution::incremental);
    policy.separately_priced_options = false;
    CHECK_THROWS_WITH_AS(
        require_award(award_of(policy)),
        "policy.separately_priced_options: must be true for incremental attribution, got false", DomainError);
    policy = policy_of();
    policy.attribution_reason.clear();
    CHECK_THROWS_WITH_AS(require_award(award_of(policy)),
                         "policy.attribution_reason: must be given, got none", DomainError);
    CustomerAward signing = award_of(policy_of());
    signing.tranches[0].purchases = 0;
    signing.policy.upfront_reason.clear();
    CHECK_THROWS_WITH_AS(require_award(signing),
                         "policy.upfront_reason: must be given, as a tranche is vested at signing, got none",
                         DomainError);
  }
  TEST_CASE("bad members are refused by name") {
    CustomerAward award = award_of(policy_of());
    award.tranches[0].shares = Shares{-3};
    CHECK_THROWS_WITH_AS(require_award(award), "tranches[0].shares: must be > 0, got -3", DomainError);
    award = award_of(policy_of());
    award.tranches.push_back(award_tranche(1, 1, 5));
    CHECK_THROWS_WITH_AS(require_award(award),
                         "tranches[1].purchases: must be at least those of the tranche before, got 5",
                         DomainError);
    award = award_of(policy_of());
    award.tranches[0].classification = AwardClass::liability;
    award.tranches[0].fair_value.reset();
    CHECK_THROWS_WITH_AS(require_award(award),
                         "tranches[0].fair_value: must be given for a liability, got none", DomainError);
    CHECK_THROWS_WITH_AS(grant_date_cost(award.tranches[0]), "tranche.fair_value: must be given, got none",
                         DomainError);
    award = award_of(policy_of());
    award.modifications = {
        {.period = 0, .tranche = 1, .before = PerShare{1}, .after = PerShare{2}, .probable_before = true}};
    CHECK_THROWS_WITH_AS(require_award(award),
                         "modifications[0].tranche: must be below 1 (the number of tranches), got 1",
                         DomainError);
    award.modifications[0].tranche = 0;
    award.modifications.push_back(award.modifications[0]);
    CHECK_NOTHROW(require_award(award));
    award.modifications[0].period = 2;
    CHECK_THROWS_WITH_AS(require_award(award),
                         "modifications[1].period: must be at least 2 (the tranche's modification before), "
                         "got 0",
                         DomainError);
    award.tranches[0].purchases = 0;
    award.modifications[0].probable_before = false;
    CHECK_THROWS_WITH_AS(require_award(award),
                         "modifications[0].probable_before: must be true for a tranche vested at signing, "
                         "got false",
                         DomainError);
  }
}

}  // namespace customer_award_test
