#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/vesting.hpp>
#include <fairvalue/deal/warrant.hpp>

#include "warrant_fixtures.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;

namespace {

/// A close at 200, an average at 300, and exercise at 240.
Warrant two_hurdles() {
  Warrant warrant =
      warrant_of({cliff("first", {purchased(1), price_at(200)}),
                  cliff("second", {price_at(300, on_average_of(20), GateTiming::after_other_gates),
                                   purchased(2), NamedGate{"supply"}})});
  warrant.exercise_gates = {NamedGate{"technical"}, price_at(240)};
  return warrant;
}

std::vector<std::string> gates_of(const Warrant& warrant) {
  std::vector<std::string> texts;
  for (const Tranche& tranche : warrant.tranches) {
    for (const Gate& gate : tranche.gates) texts.push_back(describe(gate));
  }
  for (const Gate& gate : warrant.exercise_gates) texts.push_back(describe(gate));
  return texts;
}

TEST_SUITE("deal/with_monitoring") {
  TEST_CASE("every price gate gets the rule and keeps its hurdle and timing and the rest stays") {
    const Warrant held = with_monitoring(two_hurdles(), on_consecutive(20));
    CHECK(gates_of(held) ==
          std::vector<std::string>{"1 GW purchased", "price at 200.00 (20 consecutive closes)",
                                   "price at 300.00 (20 consecutive closes) after the other gates",
                                   "2 GW purchased", "supply", "technical",
                                   "price at 240.00 (20 consecutive closes)"});
    CHECK(held.shares == Shares{200});
    CHECK(held.strike == PerShare{0.01});
    CHECK(held.expiry == january(20));
  }
  TEST_CASE("the warrant given is left as it is") {
    const Warrant warrant = two_hurdles();
    with_monitoring(warrant, continuously());
    CHECK(gates_of(warrant) == gates_of(two_hurdles()));
  }
  TEST_CASE("the second rule replaces the first") {
    const Warrant twice = with_monitoring(with_monitoring(two_hurdles(), on_some_of(3, 5)), on_any_close());
    CHECK(gates_of(twice) == gates_of(with_monitoring(two_hurdles(), on_any_close())));
  }
  TEST_CASE("a stricter rule vests the same closes later") {
    // Closes from the 5th on: at the hurdle on the 6th, then on the 10th, 11th and 12th.
    const DealHistory history = priced({90, 101, 99, 0, 0, 100, 102, 103});
    const Warrant lenient = warrant_of({cliff("only", {price_at(100)})});
    const auto vested_on = [&](const Warrant& terms) {
      return day_of(vesting(terms, history, january(20)).front().vested_on);
    };
    CHECK(vested_on(lenient) == 6);
    CHECK(vested_on(with_monitoring(lenient, on_consecutive(3))) == 12);
    CHECK(vested_on(with_monitoring(lenient, on_consecutive(4))) == 0);
  }
  TEST_CASE("a bad rule is refused by name") {
    CHECK_THROWS_WITH_AS(with_monitoring(two_hurdles(), on_average_of(0)), "rule.n: must be >= 1, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(with_monitoring(two_hurdles(), on_some_of(6, 5)), "rule.k: must be <= n (5), got 6",
                         DomainError);
  }
}

}  // namespace
