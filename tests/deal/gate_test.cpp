#include <fairvalue/deal/gate.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace gate_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Gate price(double hurdle, MonitoringRule rule = on_average_of(20), GateTiming timing = GateTiming::latched) {
  return PriceGate{.hurdle = PerShare{hurdle}, .rule = rule, .timing = timing};
}
Gate purchased(double volume, std::optional<Date> by = std::nullopt) {
  return VolumeGate{.measure = VolumeMeasure::purchased, .volume = volume, .by = by};
}

TEST_SUITE("deal/gate") {
  TEST_CASE("the type decides the kind of condition (ASC 718-10-20)") {
    CHECK(kind(price(600)) == GateKind::market);
    CHECK(kind(RelativeGate{.benchmark = "Nasdaq-100", .excess = 0}) == GateKind::market);
    CHECK(kind(purchased(6)) == GateKind::performance);
    CHECK(kind(ServiceGate{.until = 2028y / 1 / 1}) == GateKind::service);
    CHECK(kind(NamedGate{.name = "technical conditions"}) == GateKind::other);
  }
  TEST_CASE("only prices wait for a milestone") {
    const auto after = GateTiming::after_other_gates;
    CHECK(is_after_other_gates(PriceGate{.hurdle = PerShare{600}, .rule = on_any_close(), .timing = after}));
    CHECK(!is_after_other_gates(PriceGate{.hurdle = PerShare{600}, .rule = on_any_close()}));
    CHECK(is_after_other_gates(RelativeGate{.benchmark = "Nasdaq-100", .excess = 0, .timing = after}));
    CHECK(!is_after_other_gates(RelativeGate{.benchmark = "Nasdaq-100", .excess = 0}));
    CHECK(!is_after_other_gates(purchased(6)));
    CHECK(!is_after_other_gates(ServiceGate{.until = 2028y / 1 / 1}));
    CHECK(!is_after_other_gates(NamedGate{.name = "technical conditions"}));
  }
  TEST_CASE("each kind has its name") {
    CHECK(to_string(GateKind::market) == "market");
    CHECK(to_string(GateKind::performance) == "performance");
    CHECK(to_string(GateKind::service) == "service");
    CHECK(to_string(GateKind::other) == "other");
  }
  TEST_CASE("a price gate in words") {
    CHECK(describe(price(600)) == "price at 600.00 (average of 20 closes)");
    CHECK(describe(price(37.5, on_any_close())) == "price at 37.50 (any close)");
    CHECK(describe(price(37.5125, continuously())) == "price at 37.5125 (any moment)");
    CHECK(describe(price(0.001, on_any_close())) == "price at 0.001 (any close)");
    CHECK(describe(price(600, on_consecutive(5), GateTiming::after_other_gates)) ==
          "price at 600.00 (5 consecutive closes) after the other gates");
  }
  TEST_CASE("the other gates in words") {
    CHECK(describe(purchased(6, 2030y / 10 / 5)) == "6 GW purchased by 2030-10-05");
    CHECK(describe(purchased(2.5)) == "2.5 GW purchased");
    CHECK(describe(VolumeGate{.measure = VolumeMeasure::delivered, .volume = 1}) == "1 GW delivered");
    CHECK(describe(VolumeGate{.measure = VolumeMeasure::paid, .volume = 25e9}) == "25000000000 paid");
    CHECK(describe(ServiceGate{.until = 2028y / 1 / 1}) == "service until 2028-01-01");
    CHECK(describe(ServiceGate{.until = 2028y / 1 / 1, .relation = ServiceRelation::supply}) ==
          "supply agreement in force until 2028-01-01");
    CHECK(describe(NamedGate{.name = "technical conditions"}) == "technical conditions");
  }
  TEST_CASE("a relative gate in words") {
    const auto against = [](double excess, GateTiming timing = GateTiming::latched) {
      return describe(RelativeGate{.benchmark = "Nasdaq-100", .excess = excess, .timing = timing});
    };
    CHECK(against(0) == "growth at least that of Nasdaq-100");
    CHECK(against(0.1) == "growth at least 10 percentage points above that of Nasdaq-100");
    CHECK(against(-0.025) == "growth at least 2.5 percentage points below that of Nasdaq-100");
    CHECK(against(0, GateTiming::after_other_gates) ==
          "growth at least that of Nasdaq-100 after the other gates");
  }
  TEST_CASE("a sound gate is handed back as it is") {
    const Gate gate = price(600);
    CHECK(&require_gate("gate", gate) == &gate);
    CHECK_NOTHROW(require_gate("gate", RelativeGate{.benchmark = "SOX", .excess = -2}));
    CHECK_NOTHROW(require_gate("gate", purchased(1e-9, 2026y / 2 / 28)));
  }
  TEST_CASE("a gate that breaks a rule is refused by its member") {
    struct Bad {
      Gate gate;
      const char* message;
    };
    const std::vector<Bad> rows{
        {price(0), "tranche.gates[0].hurdle: must be > 0, got 0"},
        {price(-1), "tranche.gates[0].hurdle: must be > 0, got -1"},
        {price(nan), "tranche.gates[0].hurdle: must be a finite number, got nan"},
        {price(infinity), "tranche.gates[0].hurdle: must be a finite number, got inf"},
        {price(600, on_average_of(0)), "tranche.gates[0].rule.n: must be >= 1, got 0"},
        {price(600, on_some_of(31, 30)), "tranche.gates[0].rule.k: must be <= n (30), got 31"},
        {RelativeGate{.benchmark = "", .excess = 0}, "tranche.gates[0].benchmark: must be a name, got none"},
        {RelativeGate{.benchmark = "SOX", .excess = nan},
         "tranche.gates[0].excess: must be a finite number, got nan"},
        {RelativeGate{.benchmark = "SOX", .excess = -infinity},
         "tranche.gates[0].excess: must be a finite number, got -inf"},
        {purchased(0), "tranche.gates[0].volume: must be > 0, got 0"},
        {purchased(-6), "tranche.gates[0].volume: must be > 0, got -6"},
        {purchased(nan), "tranche.gates[0].volume: must be a finite number, got nan"},
        {purchased(infinity), "tranche.gates[0].volume: must be a finite number, got inf"},
        {purchased(6, 2026y / 2 / 29), "tranche.gates[0].by: must be a date, got 2026-02-29"},
        {purchased(6, Date{}), "tranche.gates[0].by: must be a date, got none"},
        {ServiceGate{.until = Date{}}, "tranche.gates[0].until: must be a date, got none"},
        {NamedGate{.name = ""}, "tranche.gates[0].name: must be a name, got none"}};
    for (const Bad& row : rows) {
      CAPTURE(row.message);
      CHECK_THROWS_WITH_AS(require_gate("tranche.gates[0]", row.gate), row.message, DomainError);
    }
  }
  TEST_CASE("only market conditions are counted where no others are") {
    const Gate price = PriceGate{.hurdle = PerShare{100}, .rule = on_any_close()};
    const Gate relative = RelativeGate{.benchmark = "index", .excess = 0};
    const Gate named = NamedGate{"permit"};
    CHECK(counts(price, ConditionsCounted::market));
    CHECK(counts(relative, ConditionsCounted::market));
    CHECK_FALSE(counts(named, ConditionsCounted::market));
    CHECK(counts(named, ConditionsCounted::all));
  }
  TEST_CASE("an unknown choice of conditions is refused whatever the gate") {
    const auto unknown = static_cast<ConditionsCounted>(2);  // one after the last
    for (const Gate& gate : {price(600), purchased(6), Gate{NamedGate{"permit"}}}) {
      CHECK_THROWS_WITH_AS(counts(gate, unknown), "conditions: must be all or market, got 2", DomainError);
    }
  }
  TEST_CASE("service up to the expiry can be met by it and a day more cannot") {
    const Date expiry{std::chrono::year{2026}, std::chrono::January, std::chrono::day{20}};
    CHECK(can_be_met_by(ServiceGate{.until = expiry}, expiry));
    CHECK_FALSE(can_be_met_by(ServiceGate{.until = add_days(expiry, 1)}, expiry));
    CHECK(can_be_met_by(NamedGate{"permit"}, expiry));
  }
}

}  // namespace gate_test
