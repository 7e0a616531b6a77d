// From a warrant's gates to the numbers of its claims, and the gates that have none.
#include <doctest/doctest.h>

#include <string>

#include <fairvalue/core/error.hpp>

#include "../priced_warrant.hpp"

namespace gate_reduction_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace std::chrono_literals;
using doctest::Approx;

const ConditionOutlook believed{.milestones = {reached(2, Fixed{1.5}), reached(4, LogNormal{3, 0.5}, 0.25)},
                                .named = {{"technical", 0.8}, {"commercial", 0.5}},
                                .service = 0.9};
constexpr ValuationTerms on_vesting{.exercise = ExercisePolicy::on_vesting};

TrancheClaim claim(std::vector<Gate> gates, std::vector<Gate> exercise_gates = {}) {
  Warrant warrant = single(std::move(gates));
  warrant.exercise_gates = std::move(exercise_gates);
  return claim_of({.warrant = warrant, .outlook = believed}).value();
}

std::string reason(std::vector<Gate> gates, std::vector<Gate> exercise_gates = {},
                   const ValuationTerms& terms = {}, const ConditionOutlook& outlook = believed) {
  Warrant warrant = single(std::move(gates));
  warrant.exercise_gates = std::move(exercise_gates);
  return claim_of({.warrant = warrant, .outlook = outlook}, terms).reason();
}

TEST_SUITE("pricing/warrant/gate_reduction") {
  TEST_CASE("each gate becomes its part of the claim") {
    Warrant warrant = single({price_at(600, on_any_close(), GateTiming::after_other_gates), purchased(4),
                              ServiceGate{add_days(granted, 365)}, NamedGate{"technical"}},
                             12);
    warrant.exercise_gates = {NamedGate{"commercial"}};
    const TrancheClaim got = claim_of({.warrant = warrant, .outlook = believed}).value();
    CHECK(got.strike.value == 12);
    CHECK(got.expiry.value == 5.0);
    CHECK(got.hurdle->hurdle.value == 600);
    CHECK(got.hurdle->rule.kind == Monitoring::close);
    CHECK(got.hurdle->timing == GateTiming::after_other_gates);
    CHECK(got.hurdle->closes == 1260);
    CHECK(got.milestone->timing.never == 0.25);
    CHECK(got.milestone->by.value == 5.0);
    CHECK(got.earliest.value == 1.0);
    CHECK(got.other_conditions == Approx(0.72).epsilon(1e-15));  // 0.9 x 0.8
    CHECK(got.exercise_conditions == 0.5);
  }

  TEST_CASE("a milestone has until its own date or the expiry") {
    CHECK(claim({purchased(4, add_days(granted, 730))}).milestone->by.value == 2.0);
    CHECK(claim({purchased(4, add_days(granted, 3000))}).milestone->by.value == 5.0);
    CHECK(claim({purchased(4, granted)}).milestone->by.value == 0.0);
    // Seen after its date and not known to be reached: lost.
    const Outcome<TrancheClaim> late =
        claim_of({.warrant = single({purchased(4, granted)}), .outlook = believed}, {},
                 market_on(add_days(granted, 1)).spot);
    CHECK(late.value().other_conditions == 0.0);
  }

  TEST_CASE("one condition that is asked for twice counts once") {
    const TrancheClaim got =
        claim({NamedGate{"technical"}, NamedGate{"technical"}, ServiceGate{add_days(granted, 100)},
               ServiceGate{add_days(granted, 200)}},
              {NamedGate{"technical"}, ServiceGate{add_days(granted, 300)}, NamedGate{"commercial"}});
    CHECK(got.other_conditions == Approx(0.72).epsilon(1e-15));
    CHECK(got.exercise_conditions == 0.5);
    CHECK(got.earliest.value == Approx(200.0 / 365).epsilon(1e-15));
  }

  TEST_CASE("a milestone of exercise enters by its probability") {
    CHECK(claim({price_at(600)}, {purchased(4)}).exercise_conditions ==
          Approx(0.75 * cdf(LogNormal{3, 0.5}, 5.0)).epsilon(1e-15));
    CHECK(claim({price_at(600)}, {purchased(2, add_days(granted, 365))}).exercise_conditions == 0.0);
    CHECK(claim({price_at(600)}, {purchased(2, add_days(granted, 730))}).exercise_conditions == 1.0);
  }

  TEST_CASE("service beyond the expiry loses the tranche") {
    CHECK(claim({ServiceGate{add_days(granted, 1826)}}).other_conditions == 0.0);
    CHECK(claim({ServiceGate{add_days(granted, 1825)}}).other_conditions == 0.9);
    CHECK(claim({price_at(600)}, {ServiceGate{add_days(granted, 1826)}}).other_conditions == 0.0);
  }

  TEST_CASE("what no claim describes is refused by name") {
    const Gate relative = RelativeGate{.benchmark = "index", .excess = 0.1};
    CHECK(reason({price_at(600), relative}) ==
          "tranches[0].gates[1]: must be no relative gate for a closed form (simulate it), got "
          "growth at least 10 percentage points above that of index");
    CHECK(reason({price_at(600)}, {relative}).starts_with("exercise_gates[0]: must be no relative gate"));
    CHECK(reason({price_at(600), price_at(300)}) ==
          "tranches[0].gates[1]: must be the only price gate for a closed form (simulate it), got price at "
          "300.00 (any moment)");
    CHECK(reason({price_at(600)}, {price_at(300)}) ==
          "exercise_gates[0]: must be a condition beside the price for a closed form (simulate it), got "
          "price at 300.00 (any moment)");
    const std::string correlated =
        "must be the only milestone for a closed form (simulate correlated ones), got 4 GW purchased";
    CHECK(reason({purchased(2), purchased(4)}) == "tranches[0].gates[1]: " + correlated);
    CHECK(reason({purchased(2)}, {purchased(4)}) == "exercise_gates[0]: " + correlated);
    CHECK(reason({price_at(600)}, {purchased(2), purchased(4)}) == "exercise_gates[1]: " + correlated);
  }

  TEST_CASE("what nothing is believed of is refused by name") {
    CHECK(reason({purchased(3)}) ==
          "tranches[0].gates[0]: must be a milestone of the outlook (outlook.milestones), got 3 GW "
          "purchased");
    CHECK(reason({VolumeGate{.measure = VolumeMeasure::delivered, .volume = 2}}) ==
          "tranches[0].gates[0]: must be a milestone of the outlook (outlook.milestones), got 2 GW "
          "delivered");
    CHECK(reason({NamedGate{"legal"}}) ==
          "tranches[0].gates[0]: must be a condition of the outlook (outlook.named), got legal");
    CHECK(reason({price_at(600)}, {NamedGate{"legal"}}) ==
          "exercise_gates[0]: must be a condition of the outlook (outlook.named), got legal");
    CHECK(reason({ServiceGate{2027y / 1 / 1}}, {}, {}, {}) ==
          "tranches[0].gates[0]: must be a condition of the outlook (outlook.service), got service until "
          "2027-01-01");
  }

  TEST_CASE("linear vesting whose parts have days that matter is refused by name") {
    Warrant warrant = single({price_at(600)});
    warrant.tranches[0].linear = {.measure = VolumeMeasure::purchased, .from = 1, .to = 6};
    const std::string got = ", got 1 to 6 GW purchased";
    CHECK(claim_of({.warrant = warrant}).reason() ==
          "tranches[0].linear: must be with milestones ahead in the outlook (outlook.milestones)" + got);
    CHECK(claim_of({.warrant = warrant, .outlook = believed}, {.exercise = ExercisePolicy::on_vesting})
              .reason() ==
          "tranches[0].linear: must be held to the expiry for a closed form (hold it, or simulate it)" + got);
    warrant.tranches[0].gates = {price_at(600, continuously(), GateTiming::after_other_gates)};
    CHECK(
        claim_of({.warrant = warrant, .outlook = believed}).reason() ==
        "tranches[0].linear: must be without a price gate after milestones for a closed form (simulate it)" +
            got);
  }

  TEST_CASE("exercised on vesting a condition of exercise must have no day of its own") {
    const std::string rule =
        "exercise_gates[0]: must be without a day of its own for a claim exercised on vesting (hold it to "
        "expiry, or simulate it), got ";
    CHECK(reason({price_at(600)}, {purchased(4)}, on_vesting) == rule + "4 GW purchased");
    CHECK(reason({price_at(600)}, {ServiceGate{2027y / 1 / 1}}, on_vesting) ==
          rule + "service until 2027-01-01");
    CHECK(reason({price_at(600)}, {NamedGate{"technical"}}, on_vesting).empty());
  }

  TEST_CASE("the grant-date claim knows market conditions only") {
    Warrant warrant = single({price_at(600, continuously(), GateTiming::after_other_gates), purchased(3),
                              ServiceGate{2027y / 1 / 1}, NamedGate{"legal"}});
    warrant.exercise_gates = {NamedGate{"legal"}};
    const TrancheClaim got = claim_of({.warrant = warrant}, {.kind = ValueKind::grant_date}).value();
    CHECK(got.hurdle->hurdle.value == 600);
    CHECK_FALSE(got.milestone);
    CHECK(got.earliest.value == 0.0);
    CHECK(got.other_conditions == 1.0);
    CHECK(got.exercise_conditions == 1.0);
    warrant.exercise_gates = {price_at(300)};
    CHECK(claim_of({.warrant = warrant}, {.kind = ValueKind::grant_date})
              .reason()
              .starts_with("exercise_gates"));
  }
}

}  // namespace gate_reduction_test
