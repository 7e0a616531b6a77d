#include "simulation/draw/condition_draws.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

#include "../engine_samples.hpp"
#include "simulation/draw/normal_table.hpp"
#include "simulation/draw/path_words.hpp"

namespace condition_draws_test {
using namespace fairvalue;
using namespace fairvalue::detail;
using namespace samples;

const std::optional<TradingCalendar> no_calendar;
const CloseDays days = close_days(day(2025, 10, 6), day(2026, 10, 6), no_calendar);  // 252 closes in a year
constexpr double dt = 1.0 / 252;

/// Rows that do not move.
struct StillPrices {
  AlignedFloats rows = AlignedFloats(253 * batch_paths);
  PriceRows price_rows() {
    return {.rows = rows.data(), .chunk_high = nullptr, .history = 0, .days = 252, .first_close = 1};
  }
  PriceLaw law{.drift = std::vector<double>(252), .volatility = std::vector<double>(252, 0.03)};
};

double number(std::uint32_t stream, std::uint64_t path, std::uint32_t step) {
  return uniform(path_word(1, stream, path, step));
}

TEST_SUITE("simulation/draw/condition_draws") {
  TEST_CASE("a timing's day is the first by whose close it is likely enough") {
    const DayTable table = timing_table({.years = Pert{-0.1, 0.3, 1.5}, .never = 0.2}, days);
    for (const double p : {0.001, 0.1, 0.35, 0.5, 0.65, 0.79}) {
      const double years = quantile(Pert{-0.1, 0.3, 1.5}, p / 0.8);
      const int expected = static_cast<int>(std::ceil(std::max(0.0, years) / dt));
      CAPTURE(p);
      CHECK(table.day(p) == (expected <= 252 ? expected : no_day));
    }
    CHECK(table.day(0.81) == no_day);
  }

  TEST_CASE("a fixed time on a close is met on that close and with rounding on the next") {
    CHECK(timing_table({.years = Fixed{0.5}}, days).day(0.3) == 126);
    CHECK(timing_table({.years = Fixed{100 * dt}}, days).day(0.3) == 100);
    CHECK(timing_table({.years = Fixed{100.01 * dt}}, days).day(0.3) == 101);
    CHECK(timing_table({.years = Fixed{1.0}}, days).day(0.9) == 252);
    CHECK(timing_table({.years = Fixed{-2.0}}, days).day(0.9) == 0);
    CHECK(timing_table({.years = Fixed{1.001}}, days).day(0.9) == no_day);
  }

  TEST_CASE("good progress means little delay") {
    const DeploymentModel model{.plan = {VolumeMeasure::deployed, day(2025, 10, 6), {{1, day(2026, 1, 5)}}},
                                .delay = LogNormal{.median = 0.1, .sigma = 0.5},
                                .never = 0.1};
    const DayTable table = delay_table(model, days);
    // N(-Z) = .45 is the median of what comes at all, 25.2 closes; N(-Z) = .9 is where it never does.
    CHECK(table.day(-0.125661) == 26);  // normal quantile of .45
    CHECK(table.day(-6.0) < 5);
    CHECK(table.day(1.28) > 130);  // e^{.5 x 3.43} medians
    CHECK(table.day(1.2816) == no_day);
  }

  TEST_CASE("a delay that has lasted already is drawn from the rest of its distribution") {
    DeploymentModel model{.plan = {VolumeMeasure::deployed, day(2025, 10, 6), {{1, day(2026, 1, 5)}}},
                          .delay = LogNormal{.median = 0.1, .sigma = 0.5},
                          .never = 0.1};
    // A tenth of a year late is the median: of the .55 that are left .45 come at all. By .2 years ln 2 / .5 =
    // 1.386 deviations above it .9 x .91713 = .82542 have come, of .55 thus .37542 or .68258.
    const DayTable table = overdue_table(model, Years{0.1}, days);
    const auto normal = [](double p) { return normal_quantile(p); };
    CHECK(table.day(normal(0.6825)) <= 26);  // .1 years are 25.2 closes
    CHECK(table.day(normal(0.6825)) >= 25);
    CHECK(table.day(normal(0.8180)) > 100);
    CHECK(table.day(normal(0.8183)) == no_day);  // .45 / .55 = .81818
    CHECK(table.day(-8.0) == 1);                 // not today
  }

  TEST_CASE("a delay that can be no longer is over on the next close unless it may be never") {
    DeploymentModel model{.plan = {VolumeMeasure::deployed, day(2025, 10, 6), {{1, day(2026, 1, 5)}}},
                          .delay = Fixed{0.1}};
    for (const double elapsed : {0.1, 0.3}) {
      CHECK(overdue_table(model, Years{elapsed}, days).day(-4.0) == 1);
      CHECK(overdue_table(model, Years{elapsed}, days).day(4.0) == 1);
    }
    CHECK(overdue_table(model, Years{0.0}, days).day(0.0) == 26);
    CHECK(overdue_table(model, Years{0.08}, days).day(0.0) == 6);  // .02 years are 5.04 closes
    model.never = 0.2;
    CHECK(overdue_table(model, Years{0.08}, days).day(0.84) == 6);  // N(.8416) = .8
    CHECK(overdue_table(model, Years{0.08}, days).day(0.85) == no_day);
    CHECK(overdue_table(model, Years{0.1}, days).day(-4.0) == no_day);
  }

  TEST_CASE("columns follow the words of their streams") {
    ColumnPlan plan;
    ConditionDraws draws;
    for (const double never : {0.0, 0.3, 0.0}) {
      draws.timings.push_back({.day_of = timing_table({.years = LogNormal{0.5, 0.6}, .never = never}, days),
                               .day = plan.drawn(),
                               .gates = {{.in_time = 0.4, .last = 60, .met = plan.drawn()}}});
    }
    draws.conditions = {
        {.probability = 0.25, .gates = {{.day = 7, .met = plan.drawn()}, {.day = 0, .met = plan.drawn()}}},
        {.probability = 1.0, .gates = {{.day = 9, .met = plan.drawn()}}}};
    ConditionRun run{draws, 1};
    DayBatch batch{plan};
    const std::uint64_t first = 128;
    run.draw_conditions(first, batch);
    for (std::uint32_t step = 0; step < 3; ++step) {
      for (std::size_t path = 0; path < batch_paths; ++path) {
        const double u = number(stream::timing, first + path, step);
        const auto expected = draws.timings[step].day_of.day(u);
        CHECK(batch[draws.timings[step].day][path] == expected);
        CHECK(batch[draws.timings[step].gates[0].met][path] == (u <= 0.4 ? std::min(expected, 60) : no_day));
      }
    }
    for (std::size_t path = 0; path < batch_paths; ++path) {
      const bool met = number(stream::condition, first + path, 0) <= 0.25;
      CHECK(batch[draws.conditions[0].gates[0].met][path] == (met ? 7 : no_day));
      CHECK(batch[draws.conditions[0].gates[1].met][path] == (met ? 0 : no_day));
      CHECK(batch[draws.conditions[1].gates[0].met][path] == 9);
    }
  }

  TEST_CASE("work begins when the milestone before is there and each deployment has words of its own") {
    const DeploymentModel model{.plan = {VolumeMeasure::deployed, day(2025, 10, 6), {{1, day(2026, 1, 5)}}},
                                .delay = LogNormal{.median = 0.1, .sigma = 0.5}};
    ColumnPlan plan;
    ConditionDraws draws;
    for (int i = 0; i < 2; ++i) {
      draws.deployments.push_back(
          {.begin = 10, .steps = {}, .delay = delay_table(model, days), .correlation = 0.0});
      for (const std::int32_t planned : {50, 30}) {
        draws.deployments.back().steps.push_back({.planned = planned,
                                                  .day = plan.drawn(),
                                                  .gates = {{.by = 100, .last = 90, .met = plan.drawn()}}});
      }
    }
    StillPrices prices;
    ConditionRun run{draws, 1};
    DayBatch batch{plan};
    run.draw_deployments(64, {prices.law, Measure::risk_neutral}, prices.price_rows(), nullptr, batch);
    const DayTable delays = delay_table(model, days);
    for (std::uint32_t i = 0; i < 2; ++i) {
      const auto& steps = draws.deployments[i].steps;
      for (std::size_t path = 0; path < batch_paths; ++path) {
        const auto late = [&](std::uint32_t step) {
          return delays.day(
              -static_cast<double>(table_normal(path_word(1, stream::progress, 64 + path, 2 * i + step))));
        };
        const auto first = batch[steps[0].day][path];
        CHECK(first == 10 + 50 + late(0));
        const auto second = first + 30 + late(1);
        CHECK(batch[steps[1].day][path] == (second <= 252 ? second : no_day));
        CHECK(batch[steps[0].gates[0].met][path] == (first <= 100 ? std::min(first, 90) : no_day));
      }
    }
  }

  TEST_CASE("all of the progress may be the price's and its good news is good") {
    const DeploymentModel model{.plan = {VolumeMeasure::deployed, day(2025, 10, 6), {{1, day(2026, 1, 5)}}},
                                .delay = LogNormal{.median = 0.1, .sigma = 0.5}};
    StillPrices prices;
    for (std::size_t path = 0; path < batch_paths; ++path) {
      for (std::size_t d = 0; d <= 252; ++d) {  // the same shock of .01 path each day
        prices.rows[d * batch_paths + path] = static_cast<float>(0.03 * 0.01 * static_cast<double>(d * path));
      }
    }
    for (const double correlation : {1.0, -1.0}) {
      ColumnPlan plan;
      ConditionDraws draws;
      draws.deployments.push_back({.begin = 4,
                                   .steps = {{.planned = 100, .day = plan.drawn()}},
                                   .delay = delay_table(model, days),
                                   .correlation = correlation});
      ConditionRun run{draws, 1};
      DayBatch batch{plan};
      run.draw_deployments(0, {prices.law, Measure::risk_neutral}, prices.price_rows(), nullptr, batch);
      for (std::size_t path = 0; path < batch_paths; ++path) {
        const double progress =
            correlation * 0.01 * static_cast<double>(path) * 10.0;  // over the root of 100
        const auto late = delay_table(model, days).day(-progress);
        const auto expected = late == no_day || 104 + late > 252 ? no_day : 104 + late;
        const auto got = batch[draws.deployments[0].steps[0].day][path];
        CHECK(std::abs(got - expected) <= 1);  // floats: on a bound either day
      }
      const auto ends = std::pair{batch[0][0], batch[0][20]};  // 0 and 2 deviations of the price
      CHECK((correlation > 0 ? ends.second < ends.first : ends.second > ends.first));
    }
  }
}

}  // namespace condition_draws_test
