#include <fairvalue/deal/volume_pace.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/math/distribution.hpp>

namespace volume_pace_test {
using namespace fairvalue;

/// Ten tranches, one for each 500 paid.
Warrant by_payments() {
  return {.holder = "Customer",
          .shares = Shares{1000},
          .strike = PerShare{10},
          .granted = std::chrono::year{2026} / 1 / 1,
          .expiry = std::chrono::year{2033} / 1 / 1,
          .tranches = tranches_by_volume("paid", Shares{1000},
                                         {.measure = VolumeMeasure::paid, .step = 500, .parts = 10},
                                         ShareRounding::cumulative)};
}
const VolumePace a_thousand_in_two_years{
    .measure = VolumeMeasure::paid, .volume = 1000, .timing = {.years = Uniform{1, 3}, .never = 0.1}};

TEST_SUITE("deal/volume pace") {
  TEST_CASE("each tranche has a milestone in proportion") {
    const auto outlook = with_pace({}, a_thousand_in_two_years, by_payments(), {});
    REQUIRE(outlook.milestones.size() == 10);
    CHECK(outlook.milestones[1].timing == a_thousand_in_two_years.timing);  // 1000 itself
    for (std::size_t i = 0; i < 10; ++i) {
      const MilestoneOutlook& one = outlook.milestones[i];
      CHECK(one.volume == 500.0 * static_cast<double>(i + 1));
      CHECK(mean(one.timing.years) == doctest::Approx(static_cast<double>(i + 1)));  // 500 a year
      CHECK(one.timing.never == 0.1);
    }
    CHECK(probability_within(outlook.milestones[3].timing, Years{4}) == doctest::Approx(0.45));  // 0.9 / 2
  }
  TEST_CASE("what has been reached counts") {
    DealHistory history;
    history.volumes = {{VolumeMeasure::paid, DatedSeries<double>{{{std::chrono::year{2026} / 3 / 1, 300},
                                                                  {std::chrono::year{2026} / 6 / 1, 700}}}}};
    const auto outlook = with_pace({}, a_thousand_in_two_years, by_payments(), history);
    REQUIRE(outlook.milestones.size() == 9);
    CHECK(outlook.milestones[0].volume == 1000);
    CHECK(mean(outlook.milestones[0].timing.years) == doctest::Approx(0.6));  // 300 more at 500 a year
  }
  TEST_CASE("a milestone of the outlook stays and another measure gets none") {
    const ConditionOutlook known{
        .milestones = {{.measure = VolumeMeasure::paid, .volume = 500, .timing = {.years = Fixed{9}}}}};
    const auto outlook = with_pace(known, a_thousand_in_two_years, by_payments(), {});
    CHECK(outlook.milestones.size() == 10);
    CHECK(outlook.milestones[0] == known.milestones[0]);
    VolumePace gigawatts = a_thousand_in_two_years;
    gigawatts.measure = VolumeMeasure::delivered;
    CHECK(with_pace(known, gigawatts, by_payments(), {}) == known);
  }
  TEST_CASE("a linear tranche has ten steps") {
    Warrant warrant = by_payments();
    warrant.tranches = {{.name = "even",
                         .shares = Shares{1000},
                         .gates = {},
                         .linear = LinearVesting{.measure = VolumeMeasure::paid, .from = 1000, .to = 2000}}};
    const auto outlook = with_pace({}, a_thousand_in_two_years, warrant, {});
    REQUIRE(outlook.milestones.size() == 10);
    CHECK(outlook.milestones.front().volume == doctest::Approx(1100));
    CHECK(mean(outlook.milestones.back().timing.years) == doctest::Approx(4.0));
  }
  TEST_CASE("a bad pace is refused by name") {
    VolumePace pace = a_thousand_in_two_years;
    pace.volume = 0;
    CHECK_THROWS_WITH_AS(with_pace({}, pace, by_payments(), {}), "pace.volume: must be > 0, got 0",
                         DomainError);
    pace = a_thousand_in_two_years;
    pace.timing.never = 2;
    CHECK_THROWS_WITH_AS(require_pace("award", pace), "award.timing.never: must be between 0 and 1, got 2",
                         DomainError);
  }
}

}  // namespace volume_pace_test
