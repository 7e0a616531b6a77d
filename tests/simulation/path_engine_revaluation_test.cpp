// A deployment seen from the middle of its work, or when its milestone is overdue.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "engine_samples.hpp"
#include "sample_tests.hpp"

namespace path_engine_revaluation_test {
using namespace fairvalue;
using namespace samples;

constexpr double dt = 1.0 / 252;

/// A year to the expiry, the market and both milestones' plan seen from a day.
Simulation seen_from(Date today, DeploymentModel deployment) {
  Simulation one{.model = model(100, today, 0.4, 0.03), .positions = {}, .seed = 21};
  WarrantPosition only =
      position(warrant(deployment.plan.start, add_days(today, 365), {tranche("only", {deployed(1)})}));
  only.deployment = std::move(deployment);
  one.positions = {only};
  return one;
}

DeploymentModel planned(Date start, std::vector<Milestone> milestones, Distribution delay, double never = 0.0,
                        double correlation = 0.0) {
  return {.plan = {VolumeMeasure::deployed, start, std::move(milestones)},
          .delay = std::move(delay),
          .never = never,
          .correlation = correlation};
}

double part_by(const std::vector<std::int32_t>& days, int day) {
  return static_cast<double>(
             std::ranges::count_if(days, [day](std::int32_t d) { return d != no_day && d <= day; })) /
         static_cast<double>(days.size());
}

/// P(X <= x) of a log-normal, by the error function.
double log_normal(double median, double sigma, double x) {
  return 0.5 * std::erfc(-std::log(x / median) / (sigma * std::numbers::sqrt2));
}

/// The work on a milestone a day after the other: 50.4 closes are past, 51 to come.
class HalfDone {
 public:
  HalfDone(double correlation, std::mt19937_64& words) : rho_(correlation), words_(words) {}

  /// The day it is reached, and the price's shocks until it is due.
  std::pair<int, double> reached(double median, double sigma, double never) {
    double progress = std::sqrt(0.4) * normal_(words_);
    for (int d = 0; d < 50; ++d) progress += normal_(words_);
    double price = 0.0;
    for (int d = 0; d < 51; ++d) {
      const double shock = normal_(words_);
      price += shock;
      progress += rho_ * shock + std::sqrt(1.0 - rho_ * rho_) * normal_(words_);
    }
    const double p = normal_cdf(-progress / std::sqrt(101.4));
    if (p > 1.0 - never) return {no_day, price};
    const double late = median * std::exp(sigma * normal_quantile(p / (1.0 - never))) / dt;
    const int day = 51 + static_cast<int>(std::ceil(std::min(late, 1000.0) - 1e-6));
    return {day <= 252 ? day : no_day, price};
  }

 private:
  double rho_;
  std::mt19937_64& words_;
  std::normal_distribution<double> normal_{};
};

std::size_t cell(std::int32_t day, double shocks) {
  const std::size_t when = day == no_day ? 4 : day <= 58 ? 0 : day <= 66 ? 1 : day <= 90 ? 2 : 3;
  const std::size_t price = shocks < -4.0 ? 0 : shocks < 4.0 ? 1 : 2;
  return when * 3 + price;
}

TEST_SUITE("simulation/path_engine_revaluation") {
  TEST_CASE("a plan kept to the day is kept to the day from wherever it is seen") {
    const DeploymentModel plan =
        planned(day(2026, 1, 5), {{1, day(2026, 12, 31)}, {2, day(2027, 6, 30)}}, Fixed{0.0});
    const Collected half{PathEngine{seen_from(day(2026, 7, 5), plan)}, 1};
    CHECK(half.milestone[0][0] == 124);  // 179 days: 123.6 closes
    CHECK(half.milestone[1][0] == 249);  // 360 days: 248.5
    const Collected last{PathEngine{seen_from(day(2026, 12, 30), plan)}, 1};
    CHECK(last.milestone[0][0] == 1);
    CHECK(last.milestone[1][0] == 126);  // 182 days: 125.7
    const Collected late{PathEngine{seen_from(day(2027, 1, 5), plan)}, 1};
    CHECK(late.milestone[0][0] == 1);    // nothing can delay it any more
    CHECK(late.milestone[1][0] == 126);  // 181 days later: 124.96 closes
    Simulation known = seen_from(day(2027, 6, 29), plan);
    known.positions[0].history =
        DealHistory{.closes = {},
                    .volumes = {{VolumeMeasure::deployed, DatedSeries<double>{{{day(2026, 12, 31), 1.0}}}}}};
    const Collected there{PathEngine{known}, 1};
    CHECK(there.milestone[0][0] == 0);
    CHECK(there.milestone[1][0] == 1);
  }

  TEST_CASE("an overdue milestone comes as often as the rest of its delay says") {
    // 50 days late: ((1 - p) (F(50 d + t) - F(50 d))) / (1 - (1 - p) F(50 d)).
    const Date today = day(2026, 7, 6);
    const DeploymentModel plan = planned(add_days(today, -200), {{1, add_days(today, -50)}},
                                         LogNormal{.median = 0.3, .sigma = 0.8}, 0.1, 0.9);
    const Collected all{PathEngine{seen_from(today, plan)}, 40'000};
    const double elapsed = 50.0 / 365;
    const double past = 0.9 * log_normal(0.3, 0.8, elapsed);
    CHECK(std::ranges::count(all.milestone[0], 0) == 0);
    for (const int d : {1, 20, 60, 120, 252}) {
      CAPTURE(d);
      const double p = (0.9 * log_normal(0.3, 0.8, elapsed + d * dt) - past) / (1.0 - past);
      CHECK(std::abs(part_by(all.milestone[0], d) - p) < 5.0 * std::sqrt(p * (1.0 - p) / 40'000));
    }
  }

  TEST_CASE("no probability is lost by mere passing of time") {
    // Seen from the start: by d of 252 closes. Seen later: what had come until then, and the rest.
    const Date start = day(2026, 1, 5);
    const DeploymentModel plan = planned(start, {{1, add_days(start, 73)}}, LogNormal{0.3, 0.8}, 0.1);
    const double at_all = part_by(Collected{PathEngine{seen_from(start, plan)}, 40'000}.milestone[0], 252);
    for (const int passed : {30, 73, 150, 300}) {
      CAPTURE(passed);
      Simulation later = seen_from(add_days(start, passed), plan);
      later.positions[0].warrant.expiry = add_days(start, 365);
      const double late = (passed - 73) / 365.0;
      const double come = late > 0.0 ? 0.9 * log_normal(0.3, 0.8, late) : 0.0;
      const double rest = part_by(Collected{PathEngine{later}, 40'000}.milestone[0], 252);
      // Standard errors of at most .0025 each, and half a close of .004 a close for rounding up twice.
      CHECK(std::abs(come + (1.0 - come) * rest - at_all) < 5.0 * 0.0025 * std::sqrt(2.0) + 0.004);
    }
  }

  TEST_CASE("of the progress half done only the days to come go along with the price") {
    const Date today = day(2026, 7, 6);
    ChiSquare all;
    for (const double correlation : {0.9, -1.0, 0.0}) {
      CAPTURE(correlation);
      const DeploymentModel plan =
          planned(add_days(today, -73), {{1, add_days(today, 73)}}, LogNormal{0.06, 0.9}, 0.1, correlation);
      Asked one = seen_from(today, plan);
      one.measure = Measure::risk_neutral;
      one.price_days = {51};
      std::vector<double> engine(15), slow(15);
      const Collected paths{one.engine(), 40'000};
      const double drift = 51 * (0.03 - 0.08) * dt;
      for (std::size_t i = 0; i < 40'000; ++i) {
        const double x = std::log(static_cast<double>(paths.price[0][i]));
        ++engine[cell(paths.milestone[0][i], (x - drift) / (0.4 * std::sqrt(dt)))];
      }
      std::mt19937_64 words{77};
      HalfDone work{correlation, words};
      for (int i = 0; i < 20'000; ++i) {
        const auto [reached, price] = work.reached(0.06, 0.9, 0.1);
        ++slow[cell(reached, price)];
      }
      const ChiSquare both = homogeneity(engine, slow);
      CHECK(both.degrees >= 5);
      CHECK(std::abs(score(both.value, both.degrees)) < 4.0);
      all.value += both.value;
      all.degrees += both.degrees;
    }
    CHECK(std::abs(score(all.value, all.degrees)) < 3.09);  // 0.1 to 99.9 %
  }
}

}  // namespace path_engine_revaluation_test
