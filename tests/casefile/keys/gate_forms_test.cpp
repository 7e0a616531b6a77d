#include "casefile/keys/gate_forms.hpp"

#include <doctest/doctest.h>

namespace gate_forms_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace std::chrono_literals;

const PriceGate at_600{.hurdle = PerShare{600}, .rule = on_average_of(20)};

TEST_SUITE("casefile/keys/gate_forms") {
  TEST_CASE("every rule becomes a form and back") {
    for (const MonitoringRule& rule :
         {continuously(), on_any_close(), on_average_of(20), on_consecutive(5), on_some_of(20, 30),
          on_total_of(7), on_vwaps(on_average_of(30)), on_vwaps(on_any_close())}) {
      CHECK(value_of(form_of_value(rule)) == rule);
    }
  }

  TEST_CASE("every gate becomes a form and back") {
    const MarketCapGate cap{.hurdle = Money{40e9},
                            .shares = DatedSeries<Shares>{{{2025y / 1 / 1, Shares{280e6}}}},
                            .rule = on_vwaps(on_average_of(30))};
    const SteppedPriceGate stepped{
        .hurdle = PerShare{12}, .steps = {{2027y / 1 / 1, PerShare{13}}}, .rule = on_any_close()};
    const std::vector<Gate> gates{
        at_600,
        cap,
        stepped,
        RelativeGate{.benchmark = "SOX", .excess = 0.1, .timing = GateTiming::after_other_gates},
        VolumeGate{.measure = VolumeMeasure::delivered, .volume = 1, .by = 2027y / 1 / 1},
        VolumeGate{.measure = VolumeMeasure::purchased, .volume = 2},
        VolumeGate{.measure = VolumeMeasure::deployed, .volume = 3},
        VolumeGate{.measure = VolumeMeasure::paid, .volume = 5e8},
        NamedGate{"technical conditions"},
        ServiceGate{2028y / 1 / 1},
        AllAtOnce{.gates = {at_600, MarketGate{RelativeGate{.benchmark = "SOX", .excess = 0}}}},
        AnyOf{{at_600, NamedGate{"fee"}}}};
    for (const Gate& gate : gates) {
      CAPTURE(describe(gate));
      CHECK(gate_of(form_of_value(gate), std::nullopt) == gate);
    }
  }

  TEST_CASE(
      "keys side by side are gates in the order volume and price and benchmark and condition and service") {
    const GateForm form{.price_hurdle = PerShare{225},
                        .benchmark = "SOX",
                        .delivered_gw = 1.0,
                        .condition = "conditions",
                        .service_until = 2028y / 1 / 1};
    const auto gates = gates_of(form, on_any_close());
    REQUIRE(gates.size() == 5);
    CHECK(std::holds_alternative<VolumeGate>(gates[0]));
    CHECK(std::get<PriceGate>(gates[1]).rule == on_any_close());
    CHECK(std::get<RelativeGate>(gates[2]).excess == 0.0);
    CHECK(std::holds_alternative<NamedGate>(gates[3]));
    CHECK(std::holds_alternative<ServiceGate>(gates[4]));
  }

  TEST_CASE("what a form leaves open is refused by its member") {
    CHECK_THROWS_AS(value_of(MonitoringForm{}), DomainError);
    CHECK_THROWS_AS(value_of(MonitoringForm{.rule = Monitoring::average_of_closes}), DomainError);
    CHECK_THROWS_AS(gate_of(GateForm{}, std::nullopt), DomainError);
    CHECK_THROWS_AS(gate_of(GateForm{.market_cap_hurdle = Money{1}}, on_any_close()), DomainError);
    CHECK_THROWS_WITH_AS(
        listed("gates", {GateForm{.price_hurdle = PerShare{1}}}, std::nullopt),
        "gates[0].monitoring: must be given for a price hurdle, here or once for the warrant, "
        "got none",
        DomainError);
  }
}

}  // namespace gate_forms_test
