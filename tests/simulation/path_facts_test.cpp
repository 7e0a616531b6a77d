#include <fairvalue/simulation/path_facts.hpp>

#include <doctest/doctest.h>

#include "engine_samples.hpp"

using namespace fairvalue;
using namespace samples;

TEST_SUITE("simulation/path_facts") {
  TEST_CASE("facts of nothing are empty") {
    const PathFacts facts;
    CHECK(facts.paths == 0);
    CHECK(facts.vested.empty());
    CHECK(facts.price.empty());
  }

  TEST_CASE("no day is before all days") { CHECK(no_day < 0); }

  TEST_CASE("what the engine says of a piece hangs together") {
    const Date today = day(2025, 10, 6);
    const auto after = GateTiming::after_other_gates;
    Asked one = Simulation{.model = model(100, today, 0.5), .deals = {}, .seed = 9};
    one.deals = {deal(warrant(today, day(2026, 10, 6),
                              {tranche("both", {price_gate(110, on_average_of(5)), deployed(1)}),
                               tranche("later", {price_gate(110, on_any_close(), after), deployed(1)}),
                               tranche("milestone", {deployed(1)})}))};
    one.deals[0].outlook.milestones = {outlook_of(1, LogNormal{0.5, 0.5})};
    for (int d = 0; d <= 252; ++d) one.price_days.push_back(d);
    const Collected all{one.engine(), 500};
    for (std::size_t i = 0; i < 500; ++i) {
      const auto milestone = all.milestone[0][i];
      const auto price = all.price_met[0][i];
      const auto both = price == no_day || milestone == no_day ? no_day : std::max(price, milestone);
      CHECK(all.vested[0][i] == both);
      CHECK(all.price_met[1][i] == all.vested[1][i]);  // counted from the milestone
      CHECK(all.price_met[2][i] == 0);                 // none to meet
      CHECK(all.vested[2][i] == milestone);
      for (std::size_t piece = 0; piece < 3; ++piece) {
        CHECK(all.exercisable[piece][i] == all.vested[piece][i]);
        CHECK(all.price_at_end[piece][i] == all.price[252][i]);
        const auto vested = all.vested[piece][i];
        CHECK(all.price_when_exercisable[piece][i] ==
              (vested == no_day ? 0.0F : all.price[static_cast<std::size_t>(vested)][i]));
      }
    }
  }
}
