// Deployments against a slow reference that draws the latent process day by day, and the martingale that no
// deployment may spoil.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "engine_samples.hpp"
#include "sample_tests.hpp"

namespace path_engine_deployment_test {
using namespace fairvalue;
using namespace samples;

const Date today = day(2025, 10, 6);
constexpr int closes = 63;  // of 91 days: 91 / 365 x 252 = 62.8
constexpr double life = 91.0 / 365;
constexpr double dt = life / closes;

struct Setting {
  const char* name;
  double correlation;
  Measure measure;
  Distribution delay;
  double never;
  bool stepped = false;  ///< volatility .4, then .8 from the middle of day 30
};

DeploymentPlan plan() {
  return {.measure = VolumeMeasure::deployed,
          .start = day(2025, 10, 12),
          .milestones = {{1, day(2025, 11, 5)}, {2, day(2025, 12, 1)}}};
}

Asked simulation(const Setting& setting) {
  Asked one = Simulation{
      .model = model(100, today, 0.4, 0.5), .positions = {}, .measure = setting.measure, .seed = 17};
  if (setting.stepped) one.model.market.volatility.later = {{Years{29.5 * dt}, 0.8}};
  WarrantPosition only = position(warrant(today, add_days(today, 91), {tranche("only", {deployed(2)})}));
  only.deployment = DeploymentModel{
      .plan = plan(), .delay = setting.delay, .never = setting.never, .correlation = setting.correlation};
  one.positions = {only};
  one.price_days = {closes};
  return one;
}

/// A day of the plan: the first close at or after it.
int planned_day(Date date) {
  return static_cast<int>(std::ceil(days_between(today, date) / 365.0 / dt - 1e-9));
}

/// The start and both milestones.
const std::array<int, 3>& planned_days() {
  static const std::array<int, 3> days{planned_day(plan().start), planned_day(plan().milestones[0].date),
                                       planned_day(plan().milestones[1].date)};
  return days;
}

/// The process as its definition has it, a day after the other.
class SlowPath {
 public:
  SlowPath(const Setting& setting, std::mt19937_64& words) : setting_(setting), words_(words) {}

  void walk() {
    for (int d = 1; d <= closes; ++d) {
      const double sigma = std::sqrt(variance(d));
      const double z = normal_(words_);
      const bool share = setting_.measure == Measure::share;
      x_ += 0.5 * dt + (share ? 0.5 : -0.5) * variance(d) + sigma * z;
      const double shock = share ? z + sigma : z;
      work(d, setting_.correlation * shock +
                  std::sqrt(1.0 - setting_.correlation * setting_.correlation) * normal_(words_));
    }
  }
  double x() const { return x_; }
  const std::array<int, 2>& reached() const { return reached_; }

 private:
  double variance(int d) const {
    if (!setting_.stepped || d < 30) return 0.16 * dt;
    return d == 30 ? 0.5 * (0.16 + 0.64) * dt : 0.64 * dt;
  }

  void work(int d, double shock) {
    if (milestone_ == 2) return;
    if (d > begin_ && d <= due()) progress_ += shock;
    if (d == due()) ready_ = d + delay(progress_ / std::sqrt(due() - begin_));
    if (ready_ == d) finish(d);
  }
  int due() const { return begin_ + planned_[milestone_ + 1] - planned_[milestone_]; }
  void finish(int d) {
    reached_[milestone_++] = d;
    begin_ = d;
    progress_ = 0.0;
    ready_ = -1;
  }
  /// In closes, from the progress: the quantile at N(-Z) of a delay that is infinite with probability never.
  int delay(double progress) const {
    const double p = normal_cdf(-progress);
    if (p > 1.0 - setting_.never) return 10 * closes;
    const double years = quantile(setting_.delay, std::min(1.0, p / (1.0 - setting_.never)));
    return static_cast<int>(std::ceil(std::min(9.0 * closes, years / dt) - 1e-6));
  }

  const Setting& setting_;
  std::mt19937_64& words_;
  std::normal_distribution<double> normal_{};
  double x_ = 0.0;
  double progress_ = 0.0;
  std::size_t milestone_ = 0;
  const std::array<int, 3>& planned_ = planned_days();
  int begin_ = planned_[0];
  int ready_ = -1;
  std::array<int, 2> reached_{-1, -1};
};

/// Cells of both milestones' days and the price at the end.
std::size_t cell(int first, int second, double x) {
  const auto bin = [](int reached, std::array<int, 3> limits) -> std::size_t {
    if (reached < 0) return 4;
    std::size_t i = 0;
    while (i < 3 && reached > limits[i]) ++i;
    return i;
  };
  const std::size_t price = x < 0.0 ? 0 : x < 0.2 ? 1 : 2;
  return (bin(first, {21, 25, 35}) * 5 + bin(second, {40, 46, 54})) * 3 + price;
}

std::vector<double> counted_by_engine(const Setting& setting) {
  const Collected all{simulation(setting).engine(), 40'000};
  std::vector<double> counts(75);
  for (std::size_t i = 0; i < all.price[0].size(); ++i) {
    ++counts[cell(all.milestone[0][i], all.milestone[1][i], std::log(static_cast<double>(all.price[0][i])))];
  }
  return counts;
}

std::vector<double> counted_slowly(const Setting& setting) {
  std::mt19937_64 words{99};
  std::vector<double> counts(75);
  for (int i = 0; i < 20'000; ++i) {
    SlowPath path{setting, words};
    path.walk();
    ++counts[cell(path.reached()[0], path.reached()[1], path.x())];
  }
  return counts;
}

const std::vector<Setting>& settings() {
  using enum Measure;
  static const std::vector<Setting> all{
      {"log-normal, for the good", 0.9, risk_neutral, LogNormal{0.03, 1.0}, 0.1},
      {"log-normal, for the bad", -0.9, share, LogNormal{0.03, 1.0}, 0.1},
      {"PERT, all of it the price", 1.0, share, Pert{0.0, 0.02, 0.12}, 0.0},
      {"PERT, none of it", 0.0, risk_neutral, Pert{0.0, 0.02, 0.12}, 0.2},
      {"fixed", 0.7, share, Fixed{7 * dt}, 0.3},
      {"some values", -1.0, risk_neutral, Discrete{{0.0, 0.02, 0.1}, {0.3, 0.5, 0.2}}, 0.05},
      {"a volatility that steps", 0.8, share, LogNormal{0.03, 1.0}, 0.0, true}};
  return all;
}

TEST_SUITE("simulation/path_engine") {
  TEST_CASE("milestones and prices are those of the latent process drawn day by day") {
    ChiSquare all;
    for (const Setting& setting : settings()) {
      CAPTURE(setting.name);
      const ChiSquare one = homogeneity(counted_by_engine(setting), counted_slowly(setting));
      CHECK(one.degrees >= 5);
      CHECK(std::abs(score(one.value, one.degrees)) < 5.0);
      all.value += one.value;
      all.degrees += one.degrees;
    }
    CHECK(std::abs(score(all.value, all.degrees)) < 3.09);  // 0.1 to 99.9 %
  }

  TEST_CASE("whatever the deployment so far the price stays a martingale") {
    // Given how late the first milestone comes, which is known when it is due on day 21, and given what had
    // been reached by day 30.
    for (const double correlation : {-0.9, 0.0, 0.9}) {
      for (const Measure measure : {Measure::risk_neutral, Measure::share}) {
        CAPTURE(correlation);
        CAPTURE(measure);
        Asked one = simulation({"", correlation, measure, LogNormal{0.03, 1.0}, 0.1});
        one.price_days = {21, 30, 40, closes};
        const Collected all{one.engine(), 250'000};
        const auto growth = [&](std::size_t path, std::size_t from, std::size_t to) {
          const double moved = static_cast<double>(all.price[to][path] / all.price[from][path]);
          const double grown = std::exp(0.5 * dt * (one.price_days[to] - one.price_days[from]));
          return measure == Measure::share ? grown / moved : moved / grown;
        };
        std::array<Mean, 12> means{};
        for (std::size_t path = 0; path < all.price[0].size(); ++path) {
          const int reached = all.milestone[0][path];
          const std::size_t late = reached < 0 ? 0 : reached <= 25 ? 1 : reached <= 35 ? 2 : 3;
          means[late].add(growth(path, 0, 2));
          means[4 + late].add(growth(path, 0, 3));
          const std::size_t by_30 = reached < 0 || reached > 30 ? 0 : reached <= 25 ? 1 : 2;
          means[8 + by_30].add(growth(path, 1, 3));
          means[11].add(growth(path, 0, 3));
        }
        for (const Mean& mean : means) {
          CHECK(mean.count > 1000);
          CHECK(std::abs(mean.score_against(1.0)) < 5.0);
        }
      }
    }
  }

  TEST_CASE("good news for both comes together when they are correlated") {
    std::array<double, 3> price_of_early{};
    for (std::size_t i = 0; i < 3; ++i) {
      const double correlation = 0.8 * (static_cast<double>(i) - 1.0);
      Asked one = simulation({"", correlation, Measure::risk_neutral, LogNormal{0.03, 1.0}, 0.0});
      one.price_days = {21};
      const Collected all{one.engine(), 20'000};
      Mean early;
      for (std::size_t path = 0; path < all.price[0].size(); ++path) {
        if (all.milestone[0][path] <= 25) early.add(static_cast<double>(all.price[0][path]));
      }
      price_of_early[i] = early.value();
    }
    CHECK(price_of_early[0] < price_of_early[1] - 0.02);
    CHECK(price_of_early[1] < price_of_early[2] - 0.02);
  }

  TEST_CASE("without delay milestones are there on their day and with a certain never not at all") {
    const Collected prompt{simulation({"", 0.5, Measure::share, Fixed{0.0}, 0.0}).engine(), 100};
    CHECK(prompt.milestone[0] == std::vector<std::int32_t>(100, 21));  // 30 days: 20.8 closes
    CHECK(prompt.milestone[1] == std::vector<std::int32_t>(100, 39));  // 56 days: 38.8
    CHECK(prompt.vested[0] == prompt.milestone[1]);
    const Collected never{simulation({"", 0.5, Measure::share, Fixed{0.0}, 1.0}).engine(), 100};
    CHECK(never.milestone[0] == std::vector<std::int32_t>(100, no_day));
    CHECK(never.milestone[1] == std::vector<std::int32_t>(100, no_day));
  }

  TEST_CASE("jumps have no share in the progress") {
    // The same shocks and the same words: with jumps or without, milestones fall on the same days.
    Asked calm = simulation({"", 0.9, Measure::risk_neutral, LogNormal{0.03, 1.0}, 0.1});
    Asked jumping = calm;
    jumping.model.jumps = Jumps{.intensity = 20, .mean = -0.1, .deviation = 0.2};
    const Collected a{calm.engine(), 2000};
    const Collected b{jumping.engine(), 2000};
    CHECK(a.price != b.price);
    int unlike = 0;  // floats: some 1e-5 of a deviation may fall on a bound
    for (std::size_t i = 0; i < 2000; ++i) unlike += a.milestone[0][i] != b.milestone[0][i] ? 1 : 0;
    CHECK(unlike <= 2);
  }
}

}  // namespace path_engine_deployment_test
