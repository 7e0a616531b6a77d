#include <fairvalue/deal/vesting.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "random_deal.hpp"
#include "vesting_replay.hpp"

namespace vesting_replay_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr int deals = 800;

int number_of(std::optional<Date> date) { return date ? days_between(day_at(0), *date) : -1; }

double split_factor_of(const PlainDeal& deal, int day) {
  double factor = 1;
  for (const PlainSplit& split : deal.splits) {
    if (split.day <= day) factor *= static_cast<double>(split.ratio) / 100;
  }
  return factor;
}

/// Each tranche that could be exercised is, half of the time, on a random day.
void exercise_some(PlainDeal& deal, RandomDeal& random) {
  for (std::size_t i = 0; i < deal.tranches.size(); ++i) {
    const int own = deal.tranches[i].expiry;
    const int expiry = own >= 0 ? own : deal.expiry;
    const int from = Replay{deal}(i, expiry).exercisable;
    if (from >= 0 && random.one_in(2)) deal.exercised[i] = from + random.below(expiry - from + 1);
  }
}

void compare(const PlainDeal& deal, int as_of, std::map<std::string, int>& seen) {
  const auto tranches = vesting(warrant_of(deal), history_of(deal), day_at(as_of));
  REQUIRE(tranches.size() == deal.tranches.size());
  for (std::size_t i = 0; i < tranches.size(); ++i) {
    CAPTURE(i);
    const PlainVesting expected = Replay{deal}(i, as_of);
    ++seen[expected.state];
    CHECK(to_string(tranches[i].state) == expected.state);
    CHECK(number_of(tranches[i].vested_on) == expected.vested);
    CHECK(number_of(tranches[i].exercisable_on) == expected.exercisable);
    CHECK(number_of(tranches[i].exercised_on) == expected.exercised);
    for (std::size_t gate = 0; gate < expected.gates.size(); ++gate) {
      CHECK(number_of(tranches[i].gates[gate].met) == expected.gates[gate]);
    }
    const double shares = 100 * expected.shares * split_factor_of(deal, as_of);
    CHECK(tranches[i].vested.value == doctest::Approx(shares).epsilon(1e-12));  // a few roundings
    const bool settled = expected.state == "exercisable" || expected.state == "exercised";
    CHECK(tranches[i].reason.empty() == settled);
  }
}

int vested_at(const PlainGate& gate, PlainDeal deal) {
  deal.tranches = {{.gates = {gate}}};
  deal.exercised = {-1};
  deal.exercise_gates.clear();
  deal.terminated = -1;
  deal.control = -1;
  const int day = number_of(vesting(warrant_of(deal), history_of(deal), day_at(deal.expiry))[0].vested_on);
  return day < 0 ? RandomDeal::days : day;
}

TEST_SUITE("deal/vesting replay") {
  TEST_CASE("vesting agrees with a replay of every day in whole numbers") {
    RandomDeal random(20'251'005);
    std::map<std::string, int> seen;
    for (int i = 0; i < deals; ++i) {
      CAPTURE(i);
      PlainDeal deal = random();
      exercise_some(deal, random);
      compare(deal, deal.grant + random.below(RandomDeal::days - deal.grant), seen);
      compare(deal, deal.expiry + 1, seen);
    }
    CHECK(seen.size() == 7);
    for (const auto& [row_state, count] : seen) {
      const auto& state = row_state;
      CAPTURE(state);
      CHECK(count >= 30);  // the deals reach every state, or agreement would mean little
    }
  }
  TEST_CASE("an exercise on any day before a tranche is exercisable is refused") {
    RandomDeal random(7);
    int refused = 0;
    for (int i = 0; i < deals; ++i) {
      PlainDeal deal = random();
      const int from = Replay{deal}(0, deal.expiry).exercisable;
      if (from <= deal.grant) continue;
      deal.exercised[0] = deal.grant + random.below(from - deal.grant);
      CHECK_THROWS_AS(vesting(warrant_of(deal), history_of(deal), day_at(deal.expiry)), DomainError);
      ++refused;
    }
    CHECK(refused > 100);
  }
  TEST_CASE("a higher hurdle never vests earlier") {
    RandomDeal random(11);
    int later = 0;
    for (int i = 0; i < deals; ++i) {
      const PlainDeal deal = random();
      PlainGate gate = random.price_gate();
      int before = vested_at(gate, deal);
      for (int step = 0; step < 4; ++step) {
        ++gate.level;
        const int day = vested_at(gate, deal);
        CHECK(day >= before);
        later += day > before ? 1 : 0;
        before = day;
      }
    }
    CHECK(later > 100);
  }
  TEST_CASE("more required days at k = n never vest earlier") {
    RandomDeal random(13);
    int later = 0;
    for (int i = 0; i < deals; ++i) {
      const PlainDeal deal = random();
      const long long hurdle = 9'996 + random.below(6);
      int before = 0;
      for (int n = 1; n <= 6; ++n) {
        const int day = vested_at({.kind = Kind::some_of, .level = hurdle, .n = n, .k = n}, deal);
        CHECK(day == vested_at({.kind = Kind::consecutive, .level = hurdle, .n = n}, deal));
        CHECK(day >= before);
        later += day > before ? 1 : 0;
        before = day;
      }
    }
    CHECK(later > 100);
  }
  TEST_CASE("the order of tranches and gates changes nothing but the order") {
    RandomDeal random(17);
    for (int i = 0; i < deals; ++i) {
      CAPTURE(i);
      PlainDeal deal = random();
      exercise_some(deal, random);
      const DealHistory history = history_of(deal);
      const Date as_of = day_at(deal.grant + random.below(RandomDeal::days - deal.grant));
      Warrant warrant = warrant_of(deal);
      const auto plain = vesting(warrant, history, as_of);
      std::reverse(warrant.tranches.begin(), warrant.tranches.end());
      std::reverse(warrant.exercise_gates.begin(), warrant.exercise_gates.end());
      for (Tranche& tranche : warrant.tranches) std::reverse(tranche.gates.begin(), tranche.gates.end());
      auto turned = vesting(warrant, history, as_of);
      std::reverse(turned.begin(), turned.end());
      for (std::size_t t = 0; t < plain.size(); ++t) {
        CHECK(turned[t].tranche == plain[t].tranche);
        CHECK(turned[t].state == plain[t].state);
        CHECK(turned[t].vested == plain[t].vested);
        CHECK(turned[t].vested_on == plain[t].vested_on);
        CHECK(turned[t].exercisable_on == plain[t].exercisable_on);
        const auto count = plain[t].gates.size();
        for (std::size_t g = 0; g < count; ++g) {
          CHECK(turned[t].gates[count - 1 - g].gate == plain[t].gates[g].gate);
          CHECK(turned[t].gates[count - 1 - g].met == plain[t].gates[g].met);
        }
      }
    }
  }
  TEST_CASE("a day more of history never changes a date that was known") {
    RandomDeal random(19);
    for (int i = 0; i < deals / 4; ++i) {
      const PlainDeal deal = random();
      const auto end = vesting(warrant_of(deal), history_of(deal), day_at(RandomDeal::days - 1));
      for (int day = deal.grant; day < RandomDeal::days; day += 5) {
        const auto then = vesting(warrant_of(deal), history_of(deal), day_at(day));
        for (std::size_t t = 0; t < end.size(); ++t) {
          const bool known = end[t].vested_on && *end[t].vested_on <= day_at(day);
          CHECK(then[t].vested_on == (known ? end[t].vested_on : std::nullopt));
        }
      }
    }
  }
}

}  // namespace vesting_replay_test
