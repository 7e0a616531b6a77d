#include <fairvalue/deal/condition_outlook.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

using namespace fairvalue;
using doctest::Approx;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // some roundings of doubles

const MilestoneTiming delayed{.years = LogNormal{.median = 2.0, .sigma = 0.5}, .never = 0.2};

/// Two milestones, two named conditions and service.
ConditionOutlook whole() {
  return {.milestones = {{.measure = VolumeMeasure::delivered, .volume = 1, .timing = {.years = Fixed{1}}},
                         {.measure = VolumeMeasure::purchased, .volume = 6, .timing = delayed}},
          .named = {{.name = "technical", .probability = 0.9}, {.name = "commercial", .probability = 1}},
          .service = 0.95};
}

template <class Change>
void refuses_after(Change change, const char* message) {
  CAPTURE(message);
  ConditionOutlook bad = whole();
  change(bad);
  CHECK_THROWS_WITH_AS(require_outlook(bad), message, DomainError);
}

TEST_SUITE("deal/condition_outlook") {
  TEST_CASE("a milestone with one chance in five of never is reached within its median with 40 percent") {
    CHECK(probability_within(delayed, Years{2}) == Approx(0.8 * 0.5).epsilon(round_off));
    // ln(x / 2) = 0.5 is one deviation: N(1) = 0.841344746068543.
    CHECK(probability_within(delayed, Years{2 * std::exp(0.5)}) ==
          Approx(0.8 * 0.841344746068543).epsilon(round_off));
    CHECK(probability_within(delayed, Years{infinity}) == 0.8);
    CHECK(probability_within(delayed, Years{0}) == 0.0);
  }
  TEST_CASE("a fixed date is certain from the very day on") {
    const MilestoneTiming one_year{.years = Fixed{1}};
    CHECK(probability_within(one_year, Years{1}) == 1.0);
    CHECK(probability_within(one_year, Years{std::nextafter(1.0, 0.0)}) == 0.0);
  }
  TEST_CASE("a time before today is reached already and never is never") {
    const MilestoneTiming maybe{.years = Discrete{.values = {-0.5, 3}, .probabilities = {0.25, 0.75}}};
    CHECK(probability_within(maybe, Years{0}) == 0.25);
    CHECK(probability_within(maybe, Years{-1}) == 0.0);
    CHECK(probability_within({.years = Fixed{0}, .never = 1.0}, Years{infinity}) == 0.0);
  }
  TEST_CASE("more time is never less probable") {
    for (const Distribution& years :
         {Distribution{Fixed{2}}, Distribution{LogNormal{.median = 3, .sigma = 0.4}},
          Distribution{Pert{.low = 1, .mode = 2, .high = 5}}}) {
      for (double t = 0.0; t < 6.0; t += 0.125) {
        const MilestoneTiming timing{.years = years, .never = 0.1};
        CHECK(probability_within(timing, Years{t}) <= probability_within(timing, Years{t + 0.125}));
      }
    }
  }
  TEST_CASE("a bad timing is refused by name") {
    const auto refuses = [](const MilestoneTiming& bad, const char* message) {
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_timing("timing", bad), message, DomainError);
      CHECK_THROWS_WITH_AS(probability_within(bad, Years{1}), message, DomainError);
    };
    refuses({.years = Fixed{1}, .never = -0.1}, "timing.never: must be between 0 and 1, got -0.1");
    refuses({.years = Fixed{1}, .never = 1.1}, "timing.never: must be between 0 and 1, got 1.1");
    refuses({.years = Fixed{1}, .never = nan}, "timing.never: must be a finite number, got nan");
    refuses({.years = Fixed{nan}}, "timing.years.value: must be a finite number, got nan");
    refuses({.years = LogNormal{.median = 1, .sigma = 0}}, "timing.years.sigma: must be > 0, got 0");
    refuses({.years = Discrete{.values = {1, 2}, .probabilities = {0.5, 0.4}}},
            "timing.years.probabilities: must be a sum of 1, got 0.9");
    CHECK(&require_timing("timing", delayed) == &delayed);
  }
  TEST_CASE("a time that is no number is refused by name") {
    CHECK_THROWS_WITH_AS(probability_within(delayed, Years{nan}), "years: must be a number, got nan",
                         DomainError);
  }
  TEST_CASE("a sound outlook is handed back as it is and may be empty") {
    const ConditionOutlook outlook = whole();
    CHECK(&require_outlook(outlook) == &outlook);
    CHECK_NOTHROW(require_outlook({}));
  }
  TEST_CASE("one volume may be both delivered and purchased but one outlook may not come twice") {
    ConditionOutlook outlook = whole();
    outlook.milestones[0].volume = 6;
    CHECK_NOTHROW(require_outlook(outlook));
    refuses_after(
        [](ConditionOutlook& o) {
          o.milestones[0].measure = VolumeMeasure::purchased;
          o.milestones[0].volume = 6;
        },
        "outlook.milestones[1]: must be unique, got 6 GW purchased");
    refuses_after([](ConditionOutlook& o) { o.named[1].name = "technical"; },
                  "outlook.named[1].name: must be unique, got technical");
  }
  TEST_CASE("a bad milestone is refused by its place") {
    refuses_after([](ConditionOutlook& o) { o.milestones[0].volume = 0; },
                  "outlook.milestones[0].volume: must be > 0, got 0");
    refuses_after([](ConditionOutlook& o) { o.milestones[1].volume = nan; },
                  "outlook.milestones[1].volume: must be a finite number, got nan");
    refuses_after([](ConditionOutlook& o) { o.milestones[1].timing.never = 2; },
                  "outlook.milestones[1].timing.never: must be between 0 and 1, got 2");
    refuses_after(
        [](ConditionOutlook& o) {
          o.milestones[0].timing.years = LogNormal{-1, 1};
        },
        "outlook.milestones[0].timing.years.median: must be > 0, got -1");
  }
  TEST_CASE("a bad named condition or service is refused by name") {
    refuses_after([](ConditionOutlook& o) { o.named[0].name = ""; },
                  "outlook.named[0].name: must be a name, got none");
    refuses_after([](ConditionOutlook& o) { o.named[1].probability = -0.5; },
                  "outlook.named[1].probability: must be between 0 and 1, got -0.5");
    refuses_after([](ConditionOutlook& o) { o.named[1].probability = nan; },
                  "outlook.named[1].probability: must be a finite number, got nan");
    refuses_after([](ConditionOutlook& o) { o.service = 1.5; },
                  "outlook.service: must be between 0 and 1, got 1.5");
    refuses_after([](ConditionOutlook& o) { o.service = infinity; },
                  "outlook.service: must be a finite number, got inf");
  }
}

}  // namespace
