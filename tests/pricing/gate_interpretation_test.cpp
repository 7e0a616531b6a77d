// One interpretation of gates: random positions through vesting on a known history, through the formulas'
// claims and through the engine have the same states, losses and refusals, those of a replay in whole
// numbers.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <fairvalue/core/error.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/simulation/path_engine.hpp>

#include "deal/random_deal.hpp"

namespace gate_interpretation_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// Calls `look` with each gate, and with those that it is made of.
template <class Look>
void look_at(const std::vector<PlainGate>& gates, const Look& look) {
  for (const PlainGate& gate : gates) {
    look(gate);
    look_at(gate.parts, look);
  }
}

/// Those that a tranche is exercised by.
const std::vector<PlainGate>& exercise_gates_of(const PlainTranche& tranche, const PlainDeal& deal) {
  return tranche.own_exercise ? tranche.exercise_gates : deal.exercise_gates;
}

/// Milestones come some time, the conditions of other gates never do: what waits does not vest today.
ConditionOutlook outlook_of(const PlainDeal& position) {
  ConditionOutlook outlook{.named = {{"0", 0.0}, {"1", 0.0}}, .service = 1.0};
  std::map<double, bool> volumes;
  const auto add = [&](long long tenths) { volumes[static_cast<double>(tenths) / 10] = true; };
  const auto add_gates = [&](const std::vector<PlainGate>& gates) {
    look_at(gates, [&](const PlainGate& gate) {
      if (gate.kind == Kind::volume) add(gate.level);
    });
  };
  for (const PlainTranche& tranche : position.tranches) {
    add_gates(tranche.gates);
    add_gates(tranche.exercise_gates);
    if (tranche.from >= 0) add(tranche.to);
  }
  add_gates(position.exercise_gates);
  for (const auto& [volume, there] : volumes) {
    outlook.milestones.push_back(
        {.measure = VolumeMeasure::deployed, .volume = volume, .timing = {.years = Fixed{0.01}}});
  }
  return outlook;
}

/// A position on a day that has a close.
struct Position {
  PlainDeal plain;
  int day;
  DealHistory history;

  Warrant warrant() const { return warrant_of(plain); }
  Date as_of() const { return day_at(day); }
  PerShare close() const { return *history.closes.on(as_of()); }
  Simulation simulation() const {
    return {
        .model = {.market = {.spot = {.price = close(), .as_of = as_of(), .currency = Currency{"USD"}},
                             .risk_free_rate = {Rate{0.03}},
                             .volatility = {0.4}},
                  .benchmarks = {{.name = "index", .volatility = 0.2, .correlation = 0.5}}},
        .positions = {
            {.name = "position", .warrant = warrant(), .outlook = outlook_of(plain), .history = history}}};
  }
  std::vector<Outcome<TrancheClaim>> claims() const {
    const Simulation one = simulation();
    return tranche_claims(one.positions.front(), one.model.market.spot);
  }
};

void exercise_some(PlainDeal& position, RandomDeal& random) {
  for (std::size_t i = 0; i < position.tranches.size(); ++i) {
    const int own = position.tranches[i].expiry;
    const int last = own >= 0 ? own : position.expiry;
    const int from = Replay{position}(i, last).exercisable;
    if (from >= 0 && random.one_in(2)) position.exercised[i] = from + random.below(last - from + 1);
  }
}

/// Some days before the expiry, so that a close is to come.
std::optional<Position> random_position(RandomDeal& random) {
  PlainDeal plain = random();
  exercise_some(plain, random);
  const int day = plain.grant + random.below(plain.expiry - plain.grant - 2);
  if (plain.closes[static_cast<std::size_t>(day)] < 0) return std::nullopt;
  DealHistory history = history_of(plain);
  return Position{.plain = std::move(plain), .day = day, .history = std::move(history)};
}

bool is_over(const PlainVesting& expected, const PlainTranche& tranche) {
  const std::string& state = expected.state;
  const bool lost = state == "lapsed" || state == "forfeited" || state == "terminated";
  return lost || (state == "exercised" && tranche.from < 0);
}

bool has_open(const std::vector<PlainGate>& gates, const std::vector<int>& met, Kind kind) {
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (gates[i].kind == kind && met[i] < 0) return true;
  }
  return false;
}

bool is_composed(const PlainTranche& tranche) {
  return std::ranges::any_of(tranche.gates, [](const PlainGate& gate) { return !gate.parts.empty(); });
}

/// What a claim makes of several gates in one is held against values; here against the state.
void check_composed_claim(const TrancheClaim& claim, const PlainVesting& expected,
                          const PlainTranche& tranche) {
  if (is_over(expected, tranche)) CHECK(claim.other_conditions == 0.0);
  if (expected.state != "vested" && expected.state != "exercisable") return;
  CHECK(!claim.hurdle);
  CHECK(!claim.milestone);
  if (tranche.from < 0) CHECK(claim.other_conditions == 1.0);
  if (expected.state == "exercisable") CHECK(claim.exercise_conditions == 1.0);
}

/// A linear tranche may have nothing left to vest though it is not over.
void check_claim(const TrancheClaim& claim, const PlainVesting& expected, const PlainTranche& tranche) {
  if (is_composed(tranche)) return check_composed_claim(claim, expected, tranche);
  const bool waits = expected.vested < 0;  // a change of control vests what has open gates
  const bool never =
      is_over(expected, tranche) || (waits && has_open(tranche.gates, expected.gates, Kind::named));
  if (never || tranche.from < 0) CHECK((claim.other_conditions == 0.0) == never);
  if (is_over(expected, tranche)) return;
  CHECK(claim.milestone.has_value() == (waits && has_open(tranche.gates, expected.gates, Kind::volume)));
  if (claim.hurdle || claim.earliest.value > 0.0) CHECK(waits);
  if (expected.state == "exercisable") CHECK(claim.exercise_conditions == 1.0);
}

/// A path goes on from today's close: one at the hurdle meets a gate that is watched from tomorrow on.
bool is_watched_from_tomorrow(const PlainTranche& tranche, const Position& position) {
  bool any = false;
  const auto look = [&](const PlainGate& gate) {
    const int first = gate.window_from < 0 ? position.plain.grant + 1 : gate.window_from;
    any = any || (gate.kind == Kind::continuous && first == position.day + 1);
  };
  look_at(tranche.gates, look);
  look_at(exercise_gates_of(tranche, position.plain), look);
  return any;
}

/// What the paths have of one tranche.
struct SimulatedPieces {
  int pieces = 0;
  double shares = 0.0;
  bool vested_today = false;       ///< the first piece, on every path
  bool exercisable_today = false;  ///< the same
};

std::vector<SimulatedPieces> simulated_pieces(const Position& position) {
  const PathEngine engine{position.simulation()};
  std::vector<SimulatedPieces> all(position.plain.tranches.size());
  engine.visit(
      0,
      [&](const PathFacts& facts) {
        for (std::size_t i = 0; i < engine.pieces().size(); ++i) {
          SimulatedPieces& one = all[engine.pieces()[i].tranche];
          one.shares += engine.pieces()[i].shares.value;
          if (one.pieces++ > 0) continue;
          one.vested_today = std::ranges::count(facts.vested[i], 0) == facts.paths;
          one.exercisable_today = std::ranges::count(facts.exercisable[i], 0) == facts.paths;
          if (!one.vested_today) CHECK(std::ranges::count(facts.vested[i], 0) == 0);
        }
      },
      16);
  return all;
}

/// Of a linear tranche more may come until the agreement's end; its milestones reach to its last volume.
double shares_left(const Position& position, std::size_t index, const PlainVesting& expected) {
  const PlainTranche& tranche = position.plain.tranches[index];
  const bool expired = tranche.expiry >= 0 && position.day > tranche.expiry;
  if (expired || is_over(expected, tranche)) return 0.0;
  double factor = 100.0;
  for (const PlainSplit& split : position.plain.splits) {
    if (split.day <= position.day) factor *= static_cast<double>(split.ratio) / 100.0;
  }
  if (tranche.from < 0) return factor;
  const Replay replay{position.plain};
  const PlainDeal& deal = position.plain;
  const bool lapsed = deal.on_control == Control::lapses && deal.control >= 0 && deal.control <= position.day;
  const bool ended = lapsed || (deal.terminated >= 0 && deal.terminated <= position.day);
  const int taken = position.plain.exercised[index];
  const double gone = taken >= 0 && taken <= position.day ? replay(index, taken).shares : 0.0;
  return factor * ((ended ? expected.shares : 1.0) - gone);
}

void check_position(const Position& position, std::map<std::string, int>& seen) {
  const auto states = vesting(position.warrant(), position.history, position.as_of());
  const auto claims = position.claims();
  const auto pieces = simulated_pieces(position);
  for (std::size_t i = 0; i < states.size(); ++i) {
    CAPTURE(i);
    const PlainTranche& tranche = position.plain.tranches[i];
    const PlainVesting expected = Replay{position.plain}(i, position.day);
    CAPTURE(expected.state);
    REQUIRE(to_string(states[i].state) == expected.state);
    if (claims[i].has_value()) {
      check_claim(claims[i].value(), expected, tranche);
      ++seen[expected.state + " by formula"];
    } else {
      CHECK_FALSE(is_over(expected, tranche));
    }
    CHECK(pieces[i].shares == doctest::Approx(shares_left(position, i, expected)).epsilon(1e-9));
    if (pieces[i].pieces > 0 && tranche.from < 0 && !is_watched_from_tomorrow(tranche, position)) {
      CHECK(pieces[i].vested_today == (expected.vested >= 0));
      CHECK(pieces[i].exercisable_today == (expected.exercisable >= 0));
    }
    ++seen[expected.state];
  }
}

/// The message with which a call is refused; empty when it is not.
template <class Call>
std::string refusal(const Call& call) {
  try {
    call();
  } catch (const DomainError& error) {
    return error.what();
  }
  return {};
}

void spoil(Position& position, RandomDeal& random) {
  DealHistory& history = position.history;
  switch (random.below(5)) {
    case 0: history.highs.reset(); break;
    case 1: history.volumes.clear(); break;
    case 2: history.benchmarks.clear(); break;
    case 3: history.exercises.push_back({"0", position.as_of()}); break;
    default: position.plain.exercised[0] = position.day; history.exercises = {{"unknown", position.as_of()}};
  }
}

/// The paths of an outlook with two milestones to come in one `AnyOf`, of which the engine refuses those
/// where the larger may count first.
bool has_two_milestones(const std::vector<PlainGate>& gates, const Position& position) {
  bool any = false;
  look_at(gates, [&](const PlainGate& gate) {
    if (gate.kind != Kind::any_of) return;
    std::map<long long, bool> volumes;
    look_at(gate.parts, [&](const PlainGate& part) {
      const bool there = position.plain.volumes[static_cast<std::size_t>(position.day)] >= part.level;
      const bool late = part.by >= 0 && part.by <= position.day;
      if (part.kind == Kind::volume && !there && !late) volumes[part.level] = true;
    });
    any = any || volumes.size() > 1;
  });
  return any;
}

bool has_two_milestones(const Position& position) {
  return std::ranges::any_of(position.plain.tranches, [&](const PlainTranche& tranche) {
    return has_two_milestones(tranche.gates, position) ||
           has_two_milestones(exercise_gates_of(tranche, position.plain), position);
  });
}

TEST_SUITE("pricing/gate_interpretation") {
  TEST_CASE("vesting and formula and engine find the same states and losses of composed terms") {
    RandomDeal random(20'261'130);
    std::map<std::string, int> seen;
    int composed = 0;
    for (int i = 0; i < 3000; ++i) {
      CAPTURE(i);
      const auto position = random_position(random);
      if (!position || has_two_milestones(*position)) continue;
      check_position(*position, seen);
      composed += static_cast<int>(std::ranges::count_if(position->plain.tranches, is_composed));
    }
    CHECK(composed > 1000);
    for (const char* state :
         {"waiting", "vested", "exercisable", "exercised", "lapsed", "forfeited", "terminated"}) {
      CAPTURE(state);
      CHECK(seen[state] >= 30);
      CHECK(seen[std::string{state} + " by formula"] >= 10);
    }
  }

  TEST_CASE("vesting and formula and engine find the same states and losses") {
    RandomDeal random(20'261'129, true);
    std::map<std::string, int> seen;
    for (int i = 0; i < 3000; ++i) {
      CAPTURE(i);
      if (const auto position = random_position(random)) check_position(*position, seen);
    }
    for (const char* state :
         {"waiting", "vested", "exercisable", "exercised", "lapsed", "forfeited", "terminated"}) {
      CAPTURE(state);
      CHECK(seen[state] >= 30);
      CHECK(seen[std::string{state} + " by formula"] >= 10);
    }
  }

  TEST_CASE("what vesting refuses formula and engine refuse with the same words") {
    RandomDeal plain(7, true);
    RandomDeal composed(8);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
      CAPTURE(i);
      RandomDeal& random = i % 2 == 0 ? plain : composed;
      auto position = random_position(random);
      if (!position) continue;
      spoil(*position, random);
      const std::string words =
          refusal([&] { vesting(position->warrant(), position->history, position->as_of()); });
      CHECK(refusal([&] { position->claims(); }) == words);
      const std::string engine = refusal([&] { PathEngine{position->simulation()}; });
      if (!words.empty()) CHECK(engine == "positions[0]." + words);
      refused += words.empty() ? 0 : 1;
    }
    CHECK(refused > 400);
  }
}

}  // namespace gate_interpretation_test
