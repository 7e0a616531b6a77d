#include "pricing/warrant/independent_conditions.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../priced_warrant.hpp"

namespace independent_conditions_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace fairvalue::fixtures;

const ConditionOutlook believed{.milestones = {reached(2, Fixed{1.5}, 0.25)},
                                .named = {{"permit", 0.8}, {"licence", 0.5}},
                                .service = 0.9};

WarrantView view_on(Date day) {
  const WarrantPosition position{.warrant = single({purchased(2)}), .outlook = believed};
  return view_of(open_warrant(position.warrant, day), position, {});
}

const WarrantView view = view_on(granted);
const Gate gate = purchased(2);
const PlacedGate place{view, 0, false, 3, gate};

IndependentConditions conditions() { return {view, add_days(granted, 1825)}; }

TEST_SUITE("pricing/warrant/independent_conditions") {
  TEST_CASE("a condition that is asked for again is there with the first") {
    IndependentConditions one = conditions();
    CHECK(one.named({"permit"}, place) == 0.8);
    CHECK(one.named({"permit"}, place) == 1.0);
    CHECK(one.named({"licence"}, place) == 0.5);
    CHECK(one.service(place) == 0.9);
    CHECK(one.service(place) == 1.0);
  }
  TEST_CASE("inside an any of each enters with its own chance and beyond the expiry with none") {
    IndependentConditions one = conditions();
    CHECK(one.in_any(purchased(2), place) == 0.75);
    CHECK(one.in_any(NamedGate{"permit"}, place) == 0.8);
    CHECK(one.in_any(ServiceGate{add_days(granted, 1826)}, place) == 0.0);
    CHECK(one.in_any(ServiceGate{add_days(granted, 1825)}, place) == 0.9);
    CHECK(conditions().in_any(purchased(2, add_days(granted, 365)), place) == 0.0);  // a year and a half away
  }
  TEST_CASE("the last day is the gate's own or the expiry") {
    CHECK(conditions().last_day({VolumeMeasure::purchased, 2}).value == 5.0);
    CHECK(conditions().last_day({VolumeMeasure::purchased, 2, add_days(granted, 730)}).value == 2.0);
    CHECK(conditions().last_day({VolumeMeasure::purchased, 2, add_days(granted, 3000)}).value == 5.0);
    const WarrantView later = view_on(add_days(granted, 10));
    const IndependentConditions ten_days_on{later, add_days(granted, 1825)};
    CHECK(ten_days_on.last_day({VolumeMeasure::purchased, 2, granted}).value < 0.0);
  }
  TEST_CASE("what is not independent is refused by its place") {
    const auto refused = [](auto&& ask, const char* message) {
      IndependentConditions one = conditions();
      CHECK_THROWS_WITH_AS(ask(one), message, DomainError);
    };
    const char* twice =
        "tranches[0].gates[3]: must be of conditions that no other gate has for a closed form "
        "(value_by_simulation values it), got 2 GW purchased";
    refused([](auto& one) { one.named({"permit"}, place), one.in_any(NamedGate{"permit"}, place); }, twice);
    refused([](auto& one) { one.in_any(NamedGate{"permit"}, place), one.named({"permit"}, place); }, twice);
    refused([](auto& one) { one.service(place), one.in_any(ServiceGate{granted}, place); }, twice);
    refused([](auto& one) { one.in_any(ServiceGate{granted}, place), one.service(place); }, twice);
    refused(
        [](auto& one) {
          one.count_milestone();
          one.milestone({VolumeMeasure::purchased, 2}, place);
        },
        "tranches[0].gates[3]: must be the only milestone for a closed form (simulate correlated ones), got "
        "2 GW purchased");
    refused([](auto& one) { one.in_any(price_at(600), place); },
            "tranches[0].gates[3]: must be of a kind that a closed form covers (value_by_simulation values "
            "it), got 2 GW purchased");
  }
}

}  // namespace independent_conditions_test
