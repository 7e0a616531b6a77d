#include "../../../lib/model/detail/traced_case.hpp"

#include <doctest/doctest.h>

#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/deal_flows.hpp>

#include "model/deal_worth_fixtures.hpp"

namespace traced_case_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

const Scenario higher{
    .name = "higher", .label = "", .weight = 1, .overrides = {{"multiple", 30, "x TTM", "a premium"}}};

TEST_SUITE("model/detail/traced_case") {
  TEST_CASE("an input is the scenario's where its number is used and else the case's") {
    const Case value = two_deals_case();
    Derivation all;
    detail::TracedCase traced{all, value, higher};
    traced.of("multiple", value.multiple, 30);
    traced.of("multiple", value.multiple, 20);
    traced.of("multiple", value.multiple, 30);
    REQUIRE(all.size() == 2);
    CHECK(all[0].standing == Standing::assumed);
    CHECK(all[0].source == "higher: a premium");
    CHECK(all[1].standing == Standing::stated);
  }
  TEST_CASE("base and flows have the bits of the functions that give them") {
    const Case value = two_deals_case();
    Derivation all;
    detail::TracedCase traced{all, value, higher};
    CHECK(traced.base_today("base").value() == base_value(value, traced.settings()).value);
    const auto flows = deal_flows(value, traced.settings());
    CHECK(traced.flows().total().value() == flows_to_come(flows, Years{0}).total().value);
    CHECK(traced.flows_of(1).follow_on.value() == flows_to_come({&flows[1], 1}, Years{0}).follow_on.value);
  }
}

}  // namespace traced_case_test
