// What must hold of the value by parts in any case, on thousands of random ones.
#include <cmath>
#include <random>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include <fairvalue/model/give_away.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/model/value_by_earnings.hpp>

#include "deal_worth_fixtures.hpp"
#include "random_case.hpp"
#include "support/by_build.hpp"

namespace deal_worth_properties_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using fairvalue::fixtures::by_build;

/// Two deals without warrants whose gigawatts earn money, all of it after today.
Case earning_case(RandomCase& random) {
  Case value = random();
  value.required_return.value = random.between(0, 0.3);
  for (Deal& one : value.deals) {
    one.warrant.reset();
    one.plan.value.start = add_days(2025y / 1 / 1, random.below(300));
    Date date = one.plan.value.start;
    for (Milestone& milestone : one.plan.value.milestones) {
      milestone.date = date = add_days(date, 60 + random.below(400));
    }
    one.margin.value = random.between(0.45, 0.8);
    one.incremental.value = random.between(0.3, 1);
    one.receipt_lag_days.value = random.between(0, 90);
    one.capital_spending.value = PerGigawatt{random.between(0, 5)};
    if (random.one_in(2)) one.rate = stated(random.between(0, 0.25));
    if (random.one_in(3)) continue;
    one.follow_on = stated(FollowOn{.share = random.between(0.1, 0.9),
                                    .life = Years{random.between(2, 6)},
                                    .ends_on = add_days(2032y / 1 / 1, random.below(3000)),
                                    .consideration = PerGigawatt{random.between(0, 2)}});
  }
  return value;
}

struct Moved {
  const char* what;
  bool rises;
};

/// The settings with one number of the first deal moved in the direction in which the value must go.
Settings moved(const Case& value, Settings set, int which, RandomCase& random) {
  DealSettings& own = set.deals[0];
  switch (which) {
    case 0: own.gigawatts = value.deals[0].plan.value.milestones.back().volume; break;
    case 1: own.revenue_per_gigawatt = own.revenue_per_gigawatt * random.between(1.01, 2); break;
    case 2: own.margin += random.between(0.01, 0.2); break;
    case 3: own.follow_on_share += random.between(0.01, 0.1); break;
    case 4: own.delay_months += 1 + random.below(20); break;
    case 5: set.tax_rate += random.between(0.01, 0.3); break;
    case 6: own.receipt_lag_days += random.between(1, 60); break;
    default: own.rate += random.between(0.01, 0.2);
  }
  return set;
}

constexpr Moved moves[] = {{"gigawatts", true},    {"revenue", true}, {"margin", true},
                           {"follow-on", true},    {"delay", false},  {"tax", false},
                           {"receipt lag", false}, {"rate", false}};

TEST_SUITE("model/deal_worth_properties") {
  TEST_CASE(
      "flows and value rise with gigawatts and revenue and margin and follow-on and fall with the others") {
    RandomCase random{1};
    for (int i = 0; i < by_build(10'000, 1'000); ++i) {
      const Case value = earning_case(random);
      Settings set = base_settings(value);
      set.deals[0].gigawatts *= random.between(0.2, 0.95);
      const PartsValue before = value_by_parts(value, set);
      for (int which = 0; which < 8; ++which) {
        if (which == 3 && !value.deals[0].follow_on) continue;
        const PartsValue after = value_by_parts(value, moved(value, set, which, random));
        CAPTURE(i);
        CAPTURE(moves[which].what);
        const bool rises = moves[which].rises;
        CHECK((after.flows.total() > before.flows.total()) == rises);
        CHECK((after.value > before.value) == rises);
        CHECK(after.flows.total() != before.flows.total());
      }
    }
  }
  TEST_CASE(
      "with warrants a step lowers the value exactly where its flows are less than its shares at that "
      "value") {
    RandomCase random{2};
    int lower = 0;
    int higher = 0;
    for (int i = 0; i < by_build(10'000, 1'000); ++i) {
      const Case value = random();
      const auto steps = gigawatt_steps(value, base_settings(value), 0);
      for (std::size_t j = 1; j < steps.size(); ++j) {
        CAPTURE(i);
        const double change = (steps[j].value - steps[j - 1].value).value;
        if (std::abs(change) < 1e-9) continue;  // the same value but for rounding
        CHECK(steps[j].lowers_value == (change < 0));
        ++(change < 0 ? lower : higher);
      }
    }
    CHECK(lower > by_build(2'000, 200));
    CHECK(higher > by_build(2'000, 200));
  }
  TEST_CASE("shares times value are base and flows less the holders' part in every case") {
    RandomCase random{3};
    for (int i = 0; i < by_build(3'000, 500); ++i) {
      const Case value = random();
      const PartsValue parts = value_by_parts(value, base_settings(value));
      const Money left = parts.base * parts.shares + parts.flows.total() - parts.given_to_holders();
      CHECK((parts.value * parts.shares).value == near(left.value));
      CHECK(parts.value.value ==
            near(parts.price_at_horizon.value *
                 std::pow(1.1, -days_between(value.spot.value.as_of, parts.horizon) / 365.0)));
    }
  }
  TEST_CASE("effect and reconciliation add up in every case") {
    RandomCase random{4};
    for (int i = 0; i < by_build(2'000, 400); ++i) {
      Case value = random();
      value.scenarios = {
          {.name = "some", .label = "", .weight = 1, .overrides = random_overrides(random, value)}};
      value.scenarios[0].overrides.push_back({"multiple", random.between(10, 40)});
      value.scenarios[0].overrides.push_back({"eps_growth", random.between(-0.1, 0.6)});
      value.scenarios[0].overrides.push_back({"required_return", random.between(0.02, 0.2)});
      const CaseResult result = fairvalue::value(value);
      const ScenarioResult& one = result.scenarios[0];
      CHECK((result.base_value + one.effect.total()).value == near(one.by_parts.value.value));
      CHECK((one.by_earnings.present_value + one.reconciliation.total()).value ==
            near(one.by_parts.value.value));
      CHECK(one.reconciliation.multiple == PerShare{0});
    }
  }
  TEST_CASE("with free shares at strike 0 a year later the value has grown by the required return") {
    RandomCase random{5};
    for (int i = 0; i < 1'000; ++i) {
      Case value = random();
      value.spot.value.as_of = 2025y / 12 / 31;
      for (Deal& one : value.deals) {
        Warrant& terms = one.warrant->value;
        terms = warrant_of(0, {tranche("1", random.between(5, 200), {volume_of(1e-6)})});
        one.plan.value.start = 2024y / 12 / 31;
        Date date = 2025y / 6 / 30;
        for (Milestone& milestone : one.plan.value.milestones) {
          milestone.date = date;
          date = add_days(date, 60 + random.below(400));
        }
      }
      Case later = value;
      later.spot.value.as_of = 2026y / 12 / 31;
      const PartsValue now = value_by_parts(value, base_settings(value));
      const PartsValue then = value_by_parts(later, base_settings(later));
      const Money collected = flows_collected(deal_flows(value, base_settings(value)), Years{1}, 0.1);
      const PerShare with = then.value + collected / (then.shares + then.net_new_shares);
      CHECK(with.value == near(1.1 * now.value.value));
    }
  }
  TEST_CASE("without deals both valuations have the same bits in every case") {
    RandomCase random{6};
    for (int i = 0; i < by_build(2'000, 400); ++i) {
      Case value = random();
      value.deals.clear();
      value.required_return.value = random.between(-0.05, 0.3);
      const Settings set = base_settings(value);
      CHECK(value_by_earnings(value, set).present_value == value_by_parts(value, set).value);
    }
  }
}

}  // namespace deal_worth_properties_test
