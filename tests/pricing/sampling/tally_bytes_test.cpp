// A block that went through bytes against the block itself: a whole simulated value, bit by bit.
#include "pricing/sampling/tally_bytes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "../simulation_samples.hpp"

namespace tally_bytes_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

Simulation averages() {
  return reference_simulation(warrant_of({tranche("low", {price_at(200, on_average_of(20))}),
                                          tranche("high", {price_at(260, on_any_close())}, 50)},
                                         100));
}

SimulatedValue valued(const SimulationSettings& settings) {
  const Simulation simulation = averages();
  return value_by_simulation(simulation.positions, simulation.model, {}, settings);
}

/// Everything that has come through bytes.
void check_same(const SimulatedValue& a, const SimulatedValue& b) {
  CHECK(a.total.mean == b.total.mean);
  CHECK(a.total.standard_error == b.total.standard_error);
  CHECK(a.effective_paths == b.effective_paths);
  CHECK(a.paths == b.paths);
  CHECK(a.status == b.status);
  REQUIRE(a.tranches.size() == b.tranches.size());
  for (std::size_t i = 0; i < a.tranches.size(); ++i) {
    CHECK(a.tranches[i].value.mean == b.tranches[i].value.mean);
    CHECK(a.tranches[i].hit_share.mean == b.tranches[i].hit_share.mean);
    CHECK(a.tranches[i].hit_risk_neutral.mean == b.tranches[i].hit_risk_neutral.mean);
    CHECK(a.tranches[i].vesting_probability.standard_error ==
          b.tranches[i].vesting_probability.standard_error);
    CHECK(a.tranches[i].exercise_probability.mean == b.tranches[i].exercise_probability.mean);
    CHECK(a.tranches[i].median_hit_share->value == b.tranches[i].median_hit_share->value);
    CHECK(a.tranches[i].variance_ratio == b.tranches[i].variance_ratio);
  }
  REQUIRE(a.vested.size() == b.vested.size());
  for (std::size_t i = 0; i < a.vested.size(); ++i)
    CHECK(a.vested[i].probability.mean == b.vested[i].probability.mean);
}

TEST_SUITE("pricing/sampling/tally_bytes") {
  TEST_CASE("a run whose blocks are exchanged as bytes gives the bits of one process") {
    std::uint64_t exchanged = 0;
    SimulationSettings settings{.paths = 5 * 4096, .seed = 3};
    const SimulatedValue alone = valued(settings);
    settings.run.exchange = [&](const BlockRange& round, const auto& work) {
      std::vector<std::string> parts(round.last - round.first);
      for (std::uint64_t i = round.last; i-- > round.first;) parts[i - round.first] = work(i);
      exchanged += parts.size();
      return parts;
    };
    check_same(valued(settings), alone);
    CHECK(exchanged == 5);
  }
  TEST_CASE("so does a run with strata and one under the risk-neutral measure") {
    for (const auto control : {ControlVariate::post_stratified, ControlVariate::none}) {
      SimulationSettings settings{
          .paths = 2 * 4096, .measure = Measure::risk_neutral, .control = control, .seed = 5};
      const SimulatedValue alone = valued(settings);
      settings.run.exchange = [](const BlockRange& round, const auto& work) {
        std::vector<std::string> parts;
        for (std::uint64_t i = round.first; i < round.last; ++i) parts.push_back(work(i));
        return parts;
      };
      check_same(valued(settings), alone);
    }
  }
  TEST_CASE("bytes that are cut or of another run are refused") {
    SimulationSettings settings{.paths = 4096, .seed = 3};
    settings.run.exchange = [](const BlockRange&, const auto& work) {
      std::string whole = work(0);
      whole.resize(whole.size() / 2);
      return std::vector{whole};
    };
    CHECK_THROWS_AS(valued(settings), Error);
    settings.run.exchange = [](const BlockRange&, const auto& work) { return std::vector{work(0) + "more"}; };
    CHECK_THROWS_WITH_AS(valued(settings), "block: must be of the same run, got one of another", Error);
  }
}
}  // namespace tally_bytes_test
