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
    CHECK(traced.base_today(traced.settings(), "base").value() == base_value(value, traced.settings()).value);
    const auto flows = deal_flows(value, traced.settings());
    CHECK(traced.flows().total().value() == flows_to_come(flows, Years{0}).total().value);
    CHECK(traced.flows_of(1).follow_on.value() == flows_to_come({&flows[1], 1}, Years{0}).follow_on.value);
  }
  TEST_CASE("without a warrant no vesting is recorded and the price is value over shares") {
    const Case value = case_without_deals();
    Derivation all;
    detail::TracedCase traced{all, value, higher};
    const auto price = traced.price_of(traced.constant(600.0, "value"), traced.constant(10.0, "shares"),
                                       {.price = PerShare{60},
                                        .net_new_shares = Shares{0},
                                        .exercised = {Shares{0}, Money{0}},
                                        .vested = Shares{0},
                                        .is_pinned = false});
    CHECK(price.price.value() == 60);
    CHECK(price.net_new_shares.derivation() == nullptr);
    CHECK(all.size() == 3);
  }
  TEST_CASE("by hand: 600 and 20 paid for 2 shares over 10 and 2 is 51.67 and adds 2 - 20 / 51.67 shares") {
    const Case value = two_deals_case();
    Derivation all;
    detail::TracedCase traced{all, value, higher};
    const double price = 620.0 / 12;
    const auto found = traced.price_of(traced.constant(600.0, "value"), traced.constant(10.0, "shares"),
                                       {.price = PerShare{price},
                                        .net_new_shares = Shares{2 - 20 / price},
                                        .exercised = {Shares{2}, Money{20}},
                                        .vested = Shares{2},
                                        .is_pinned = false});
    CHECK(all[found.price.place()].operation == "shared with what has vested");
    CHECK(all[found.net_new_shares.place()].operation == "treasury stock method");
    CHECK(found.warrant_value.value() == near(2 * price - 20));
  }
}

}  // namespace traced_case_test
