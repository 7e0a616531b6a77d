#include "simulation/plan/price_watch.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "../engine_samples.hpp"

namespace price_watch_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const Date today = day(2025, 10, 6);
const PriceModel plain = model(200, today, 0.5);

TEST_SUITE("simulation/plan/price_watch") {
  TEST_CASE("each rule becomes the watch that asks the same") {
    struct Row {
      MonitoringRule rule;
      WatchKind kind;
      int n;
      int k;
    };
    for (const Row& row :
         {Row{continuously(), WatchKind::continuous, 1, 1}, Row{on_any_close(), WatchKind::lowest, 1, 1},
          Row{on_average_of(20), WatchKind::sum, 20, 1}, Row{on_average_of(1), WatchKind::lowest, 1, 1},
          Row{on_consecutive(20), WatchKind::lowest, 20, 1},
          Row{on_some_of(20, 30), WatchKind::count, 30, 20},
          Row{on_some_of(30, 30), WatchKind::lowest, 30, 1},
          Row{on_total_of(20), WatchKind::count, every_close, 20},
          Row{on_total_of(1), WatchKind::count, every_close, 1}}) {
      CAPTURE(describe(row.rule));
      const auto planned = price_watch("gate", price_gate(300, row.rule), plain, 1);
      CHECK(planned.watch.kind == row.kind);
      CHECK(planned.watch.n == row.n);
      CHECK(planned.watch.k == row.k);
      CHECK(planned.watch.level == 1.5);
    }
  }

  TEST_CASE("a rule can be met when closes known and to come are as many as it needs") {
    const auto floor = [](const MonitoringRule& rule, int known) {
      return price_watch("gate", price_gate(300, rule), plain, 1 - known).floor;
    };
    CHECK(floor(on_average_of(20), 0) == 20);
    CHECK(floor(on_average_of(20), 7) == 13);
    CHECK(floor(on_average_of(20), 19) == 1);
    CHECK(floor(on_average_of(20), 20) == 0);
    CHECK(floor(on_average_of(20), 100) == 0);
    CHECK(floor(on_average_of(20), -10) == 30);  // windows begin with the eleventh close to come
    CHECK(floor(on_average_of(2'000'000'000), -2'000'000'000) > 1'000'000'000);
    CHECK(floor(on_some_of(20, 30), 0) == 20);
    CHECK(floor(on_some_of(20, 30), 19) == 1);
    CHECK(floor(on_total_of(20), 0) == 20);
    CHECK(floor(on_total_of(20), 19) == 1);
    CHECK(floor(on_total_of(2'000'000'000), -2'000'000'000) > 1'000'000'000);
    CHECK(floor(on_any_close(), 0) == 1);
    CHECK(floor(continuously(), 0) == 0);     // at this very moment
    CHECK(floor(continuously(), -10) == 10);  // from the close before the eleventh on
    CHECK(price_watch("gate", price_gate(300, on_average_of(20)), plain, -6).watch.first_close == -6);
  }

  TEST_CASE("a relative gate goes on from the growth until today") {
    PriceModel with_index = plain;
    with_index.benchmarks = {{.name = "NDX", .volatility = 0.2, .correlation = 0.5},
                             {.name = "SOX", .volatility = 0.3, .correlation = 0.5}};
    const RelativeGate gate{.benchmark = "SOX", .excess = 0.25};
    const OpenWarrant open = open_warrant(warrant(today, day(2026, 10, 6), {tranche("a", {gate})}), today);
    const auto planned = price_watch("gate", gate, with_index, open);
    CHECK(planned.floor == 1);
    CHECK(planned.watch.kind == WatchKind::relative);
    CHECK(planned.watch.benchmark == 1);
    CHECK(planned.watch.level == 0.25);
    CHECK(planned.watch.own_growth == 1.0);
    const auto unknown = [&] {
      price_watch("gate", RelativeGate{"S&P", 0}, with_index, open);
    };
    CHECK_THROWS_WITH_AS(unknown(), "gate.benchmark: must be one of the model's benchmarks, got S&P",
                         DomainError);
  }

  TEST_CASE("there are no highs where prices jump") {
    PriceModel jumping = plain;
    jumping.jumps = Jumps{.intensity = 1, .mean = 0, .deviation = 0.1};
    CHECK_THROWS_WITH_AS(
        price_watch("gate", price_gate(300, continuously()), jumping, 1),
        "gate.rule: must be on closes for a model with jumps, which has no highs, got any moment",
        DomainError);
    CHECK_NOTHROW(price_watch("gate", price_gate(300, on_any_close()), jumping, 0));
  }

  TEST_CASE("levels stay within a float") {
    CHECK(relative_level(PerShare{300}, PerShare{200}) == 1.5);
    CHECK(relative_level(PerShare{1e300}, PerShare{1e-5}) == 1e30);
    CHECK(relative_level(PerShare{1e-300}, PerShare{200}) == 1e-30);
  }
}

}  // namespace price_watch_test
