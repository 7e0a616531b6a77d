// What a tranche claim refuses, by name, through the functions that ask.
#include <doctest/doctest.h>

#include <functional>
#include <limits>

#include <fairvalue/core/error.hpp>

#include "../tranche_fixtures.hpp"

namespace claim_checks_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr ClaimMethods shift_now{.exercise = ExercisePolicy::on_vesting,
                                 .closes = ClosesMethod::shifted_hurdle};

/// The message of value and of greeks, which must be one.
std::string refusal(const TrancheClaim& claim, const ClaimMethods& methods = {},
                    const FlatMarket& market = reference_market()) {
  const auto message = [](const auto& f) -> std::string {
    try {
      f();
    } catch (const DomainError& error) {
      return error.what();
    }
    return "accepted";
  };
  const std::string of_value = message([&] { claim_value(market, claim, methods); });
  CHECK(message([&] { claim_greeks(market, claim, methods); }) == of_value);
  return of_value;
}

std::string refusal_with(const std::function<void(TrancheClaim&)>& change) {
  TrancheClaim claim = reference_claim(milestone(LogNormal{2, 0.5}), GateTiming::after_other_gates, 10);
  change(claim);
  return refusal(claim);
}

TEST_SUITE("pricing/warrant/claim_checks") {
  TEST_CASE("members that break their rules are named") {
    struct Row {
      const char* message;
      std::function<void(TrancheClaim&)> change;
    };
    const Row rows[] = {
        {"claim.strike: must be >= 0, got -1", [](auto& c) { c.strike = PerShare{-1}; }},
        {"claim.strike: must be a finite number, got nan", [](auto& c) { c.strike = PerShare{nan}; }},
        {"claim.strike: must be a finite number, got inf", [](auto& c) { c.strike = PerShare{infinity}; }},
        {"claim.expiry: must be >= 0, got -0.5", [](auto& c) { c.expiry = Years{-0.5}; }},
        {"claim.expiry: must be a finite number, got nan", [](auto& c) { c.expiry = Years{nan}; }},
        {"claim.expiry: must be a finite number, got inf", [](auto& c) { c.expiry = Years{infinity}; }},
        {"claim.hurdle.hurdle: must be > 0, got 0", [](auto& c) { c.hurdle->hurdle = PerShare{0}; }},
        {"claim.hurdle.hurdle: must be > 0, got -600", [](auto& c) { c.hurdle->hurdle = PerShare{-600}; }},
        {"claim.hurdle.hurdle: must be a finite number, got nan",
         [](auto& c) { c.hurdle->hurdle = PerShare{nan}; }},
        {"claim.hurdle.hurdle: must be a finite number, got inf",
         [](auto& c) { c.hurdle->hurdle = PerShare{infinity}; }},
        {"claim.hurdle.rule.n: must be >= 1, got 0", [](auto& c) { c.hurdle->rule.n = 0; }},
        {"claim.hurdle.closes: must be from 0 to 100000, unless watched at any moment, got none",
         [](auto& c) { c.hurdle->rule = on_any_close(); }},
        {"claim.hurdle.closes: must be from 0 to 100000, unless watched at any moment, got -1",
         [](auto& c) { c.hurdle = on_closes(600, on_any_close(), -1); }},
        {"claim.hurdle.closes: must be from 0 to 100000, unless watched at any moment, got 100001",
         [](auto& c) { c.hurdle = on_closes(600, on_any_close(), 100001); }},
        {"claim.milestone.by: must be >= 0, got -1", [](auto& c) { c.milestone->by = Years{-1}; }},
        {"claim.milestone.by: must be <= claim.expiry (5), got 5.1",
         [](auto& c) { c.milestone->by = Years{5.1}; }},
        {"claim.milestone.by: must be a finite number, got nan",
         [](auto& c) { c.milestone->by = Years{nan}; }},
        {"claim.earliest: must be >= 0, got -1", [](auto& c) { c.earliest = Years{-1}; }},
        {"claim.earliest: must be <= claim.expiry (5), got 6", [](auto& c) { c.earliest = Years{6}; }},
        {"claim.earliest: must be a finite number, got nan", [](auto& c) { c.earliest = Years{nan}; }},
        {"claim.other_conditions: must be between 0 and 1, got 1.5",
         [](auto& c) { c.other_conditions = 1.5; }},
        {"claim.other_conditions: must be a finite number, got nan",
         [](auto& c) { c.other_conditions = nan; }},
        {"claim.exercise_conditions: must be between 0 and 1, got -0.5",
         [](auto& c) { c.exercise_conditions = -0.5; }},
        {"claim.exercise_conditions: must be a finite number, got nan",
         [](auto& c) { c.exercise_conditions = nan; }}};
    for (const Row& row : rows) CHECK(refusal_with(row.change) == row.message);
  }

  TEST_CASE("a milestone's distribution is refused as its own header says") {
    const auto refusal_of = [](Distribution days, double never) {
      return refusal(reference_claim(milestone(std::move(days), never)));
    };
    CHECK(refusal_of(Discrete{{1, 2}, {0.4, 0.5}}, 0) ==
          "claim.milestone.timing.years.probabilities: must be a sum of 1, got 0.9");
    CHECK(refusal_of(LogNormal{0, 1}, 0) == "claim.milestone.timing.years.median: must be > 0, got 0");
    CHECK(refusal_of(LogNormal{1, 0}, 0) == "claim.milestone.timing.years.sigma: must be > 0, got 0");
    CHECK(refusal_of(Fixed{nan}, 0) ==
          "claim.milestone.timing.years.value: must be a finite number, got nan");
    CHECK(refusal_of(Fixed{1}, 1.1) == "claim.milestone.timing.never: must be between 0 and 1, got 1.1");
    CHECK(refusal_of(Fixed{1}, nan) == "claim.milestone.timing.never: must be a finite number, got nan");
  }

  TEST_CASE("a market that breaks its rules is named") {
    FlatMarket market = reference_market();
    market.volatility = 0;
    CHECK(refusal(reference_claim(), {}, market) == "market.volatility: must be > 0, got 0");
    market.volatility = nan;
    CHECK(refusal(reference_claim(), {}, market) == "market.volatility: must be a finite number, got nan");
    market = reference_market(0);
    CHECK(refusal(reference_claim(), {}, market) == "market.spot: must be > 0, got 0");
  }

  TEST_CASE("averages and counts of closes are left to simulation") {
    const auto refusal_of = [](const MonitoringRule& rule) {
      TrancheClaim claim = reference_claim();
      claim.hurdle = on_closes(600, rule);
      return refusal(claim);
    };
    const std::string rule =
        "claim.hurdle.rule: must be continuous, a close or consecutive closes for a closed form (simulate "
        "it), got ";
    CHECK(refusal_of(on_average_of(20)) == rule + "average of 20 closes");
    CHECK(refusal_of(on_some_of(20, 30)) == rule + "20 of the last 30 closes");
    CHECK(refusal_of(on_total_of(20)) == rule + "20 closes in total");
  }

  TEST_CASE("a window of one close is a close whatever its rule") {
    for (const MonitoringRule& rule : {on_average_of(1), on_consecutive(1), on_some_of(1, 1)}) {
      TrancheClaim claim = reference_claim();
      claim.hurdle = on_closes(600, rule, 60);
      TrancheClaim close = reference_claim();
      close.hurdle = on_closes(600, on_any_close(), 60);
      CHECK(worth(reference_market(), claim) == worth(reference_market(), close));
      CHECK(worth(reference_market(), claim, by_shift) == worth(reference_market(), close, by_shift));
    }
  }

  TEST_CASE("convolution is refused where it does not reach and names the shift") {
    TrancheClaim claim = reference_claim(milestone(Fixed{2}));
    claim.hurdle = on_closes(600, on_any_close(), 100);
    CHECK(refusal(claim, vesting_now) ==
          "methods.closes: must be shifted_hurdle for a claim exercised on vesting, got convolution");
    claim.hurdle->timing = GateTiming::after_other_gates;
    CHECK(refusal(claim) ==
          "methods.closes: must be shifted_hurdle for a hurdle after a milestone, got convolution");
    CHECK(worth(reference_market(), claim, by_shift) > 0.0);
    claim.milestone->timing.years = Fixed{0};  // reached: nothing is left to wait for
    CHECK(refusal(claim) == "accepted");
    claim.milestone.reset();
    CHECK(refusal(claim) == "accepted");
    claim.earliest = Years{1};
    CHECK(refusal(claim) ==
          "methods.closes: must be shifted_hurdle for a hurdle after a milestone, got convolution");
  }

  TEST_CASE("the shift is refused for consecutive closes and names the convolution") {
    TrancheClaim claim = reference_claim(milestone(Fixed{2}));
    claim.hurdle = on_closes(600, on_consecutive(20), 100);
    CHECK(refusal(claim, by_shift) ==
          "methods.closes: must be convolution for consecutive closes, got shifted_hurdle");
    const std::string neither =
        "claim.hurdle.rule: must be continuous or a close after a milestone or exercised on vesting "
        "(simulate it), got ";
    CHECK(refusal(claim, vesting_now) == neither + describe(on_consecutive(20)));
    CHECK(refusal(claim, shift_now) == neither + describe(on_consecutive(20)));
    claim.hurdle->timing = GateTiming::after_other_gates;
    CHECK(refusal(claim) == neither + describe(on_consecutive(20)));
    CHECK(refusal(claim, by_shift) == neither + describe(on_consecutive(20)));
  }
}

}  // namespace claim_checks_test
