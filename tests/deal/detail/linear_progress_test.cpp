#include "deal/detail/linear_progress.hpp"

#include <doctest/doctest.h>

using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

namespace {

const Date granted = 2025y / 1 / 1;

Warrant terms() {
  return {.holder = "customer",
          .shares = Shares{100},
          .strike = PerShare{10},
          .granted = granted,
          .expiry = 2030y / 1 / 1,
          .tranches = {{.name = "only",
                        .shares = Shares{100},
                        .gates = {},
                        .linear = LinearVesting{.measure = VolumeMeasure::paid, .from = 1, .to = 5}}}};
}

/// 2 paid on day 100 and 3 on day 200.
DealHistory history() {
  DealHistory history{.closes = DatedSeries<PerShare>{{{granted, PerShare{10}}}}};
  history.volumes = {
      {.measure = VolumeMeasure::paid,
       .cumulative = DatedSeries<double>{{{add_days(granted, 100), 2.0}, {add_days(granted, 200), 3.0}}}}};
  return history;
}

detail::LinearProgress progress(const Warrant& warrant, const DealHistory& known, int day) {
  const Date as_of = add_days(granted, day);
  return detail::linear_progress(warrant, known, as_of, 0, vesting(warrant, known, as_of)[0]);
}

}  // namespace

TEST_SUITE("deal/detail/linear_progress") {
  TEST_CASE("parts by hand: 2 of 1 to 5 is a quarter") {
    const LinearVesting linear = *terms().tranches[0].linear;
    CHECK(detail::part_at(linear, 2) == 0.25);
    CHECK(detail::part_at(linear, 0.5) == 0.0);
    CHECK(detail::part_at(linear, 7) == 1.0);
  }
  TEST_CASE("volume and exercises so far") {
    DealHistory known = history();
    CHECK(progress(terms(), known, 150).volume == 2.0);
    CHECK(progress(terms(), known, 250).volume == 3.0);
    CHECK(progress(terms(), known, 250).exercised == 0.0);
    known.exercises = {{"only", add_days(granted, 150)}};  // the quarter that was vested
    CHECK(progress(terms(), known, 250).exercised == Approx(0.25).epsilon(1e-15));
  }
  TEST_CASE("a split between changes no part") {
    Warrant split = terms();
    split.adjustments = {{.effective = add_days(granted, 120), .ratio = 2}};
    DealHistory known = history();
    known.exercises = {{"only", add_days(granted, 150)}};
    CHECK(progress(split, known, 250).exercised == Approx(0.25).epsilon(1e-15));
  }
  TEST_CASE("volume after the agreement's end does not count") {
    DealHistory known = history();
    known.terminated = add_days(granted, 160);
    const auto got = progress(terms(), known, 250);
    CHECK(got.stopped);
    CHECK(got.volume == 2.0);
    CHECK_FALSE(progress(terms(), history(), 250).stopped);
  }
}
