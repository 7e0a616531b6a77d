#include "casefile/keys/warrant_forms.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace warrant_forms_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

const PriceGate at_600{.hurdle = PerShare{600}, .rule = on_average_of(20)};

TEST_SUITE("casefile/keys/warrant_forms") {
  TEST_CASE("a warrant with the monitoring of all its tranches becomes a form and back") {
    Warrant warrant{.holder = "OpenAI",
                    .shares = Shares{30},
                    .strike = PerShare{0.01},
                    .granted = 2025y / 10 / 5,
                    .expiry = 2030y / 10 / 5,
                    .tranches = {},
                    .exercise_gates = {NamedGate{"technical"}},
                    .adjustments = {{2027y / 1 / 1, 4.0}},
                    .settlement = ExerciseSettlement::net,
                    .automatic_at_expiry = true,
                    .on_change_of_control = ChangeOfControl::accelerates};
    warrant.tranches.push_back(
        {.name = "a", .shares = Shares{10}, .gates = {VolumeGate{VolumeMeasure::purchased, 1}, at_600}});
    warrant.tranches.push_back(
        {.name = "b", .shares = Shares{10}, .gates = {at_600, VolumeGate{VolumeMeasure::purchased, 1}}});
    warrant.tranches.push_back(
        {.name = "c",
         .shares = Shares{10},
         .gates = {},
         .linear = LinearVesting{VolumeMeasure::paid, 0, 5e8},
         .own = {.strike = StrikeSetLater{.part = 0.9, .days = 30, .on = 2027y / 1 / 15},
                 .expiry = 2029y / 1 / 1,
                 .exercise_gates = std::vector<Gate>{},
                 .value_cap = PerShare{100}}});
    const WarrantForm form = form_of_value(warrant);
    CHECK(form.monitoring == on_average_of(20));
    CHECK_FALSE(form.tranches[0].here.monitoring.has_value());
    CHECK(form.tranches[0].gates.empty());      // fits among the keys
    CHECK(form.tranches[1].gates.size() == 2);  // price before volume does not
    CHECK(value_of(form) == warrant);
  }

  TEST_CASE("shares are the sum of the tranches unless given and like tranches are made from one table") {
    WarrantForm form{
        .holder = "Google", .strike = PerShare{206.58}, .granted = 2026y / 8 / 18, .expiry = 2033y / 8 / 18};
    form.equal_tranches = {{.name = "purchase",
                            .shares = Shares{57'610'040},
                            .parts = 240,
                            .measure = VolumeMeasure::paid,
                            .step = 500e6},
                           {.name = "year", .shares = Shares{4}, .dates = {2026y / 11 / 18, 2027y / 2 / 18}}};
    const Warrant warrant = value_of(form);
    CHECK(warrant.tranches.size() == 242);
    CHECK(warrant.shares.value == 57'610'044);
    CHECK(std::get<VolumeGate>(warrant.tranches[1].gates[0]).volume == 1e9);
  }

  TEST_CASE("what a form leaves open is refused by its member") {
    WarrantForm form{.holder = "x", .strike = PerShare{0}, .granted = 2025y / 1 / 1, .expiry = 2030y / 1 / 1};
    form.tranches.push_back({.name = "a", .shares = Shares{1}, .here = {.price_hurdle = PerShare{600}}});
    CHECK_THROWS_WITH_AS(
        value_of(form),
        "tranches[0].monitoring: must be given for a price hurdle, here or once for the warrant, "
        "got none",
        DomainError);
    CHECK_THROWS_AS(value_of(StrikeForm{}), DomainError);
  }
}

}  // namespace warrant_forms_test
