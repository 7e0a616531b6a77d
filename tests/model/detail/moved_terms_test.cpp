#include "../../../lib/model/detail/moved_terms.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/math/distribution.hpp>

#include "model/case_fixtures.hpp"

namespace moved_terms_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Distribution later(Distribution years, double delay) {
  const MilestoneOutlook milestone{
      .measure = VolumeMeasure::purchased, .volume = 6, .timing = {.years = std::move(years), .never = 0.1}};
  return detail::delayed({.milestones = {milestone}}, Years{delay}).milestones[0].timing.years;
}

double hurdle_of(const Gate& gate) { return std::get<PriceGate>(gate).hurdle.value; }

TEST_SUITE("model/moved_terms") {
  TEST_CASE("a law is moved as a whole: P of x + d after is P of x before") {
    for (const Distribution& law : std::vector<Distribution>{
             Fixed{2}, Normal{2, 0.5}, Uniform{1, 3}, Triangular{1, 1.5, 3}, Pert{1, 2, 4},
             Discrete{{0.5, 1.5, 4}, {0.25, 0.5, 0.25}}, Empirical{{3, 1, 1, 2}}}) {
      CAPTURE(describe(law));
      const Distribution moved = later(law, 0.75);  // sums of these numbers are exact
      for (const double x : {0.5, 1.0, 1.75, 2.0, 2.5, 3.5}) {
        // Pert and triangular divide by a width that is the same; a rounding or two is left.
        CHECK(cdf(moved, x + 0.75) == doctest::Approx(cdf(law, x)).epsilon(1e-14));
      }
      CHECK(moved.index() == law.index());
    }
  }
  TEST_CASE("a log-normal law keeps its deviation and moves its mean") {
    const Distribution law = LogNormal{4, 0.3};
    const Distribution moved = later(law, 2.5);
    CHECK(std::holds_alternative<LogNormal>(moved));
    CHECK(mean(moved) == near(mean(law) + 2.5));
    CHECK(standard_deviation(moved) == near(standard_deviation(law)));
  }
  TEST_CASE("points that are reached already stay and a delay of 0 changes nothing") {
    CHECK(std::get<Fixed>(later(Fixed{-0.1}, 1)).value == -0.1);
    CHECK(std::get<Fixed>(later(Fixed{0}, 1)).value == 0);
    CHECK(std::get<Discrete>(later(Discrete{{-1, 0, 1}, {0.2, 0.3, 0.5}}, 1)).values ==
          std::vector<double>{-1, 0, 2});
    CHECK(std::get<Empirical>(later(Empirical{{2, -1}}, 1)).values == std::vector<double>{3, -1});
    const auto same = std::get<LogNormal>(later(LogNormal{4, 0.3}, 0));
    CHECK(same.median == 4);
    CHECK(same.sigma == 0.3);
  }
  TEST_CASE("volume and chance of a milestone and all other beliefs stay") {
    const ConditionOutlook outlook{
        .milestones = {{VolumeMeasure::purchased, 6, {.years = Fixed{1}, .never = 0.1}},
                       {VolumeMeasure::deployed, 3, {.years = Fixed{2}}}},
        .named = {{"technical", 0.8}},
        .service = 0.9};
    const ConditionOutlook moved = detail::delayed(outlook, Years{1});
    REQUIRE(moved.milestones.size() == 2);
    CHECK(moved.milestones[0].volume == 6);
    CHECK(moved.milestones[0].timing.never == 0.1);
    CHECK(std::get<Fixed>(moved.milestones[1].timing.years).value == 3);
    CHECK(moved.named[0].probability == 0.8);
    CHECK(moved.service == 0.9);
  }
  TEST_CASE("all price hurdles are scaled and no other gate") {
    Warrant warrant = warrant_of(20, {tranche("first", 100, {price_at(300), volume_of(2)}),
                                      tranche("second", 100, {volume_of(4), price_at(600)})});
    warrant.exercise_gates = {price_at(50)};
    const Warrant scaled = detail::with_hurdles_scaled(warrant, 1.5);
    CHECK(hurdle_of(scaled.tranches[0].gates[0]) == 450);
    CHECK(hurdle_of(scaled.tranches[1].gates[1]) == 900);
    CHECK(hurdle_of(scaled.exercise_gates[0]) == 75);
    CHECK(std::get<VolumeGate>(scaled.tranches[1].gates[0]).volume == 4);
    CHECK(scaled.strike == PerShare{20});
  }
}

}  // namespace moved_terms_test
