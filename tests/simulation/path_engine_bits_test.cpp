// A path is a function of the seed and its index: the same bits however the work is cut and whatever does it.
#include <doctest/doctest.h>

#include <hwy/targets.h>

#include <fairvalue/simulation/path_engine.hpp>

#include "engine_samples.hpp"

using namespace fairvalue;
using namespace samples;

namespace {

const Date today = day(2025, 10, 6);

/// Something of everything: every rule, a benchmark, a deployment, an outlook, conditions, crossings,
/// streaks.
Asked all_kinds() {
  const auto after = GateTiming::after_other_gates;
  std::vector<Tranche> tranches{
      tranche("any", {price_gate(220, on_any_close()), NamedGate{"permit"}}),
      tranche("average", {price_gate(225, on_average_of(10)), deployed(1)}),
      tranche("run", {price_gate(210, on_consecutive(8), after), deployed(2)}),
      tranche("count", {price_gate(215, on_some_of(6, 15), after), deployed(1)}),
      tranche("moment", {price_gate(230, continuously()), ServiceGate{day(2025, 12, 1)}}),
      tranche("moment later", {price_gate(230, continuously(), after), deployed(2)}),
      tranche("relative", {RelativeGate{.benchmark = "SOX", .excess = 0.1}})};
  Asked one = Simulation{.model = model(200, today, 0.6), .deals = {}, .seed = 20251006};
  one.model.benchmarks = {{.name = "SOX", .volatility = 0.3, .correlation = 0.6}};
  SimulatedDeal first = deal(warrant(today, day(2026, 4, 6), tranches), "first");
  first.outlook = {.named = {{"permit", 0.7}}, .service = 0.9};
  first.deployment =
      DeploymentModel{.plan = {VolumeMeasure::deployed, today, {{1, day(2025, 12, 1)}, {2, day(2026, 2, 1)}}},
                      .delay = LogNormal{0.05, 1.0},
                      .never = 0.1,
                      .correlation = 0.5};
  SimulatedDeal second = first;
  second.name = "second";
  second.deployment.reset();
  second.outlook.milestones = {outlook_of(1, Pert{0.1, 0.2, 0.6}), outlook_of(2, LogNormal{0.3, 0.5}, 0.1)};
  one.deals = {first, second};
  one.price_days = {1, 60, 126};
  one.crossings = {{PerShare{230}, 126}, {PerShare{260}, 60}};
  one.streaks = {{5, 3, 126}, {1, 2, 60}};
  return one;
}

/// Everything of every path, as a reducer gets it, on some threads.
Collected reduced(const PathEngine& engine, int threads) {
  Collected total{engine, 0};
  reduce_paths(
      engine, {0, 5}, total,
      [&] {
        return Collected{engine, 0};
      },
      [](Collected& part, const PathFacts& facts) { part.add(facts); },
      [](Collected& sum, Collected&& part) { sum.add(part); }, [](const Collected&) { return false; },
      {.threads = threads});
  return total;
}

}  // namespace

TEST_SUITE("simulation/path_engine") {
  TEST_CASE("threads change nothing") {
    const PathEngine engine = all_kinds().engine();
    const Collected one = reduced(engine, 1);
    CHECK(one.vested[0].size() == 5 * 4096);
    CHECK(one == Collected{engine, 5 * 4096});
    CHECK(reduced(engine, 2) == one);
    CHECK(reduced(engine, 7) == one);
  }

  TEST_CASE("the first paths of a block are those of the whole block") {
    const PathEngine engine = all_kinds().engine();
    const Collected whole{engine, 4096, 3};
    for (const std::size_t paths : {1, 63, 64, 65, 1000}) {
      CAPTURE(paths);
      const Collected part{engine, paths, 3};
      CHECK(part.vested[0].size() == paths);
      CHECK(whole.starts_with(part));
    }
  }

  TEST_CASE("another engine of the same simulation has the same paths and another seed others") {
    const PathEngine engine = all_kinds().engine();
    PathEngine moved = all_kinds().engine();
    CHECK(Collected{engine, 200, 1} == Collected{moved, 200, 1});
    const Asked all = all_kinds();
    Asked other = all;
    ++other.seed;
    other.measure = Measure::risk_neutral;
    const Collected others{other.engine(), 200, 1};
    CHECK(!(others == Collected{engine, 200, 1}));
    CHECK(others == Collected{engine.with(other.measure, other.seed, all), 200, 1});
    CHECK(!(Collected{engine, 200, 2} == Collected{engine, 200, 1}));
  }

  TEST_CASE("what else is simulated does not change a path") {
    Asked alone = all_kinds();
    alone.deals.pop_back();
    alone.crossings.clear();
    alone.streaks.clear();
    const Collected both{all_kinds().engine(), 300};
    const Collected one{alone.engine(), 300};
    for (std::size_t i = 0; i < one.vested.size(); ++i) CHECK(one.vested[i] == both.vested[i]);
    CHECK(one.price == both.price);
  }

  TEST_CASE("every instruction set gives the same bits") {
    const PathEngine engine = all_kinds().engine();
    const Collected best{engine, 300};
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
      CAPTURE(hwy::TargetName(target));
      hwy::SetSupportedTargetsForTest(target);
      CHECK(Collected{engine, 300} == best);
    }
    hwy::SetSupportedTargetsForTest(0);
  }
}
