/// Random cases of four years and two deals, with hurdles that tie and prices that move through them.
#pragma once
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "case_fixtures.hpp"

namespace fairvalue::fixtures {

class RandomCase {
 public:
  explicit RandomCase(unsigned seed) : random_(seed) {}

  /// In [0, 1). Not std::uniform_real_distribution, which differs between standard libraries.
  double unit() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }

  Case operator()() {
    Case value = case_without_deals();
    value.company.years.push_back(calendar_year(2028));
    value.company.consensus_eps.clear();
    for (int i = 1 + below(4); i > 0; --i) {
      value.company.consensus_eps.push_back(stated(PerShare{between(3, 8)}));
    }
    value.company.eps_growth.value = between(-0.1, 0.5);
    value.company.tax_rate.value = between(0, 0.4);
    value.multiple.value.value = Multiple{between(10, 30)};
    value.deal_discount.value = one_in(2) ? 0 : unit();
    value.deals = {random_deal("A"), random_deal("B")};
    if (one_in(2)) value.multiple.value.window = RollingWindow::next_twelve_months;
    return value;
  }

 private:
  Deal random_deal(std::string name) {
    Deal random = deal(std::move(name), random_warrant());
    random.plan.value = random_plan();
    random.revenue_per_gigawatt.value = PerGigawatt{between(100, 1000)};
    random.margin.value = between(-0.05, 0.8);
    random.contra_revenue.value = PerGigawatt{between(0, 50)};
    return random;
  }

  DeploymentPlan random_plan() {
    DeploymentPlan random{
        .measure = VolumeMeasure::deployed, .start = add_days(2024y / 9 / 1, below(300)), .milestones = {}};
    double volume = 0;
    Date date = random.start;
    for (int i = 1 + below(4); i > 0; --i) {
      volume += between(0.5, 2);
      date = add_days(date, 60 + below(400));
      random.milestones.push_back({volume, date});
    }
    return random;
  }

  Warrant random_warrant() {
    static constexpr double strikes[] = {0, 0.01, 20, 90};
    std::vector<Tranche> tranches;
    for (int i = 1 + below(3); i > 0; --i) tranches.push_back(random_tranche(std::to_string(i)));
    Warrant random = warrant_of(strikes[below(4)], std::move(tranches));
    random.granted = add_days(2024y / 6 / 1, below(600));
    random.expiry = add_days(2027y / 1 / 1, below(800));
    return random;
  }

  Tranche random_tranche(std::string name) {
    static constexpr double hurdles[] = {70, 90, 110, 140};
    const double shares = between(5, 250);
    std::vector<Gate> gates;
    if (!one_in(4)) {
      const auto timing = one_in(2) ? GateTiming::latched : GateTiming::after_other_gates;
      gates.push_back(price_at(hurdles[below(4)], timing));
    }
    if (one_in(4)) {
      const double from = between(0, 2);
      Tranche linear = linear_tranche(shares, from, from + between(0.5, 3), std::move(gates));
      linear.name = std::move(name);
      return linear;
    }
    const auto by = one_in(3) ? std::optional{add_days(2026y / 6 / 1, below(900))} : std::nullopt;
    gates.push_back(volume_of(between(0.1, 4), by));
    return tranche(std::move(name), shares, std::move(gates));
  }

  std::mt19937_64 random_;
};

/// What a scenario might set, for the deals A and B of a random case.
inline std::vector<Override> random_overrides(RandomCase& random, const Case& value) {
  std::vector<Override> overrides;
  for (const Deal& own : value.deals) {
    const std::string deal = "deal." + own.name + ".";
    const double all = own.plan.value.milestones.back().volume;
    if (random.one_in(2)) overrides.push_back({deal + "delay_months", static_cast<double>(random.below(24))});
    if (random.one_in(2)) overrides.push_back({deal + "gigawatts", random.between(0, all)});
    if (random.one_in(2)) overrides.push_back({deal + "interval_factor", random.between(0.5, 2)});
  }
  return overrides;
}

}  // namespace fairvalue::fixtures
