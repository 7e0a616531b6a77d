#include "casefile/read/unknown_conditions.hpp"

#include <doctest/doctest.h>

namespace unknown_conditions_test {
using namespace fairvalue;
using fairvalue::detail::unknown_conditions;

Warrant with_gates(std::vector<Gate> gates) {
  return {.holder = "Customer",
          .shares = Shares{100},
          .strike = PerShare{10},
          .granted = std::chrono::year{2026} / 1 / 1,
          .expiry = std::chrono::year{2033} / 1 / 1,
          .tranches = {{.name = "all", .shares = Shares{100}, .gates = std::move(gates)}}};
}

TEST_SUITE("casefile/read/unknown conditions") {
  TEST_CASE("each kind of condition is asked for once and not once it is there") {
    const Warrant warrant =
        with_gates({VolumeGate{.measure = VolumeMeasure::paid, .volume = 5e8},
                    VolumeGate{.measure = VolumeMeasure::paid, .volume = 1e9},
                    ServiceGate{.until = std::chrono::year{2027} / 1 / 1}, NamedGate{"approval"}});
    const auto none = unknown_conditions(warrant, {}, false);
    REQUIRE(none.size() == 3);
    CHECK(none[0].key == "pace");
    CHECK(none[0].message == "must say when volumes are reached that are counted as 'paid'");
    CHECK(none[1].key == "outlook.service");
    CHECK(none[2].message == "must say how likely 'approval' is");
    PositionFacts facts;
    facts.outlook = {.named = {{"approval", 0.5}}, .service = 0.9};
    facts.paces = {{.measure = VolumeMeasure::paid, .volume = 1e9, .timing = {.years = Fixed{1}}}};
    CHECK(unknown_conditions(warrant, facts, false).empty());
  }
  TEST_CASE("a milestone serves its own volume alone") {
    const Warrant warrant = with_gates({VolumeGate{.measure = VolumeMeasure::paid, .volume = 5e8},
                                        VolumeGate{.measure = VolumeMeasure::paid, .volume = 1e9}});
    PositionFacts facts;
    facts.outlook.milestones = {
        {.measure = VolumeMeasure::paid, .volume = 5e8, .timing = {.years = Fixed{1}}}};
    CHECK(unknown_conditions(warrant, facts, false).size() == 1);
    facts.outlook.milestones.push_back(
        {.measure = VolumeMeasure::paid, .volume = 1e9, .timing = {.years = Fixed{1}}});
    CHECK(unknown_conditions(warrant, facts, false).empty());
  }
  TEST_CASE("the plan of a deal tells of its volumes and nothing else") {
    const Warrant warrant =
        with_gates({VolumeGate{.measure = VolumeMeasure::delivered, .volume = 1}, NamedGate{"approval"}});
    CHECK(unknown_conditions(warrant, {}, true).size() == 1);
  }
  TEST_CASE("a benchmark is taken as met by its name") {
    RelativeGate relative{};
    relative.benchmark = "SOX";
    const Warrant warrant = with_gates({relative});
    CHECK(unknown_conditions(warrant, {}, false).size() == 1);
    CHECK(unknown_conditions(warrant, {.taken_as_met = {"SOX"}}, false).empty());
  }
}

}  // namespace unknown_conditions_test
