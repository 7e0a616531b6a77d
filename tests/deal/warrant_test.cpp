#include <fairvalue/deal/warrant.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace warrant_test {
using namespace fairvalue;
using namespace std::chrono_literals;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Gate price(double hurdle) { return PriceGate{.hurdle = PerShare{hurdle}, .rule = on_any_close()}; }
Gate purchased(double volume) { return VolumeGate{.measure = VolumeMeasure::purchased, .volume = volume}; }
LinearVesting linear(double from, double to) {
  return {.measure = VolumeMeasure::deployed, .from = from, .to = to};
}

/// 160 shares at a cent: 100 at 200.00 and 1 GW, 60 linearly from 1 to 6 GW.
Warrant two_tranches() {
  return {.holder = "OpenAI",
          .shares = Shares{160},
          .strike = PerShare{0.01},
          .granted = 2025y / 10 / 5,
          .expiry = 2030y / 10 / 5,
          .tranches = {{.name = "first", .shares = Shares{100}, .gates = {price(200), purchased(1)}},
                       {.name = "rest", .shares = Shares{60}, .gates = {}, .linear = linear(1, 6)}},
          .exercise_gates = {price(240)}};
}

double hurdle(const Gate& gate) { return std::get<PriceGate>(gate).hurdle.value; }

void refuses(const Warrant& bad, const char* message) {
  CAPTURE(message);
  CHECK_THROWS_WITH_AS(require_warrant(bad), message, DomainError);
}

template <class Change>
void refuses_after(Change change, const char* message) {
  Warrant bad = two_tranches();
  change(bad);
  refuses(bad, message);
}

TEST_SUITE("deal/warrant") {
  TEST_CASE("a sound warrant is handed back as it is") {
    const Warrant warrant = two_tranches();
    CHECK(&require_warrant(warrant) == &warrant);
    Warrant free = warrant;
    free.strike = PerShare{0};
    CHECK_NOTHROW(require_warrant(free));
  }
  TEST_CASE("shares and strike out of their range are refused by name") {
    refuses_after([](Warrant& w) { w.shares = Shares{0}; }, "warrant.shares: must be > 0, got 0");
    refuses_after([](Warrant& w) { w.shares = Shares{nan}; },
                  "warrant.shares: must be a finite number, got nan");
    refuses_after([](Warrant& w) { w.strike = PerShare{-3}; }, "warrant.strike: must be >= 0, got -3");
    refuses_after([](Warrant& w) { w.strike = PerShare{infinity}; },
                  "warrant.strike: must be a finite number, got inf");
  }
  TEST_CASE("an expiry that does not follow the grant is refused by name") {
    refuses_after([](Warrant& w) { w.expiry = 2025y / 10 / 4; },
                  "warrant.expiry: must be after the grant 2025-10-05, got 2025-10-04");
    refuses_after([](Warrant& w) { w.expiry = w.granted; },
                  "warrant.expiry: must be after the grant 2025-10-05, got 2025-10-05");
    refuses_after([](Warrant& w) { w.granted = Date{}; }, "warrant.granted: must be a date, got none");
    refuses_after([](Warrant& w) { w.expiry = 2030y / 2 / 30; },
                  "warrant.expiry: must be a date, got 2030-02-30");
  }
  TEST_CASE("tranches that do not sum to the warrant are refused with their sum") {
    refuses_after([](Warrant& w) { w.shares = Shares{161}; },
                  "warrant.shares: must be the sum of its tranches (160), got 161");
    refuses_after([](Warrant& w) { w.tranches.pop_back(); },
                  "warrant.shares: must be the sum of its tranches (100), got 160");
    Warrant thirds = two_tranches();  // 3 x 53.333... differs from 160 by rounding only
    thirds.tranches = std::vector<Tranche>(3, thirds.tranches[0]);
    for (int i = 0; i < 3; ++i) {
      thirds.tranches[static_cast<std::size_t>(i)].name = std::to_string(i);
      thirds.tranches[static_cast<std::size_t>(i)].shares = Shares{160.0 / 3};
    }
    CHECK_NOTHROW(require_warrant(thirds));
    thirds.shares = Shares{160 * (1 + 2e-9)};
    CHECK_THROWS_AS(require_warrant(thirds), DomainError);
  }
  TEST_CASE("a bad tranche is refused by its index and member") {
    refuses_after([](Warrant& w) { w.tranches.clear(); },
                  "warrant.tranches: must be at least one value, got none");
    refuses_after([](Warrant& w) { w.tranches[1].name = ""; },
                  "warrant.tranches[1].name: must be a name, got none");
    refuses_after([](Warrant& w) { w.tranches[1].name = "first"; },
                  "warrant.tranches[1].name: must be unique, got first");
    refuses_after([](Warrant& w) { w.tranches[1].shares = Shares{0}; },
                  "warrant.tranches[1].shares: must be > 0, got 0");
    refuses_after([](Warrant& w) { w.tranches[1].shares = Shares{infinity}; },
                  "warrant.tranches[1].shares: must be a finite number, got inf");
    refuses_after([](Warrant& w) { w.tranches[0].gates.clear(); },
                  "warrant.tranches[0].gates: must be at least one without linear vesting or a rank, got none");
    refuses_after([](Warrant& w) { w.tranches[0].gates[0] = price(0); },
                  "warrant.tranches[0].gates[0].hurdle: must be > 0, got 0");
    refuses_after([](Warrant& w) { w.exercise_gates[0] = price(nan); },
                  "warrant.exercise_gates[0].hurdle: must be a finite number, got nan");
  }
  TEST_CASE("linear vesting that does not rise is refused by name") {
    refuses_after([](Warrant& w) { w.tranches[1].linear = linear(-1, 6); },
                  "warrant.tranches[1].linear.from: must be >= 0, got -1");
    refuses_after([](Warrant& w) { w.tranches[1].linear = linear(6, 6); },
                  "warrant.tranches[1].linear.to: must be > from (6), got 6");
    refuses_after([](Warrant& w) { w.tranches[1].linear = linear(nan, 6); },
                  "warrant.tranches[1].linear.from: must be a finite number, got nan");
    refuses_after([](Warrant& w) { w.tranches[1].linear = linear(1, infinity); },
                  "warrant.tranches[1].linear.to: must be a finite number, got inf");
  }
  TEST_CASE("a gate with a date of its own before the grant is refused and on the grant is not") {
    refuses_after(
        [](Warrant& w) {
          w.tranches[0].gates[1] =
              VolumeGate{.measure = VolumeMeasure::paid, .volume = 1, .by = 2025y / 10 / 4};
        },
        "warrant.tranches[0].gates[1].by: must be on or after the grant 2025-10-05, got 2025-10-04");
    refuses_after(
        [](Warrant& w) { w.exercise_gates[0] = ServiceGate{.until = 2025y / 10 / 4}; },
        "warrant.exercise_gates[0].until: must be on or after the grant 2025-10-05, got 2025-10-04");
    Warrant on_grant = two_tranches();
    on_grant.exercise_gates = {ServiceGate{.until = on_grant.granted}};
    CHECK_NOTHROW(require_warrant(on_grant));
  }
  TEST_CASE("an adjustment without a date or ratio is refused by name") {
    refuses_after([](Warrant& w) { w.adjustments = {{.effective = Date{}, .ratio = 4}}; },
                  "warrant.adjustments[0].effective: must be a date, got none");
    refuses_after([](Warrant& w) { w.adjustments = {{.effective = 2026y / 6 / 1, .ratio = 0}}; },
                  "warrant.adjustments[0].ratio: must be > 0, got 0");
    const Split split{.effective = 2026y / 6 / 1, .ratio = 4};
    refuses_after(
        [split](Warrant& w) {
          w.adjustments = {split, split};
        },
        "warrant.adjustments[1].effective: must be unique, got 2026-06-01");
  }
  TEST_CASE("a linear tranche vests a quarter at 2 of 1 to 5 and nothing below 1") {
    const LinearVesting terms = linear(1, 5);
    CHECK(vested_part(terms, 2) == 0.25);
    CHECK(vested_part(terms, 0.5) == 0.0);
    CHECK(vested_part(terms, 7) == 1.0);
  }
  TEST_CASE("a 4:1 split quadruples shares and quarters strike and hurdles") {
    Warrant warrant = two_tranches();
    warrant.adjustments = {{.effective = 2026y / 6 / 10, .ratio = 4}};
    const Warrant before = adjusted_terms(warrant, 2026y / 6 / 9);
    CHECK(before.shares == Shares{160});
    CHECK(hurdle(before.tranches[0].gates[0]) == 200);
    CHECK(before.adjustments.size() == 1);
    const Warrant after = adjusted_terms(warrant, 2026y / 6 / 10);
    CHECK(after.shares == Shares{640});
    CHECK(after.strike == PerShare{0.0025});
    CHECK(after.tranches[0].shares == Shares{400});
    CHECK(after.tranches[1].shares == Shares{240});
    CHECK(hurdle(after.tranches[0].gates[0]) == 50);
    CHECK(hurdle(after.exercise_gates[0]) == 60);
    CHECK(std::get<VolumeGate>(after.tranches[0].gates[1]).volume == 1);
    CHECK(after.tranches[1].linear->to == 6);
    CHECK(after.adjustments.empty());
    CHECK(after.shares * after.strike == warrant.shares * warrant.strike);  // what exercise costs
  }
  TEST_CASE("adjusting twice changes nothing and adjusting in two steps is adjusting at once") {
    Warrant warrant = two_tranches();
    warrant.adjustments = {{.effective = 2028y / 3 / 1, .ratio = 0.5},
                           {.effective = 2026y / 6 / 10, .ratio = 4}};
    const Warrant once = adjusted_terms(warrant, 2027y / 1 / 1);
    const Warrant twice = adjusted_terms(once, 2027y / 1 / 1);
    CHECK(twice.shares == Shares{640});
    CHECK(hurdle(twice.tranches[0].gates[0]) == 50);
    CHECK(twice.adjustments.size() == 1);
    const Warrant stepped = adjusted_terms(once, 2028y / 3 / 1);  // 4 x 0.5 = 2
    CHECK(stepped.shares == Shares{320});
    CHECK(hurdle(stepped.tranches[0].gates[0]) == 100);
    CHECK(adjusted_terms(warrant, 2028y / 3 / 1).shares == Shares{320});
  }
  TEST_CASE("terms before the grant are refused") {
    CHECK(adjusted_terms(two_tranches(), 2025y / 10 / 5).shares == Shares{160});
    CHECK_THROWS_WITH_AS(adjusted_terms(two_tranches(), 2025y / 10 / 4),
                         "date: must be on or after the grant 2025-10-05, got 2025-10-04", DomainError);
    CHECK_THROWS_WITH_AS(adjusted_terms(two_tranches(), Date{}), "date: must be a date, got none",
                         DomainError);
  }
  TEST_CASE("the one price gate of a tranche is found and two are refused") {
    const Warrant warrant = two_tranches();
    CHECK(price_gate(warrant.tranches[0])->hurdle == PerShare{200});
    CHECK(!price_gate(warrant.tranches[1]));
    const Tranche both{.name = "both", .shares = Shares{1}, .gates = {price(100), purchased(1), price(200)}};
    CHECK_THROWS_WITH_AS(price_gate(both), "tranche.gates: must be at most one price gate, got more",
                         DomainError);
  }
  TEST_CASE("the volume at which a tranche can vest or a linear one begins") {
    const Warrant warrant = two_tranches();
    CHECK(volume_gate(warrant.tranches[0])->volume == 1);
    CHECK(volume_gate(warrant.tranches[0])->measure == VolumeMeasure::purchased);
    CHECK(volume_gate(warrant.tranches[1])->volume == 1);
    CHECK(volume_gate(warrant.tranches[1])->measure == VolumeMeasure::deployed);
    Tranche tranche{.name = "price only", .shares = Shares{1}, .gates = {price(100)}};
    CHECK(!volume_gate(tranche));
    tranche.gates = {purchased(1), purchased(2)};
    CHECK_THROWS_WITH_AS(volume_gate(tranche), "tranche.gates: must be at most one volume gate, got more",
                         DomainError);
    tranche = {.name = "both", .shares = Shares{1}, .gates = {purchased(1)}, .linear = linear(0, 6)};
    CHECK_THROWS_WITH_AS(volume_gate(tranche),
                         "tranche.gates: must be without a volume gate if it vests linearly, got one",
                         DomainError);
  }
}

}  // namespace warrant_test
