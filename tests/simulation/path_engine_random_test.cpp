#include <cmath>
#include <random>

#include "path_replay.hpp"
#include "support/by_build.hpp"

namespace path_engine_random_test {
using namespace fairvalue;
using namespace samples;
using fixtures::by_build;

/// Terms, histories and plans out of a hat: whatever they are, engine and position must agree.
class Hat {
 public:
  explicit Hat(std::uint64_t seed) : words_(seed) {}

  Simulation simulation() {
    Simulation drawn{.model = model(200, today, uniform(0.2, 0.9)), .positions = {}, .seed = words_()};
    drawn.measure = coin() ? Measure::share : Measure::risk_neutral;
    if (coin()) drawn.model.jumps = Jumps{.intensity = 8, .mean = -0.02, .deviation = 0.1};
    past_ = past(coin() ? day(2025, 8, 25) : day(2025, 9, 30));
    drawn.positions.push_back(a_deal("one"));
    if (coin()) drawn.positions.push_back(a_deal("two"));
    return drawn;
  }

 private:
  bool coin() { return words_() % 2 == 0; }
  double uniform(double low, double high) { return std::uniform_real_distribution{low, high}(words_); }
  int whole(int low, int high) { return std::uniform_int_distribution{low, high}(words_); }

  WarrantPosition a_deal(std::string name) {
    const bool with_past = coin();
    const Date granted = with_past ? add_days(past_.front().date, whole(0, 5)) : today;
    std::vector<Tranche> tranches;
    for (int i = whole(1, 6); i > 0; --i) tranches.push_back(a_tranche(std::to_string(i)));
    // On a day of rest a milestone after the last close would count, which the replay has no row for.
    const Date expiry = calendar.next(add_days(today, whole(20, 90)));
    WarrantPosition drawn = position(warrant(granted, expiry, tranches), std::move(name));
    for (int i = whole(0, 2); i > 0; --i) drawn.warrant.exercise_gates.push_back(a_gate());
    drawn.outlook = {.named = {{"permit", 1.0}}, .service = 1.0};
    drawn.deployment = a_deployment();
    if (with_past) drawn.history = a_history();
    // What is certain must be so in the replay too.
    if (!drawn.history) drawn.history = DealHistory{};
    drawn.history->events = {{"permit", granted}};
    if (drawn.history->volumes.empty()) drawn.history->volumes = {{VolumeMeasure::deployed, {}}};
    return drawn;
  }

  std::vector<Dated<PerShare>> past(Date first) {
    std::vector<Dated<PerShare>> closes;
    double price = 200;
    for (const Date date : calendar.closes(first, today)) {
      price *= std::exp(uniform(-0.04, 0.04));
      closes.push_back({date, PerShare{date == today ? 200 : price}});
    }
    return closes;
  }

  DealHistory a_history() {
    DealHistory known;
    known.closes = DatedSeries<PerShare>{past_};
    if (coin()) {
      known.volumes = {
          {VolumeMeasure::deployed, DatedSeries<double>{{{past_.back().date, uniform(0.2, 2.5)}}}}};
    }
    return known;
  }

  DeploymentModel a_deployment() {
    DeploymentPlan plan{
        .measure = VolumeMeasure::deployed, .start = add_days(today, whole(-20, 10)), .milestones = {}};
    Date date = plan.start;
    for (int i = 1; i <= whole(3, 4); ++i) {
      date = add_days(date, whole(1, 25));
      plan.milestones.push_back({static_cast<double>(i), date});
    }
    return {.plan = plan,
            .delay = coin() ? Distribution{Fixed{uniform(0.0, 0.03)}} : Distribution{LogNormal{0.02, 1.0}},
            .never = coin() ? 0.0 : 0.1,
            .correlation = uniform(-1.0, 1.0)};
  }

  Tranche a_tranche(std::string name) {
    Tranche drawn = tranche(std::move(name), {});
    for (int i = whole(1, 3); i > 0; --i) drawn.gates.push_back(a_gate());
    if (whole(0, 3) == 0) {
      const double from = coin() ? 0.0 : uniform(0.1, 1.5);
      drawn.linear = {.measure = VolumeMeasure::deployed, .from = from, .to = from + uniform(0.3, 3.0)};
    }
    return drawn;
  }

  Gate a_gate() {
    switch (whole(0, 6)) {
      case 0: return deployed(uniform(0.1, 3.0));
      case 1: return deployed(whole(1, 3), calendar.next(add_days(today, whole(0, 60))));
      case 2: return ServiceGate{calendar.next(add_days(today, whole(-3, 14)))};
      case 3: return NamedGate{"permit"};
      default: return a_price_gate();
    }
  }

  PriceGate a_price_gate() {
    PriceGate gate =
        price_gate(uniform(185, 235), a_rule(), coin() ? GateTiming::latched : GateTiming::after_other_gates);
    if (whole(0, 3) == 0) gate.window_from = add_days(today, whole(-40, 20));
    return gate;
  }

  MonitoringRule a_rule() {
    const int n = whole(1, 30);
    switch (whole(0, 4)) {
      case 0: return on_any_close();
      case 1: return on_average_of(n);
      case 2: return on_consecutive((n + 3) / 4);
      case 3: return on_total_of(n);
      default: return on_some_of(whole(1, n), n);
    }
  }

  std::mt19937_64 words_;
  std::vector<Dated<PerShare>> past_{};
};

TEST_SUITE("simulation/path_engine") {
  TEST_CASE("whatever the terms engine and position agree on every path") {
    int vested = 0;
    for (std::uint64_t seed = 0; seed < by_build(60U, 15U); ++seed) {
      CAPTURE(seed);
      vested += Replay{Hat{seed}.simulation()}.check(12);
    }
    CHECK(vested > by_build(800, 100));
  }
}

}  // namespace path_engine_random_test
