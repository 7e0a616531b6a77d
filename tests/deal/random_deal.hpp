/// Random deals with many ties: prices within a few cents of the hurdles, splits, holidays, ends. And the
/// same deals in the library's terms.
#pragma once
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/deal/vesting.hpp>

#include "vesting_replay.hpp"

namespace fairvalue::fixtures {

class RandomDeal {
 public:
  static constexpr int days = 60;

  /// `plain`: without what formulas and paths refuse: composed gates, hurdles that step or are on a capitalisation,
  /// VWAPs, terms of a tranche's own and a change of control.
  explicit RandomDeal(unsigned seed, bool plain = false) : random_(seed), plain_(plain) {}

  /// 0 to n - 1. Not std::uniform_int_distribution, which differs between standard libraries.
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }

  PlainDeal operator()() {
    PlainDeal deal{.grant = 3 + below(5), .expiry = 25 + below(30)};
    if (one_in(2)) deal.splits.push_back({deal.grant + 1 + below(15), ratio()});
    if (one_in(4)) deal.splits.push_back({deal.grant + 16 + below(25), ratio()});
    for (int day = 0; day < days; ++day) add_day(deal, day);
    for (int i = 0; i < 2; ++i) deal.events.push_back(one_in(3) ? -1 : below(30));
    if (one_in(3)) deal.service_ended = deal.grant + below(40);
    if (one_in(4)) deal.terminated = deal.grant + below(40);
    for (int i = 1 + below(3); i > 0; --i) deal.tranches.push_back(tranche(deal.grant));
    for (int i = below(3); i > 0; --i) deal.exercise_gates.push_back(gate(deal.grant));
    for (PlainTranche& tranche : deal.tranches) {
      if (!plain_) add_own_terms(tranche, deal);
    }
    if (!plain_ && one_in(3)) deal.control = deal.grant + below(40);
    deal.on_control = one_in(2) ? Control::accelerates : Control::lapses;
    deal.exercised = std::vector<int>(deal.tranches.size(), -1);
    return deal;
  }

  PlainGate price_gate() {
    static constexpr Kind rules[] = {Kind::continuous,  Kind::close,   Kind::average,
                                     Kind::consecutive, Kind::some_of, Kind::total_of};
    PlainGate gate{.kind = rules[below(6)], .level = 9'996 + below(8), .after = one_in(3)};
    if (gate.kind == Kind::total_of) {
      gate.k = 1 + below(12);
    } else if (gate.kind != Kind::continuous && gate.kind != Kind::close) {
      gate.n = 1 + below(6);
    }
    if (gate.kind == Kind::some_of) gate.k = 1 + below(gate.n);
    if (one_in(4)) gate.window_from = below(25);
    if (plain_) return gate;
    gate.vwap = gate.kind != Kind::continuous && one_in(4);
    if (one_in(4)) add_step(gate);
    if (gate.step_day < 0 && one_in(4)) add_counts(gate);
    return gate;
  }

 private:
  void add_own_terms(PlainTranche& tranche, const PlainDeal& deal) {
    if (one_in(5)) tranche.expiry = deal.grant + 1 + below(deal.expiry - deal.grant);
    tranche.own_exercise = one_in(5);
    if (tranche.own_exercise && one_in(2)) tranche.exercise_gates.push_back(gate(deal.grant));
  }
  void add_step(PlainGate& gate) {
    gate.step_day = below(40);
    gate.step_level = gate.level - 3 + below(8);
  }
  /// About a hundred shares: a hundredth more or less moves the hurdle by many cents, none or one by few.
  void add_counts(PlainGate& gate) {
    gate.count = 100 - below(2);
    if (one_in(2)) gate.count_day = 9 + below(30);
    if (gate.count_day >= 0) gate.later_count = 99 + below(3);
  }
  static PlainGate latched(PlainGate gate) {
    gate.after = false;
    return gate;
  }
  /// Hurdles a cent or two lower than by themselves, or they would hardly ever meet on a day.
  PlainGate all_at_once() {
    PlainGate all{.kind = Kind::all_at_once, .after = one_in(3)};
    for (int i = 2 + below(2); i > 0; --i) {
      all.parts.push_back(one_in(4) ? PlainGate{.kind = Kind::relative, .level = below(5) - 3}
                                    : latched(price_gate()));
      if (all.parts.back().kind != Kind::relative) all.parts.back().level -= below(3);
    }
    return all;
  }
  PlainGate any_of(int grant) {
    PlainGate any{.kind = Kind::any_of};
    const int count = 2 + below(2);
    while (std::ssize(any.parts) < count) {
      const PlainGate part = gate(grant);
      if (!part.after) any.parts.push_back(part);
    }
    return any;
  }

  long long ratio() {
    static constexpr long long ratios[] = {200, 400, 300, 50, 25, 105};
    return ratios[below(6)];
  }

  PlainGate gate(int grant) {
    switch (below(9)) {
      case 0: return {.kind = Kind::relative, .level = below(5) - 2, .after = one_in(3)};
      case 4: return plain_ ? price_gate() : all_at_once();
      case 5: return plain_ ? price_gate() : any_of(grant);
      case 1: return {.kind = Kind::volume, .level = 1 + below(60), .by = one_in(2) ? grant + below(40) : -1};
      case 2: return {.kind = Kind::service, .level = grant + below(30)};
      case 3: return {.kind = Kind::named, .event = below(2)};
      default: return price_gate();
    }
  }

  PlainTranche tranche(int grant) {
    PlainTranche made;
    if (one_in(3)) made.from = below(20);
    if (made.from >= 0) made.to = made.from + 1 + below(40);
    for (int i = below(4); i > 0; --i) made.gates.push_back(gate(grant));
    if (made.gates.empty() && made.from < 0) made.gates.push_back(price_gate());
    return made;
  }

  /// About 100.00 on the grant's shares, within four cents, on three days of four.
  void add_day(PlainDeal& deal, int day) {
    double level = 10'000;
    for (const PlainSplit& split : deal.splits) {
      if (split.day <= day) level = level * 100 / static_cast<double>(split.ratio);
    }
    const bool holiday = day > 0 && one_in(4);
    deal.closes.push_back(holiday ? -1 : static_cast<long long>(level) - 4 + below(9));
    deal.highs.push_back(holiday ? -1 : deal.closes.back() + below(3));
    deal.vwaps.push_back(holiday ? -1 : deal.closes.back() - 2 + below(3));
    deal.levels.push_back(day > 0 && one_in(4) ? -1 : 5'000 + 50 * (below(5) - 2));
    deal.volumes.push_back((deal.volumes.empty() ? 0 : deal.volumes.back()) + (one_in(4) ? below(8) : 0));
  }

  std::mt19937 random_;
  bool plain_;
};

inline Date day_at(int number) { return add_days(Date{std::chrono::year{2026} / 1 / 1}, number); }

inline MonitoringRule close_rule_of(const PlainGate& gate) {
  switch (gate.kind) {
    case Kind::continuous: return continuously();
    case Kind::average: return on_average_of(gate.n);
    case Kind::consecutive: return on_consecutive(gate.n);
    case Kind::some_of: return on_some_of(gate.k, gate.n);
    case Kind::total_of: return on_total_of(gate.k);
    default: return on_any_close();
  }
}

inline MonitoringRule rule_of(const PlainGate& gate) {
  return gate.vwap ? on_vwaps(close_rule_of(gate)) : close_rule_of(gate);
}

inline Gate price_gate_of(const PlainGate& gate, GateTiming timing) {
  const PerShare hurdle{static_cast<double>(gate.level) / 100};
  const auto from = gate.window_from < 0 ? std::nullopt : std::optional{day_at(gate.window_from)};
  if (gate.step_day >= 0) {
    const PerShare later{static_cast<double>(gate.step_level) / 100};
    return SteppedPriceGate{.hurdle = hurdle,
                            .steps = {{day_at(gate.step_day), later}},
                            .rule = rule_of(gate),
                            .timing = timing,
                            .window_from = from};
  }
  if (gate.count == 0) {
    return PriceGate{.hurdle = hurdle, .rule = rule_of(gate), .timing = timing, .window_from = from};
  }
  std::vector<Dated<Shares>> counts{{day_at(0), Shares{static_cast<double>(gate.count)}}};
  if (gate.count_day >= 0)
    counts.push_back({day_at(gate.count_day), Shares{static_cast<double>(gate.later_count)}});
  return MarketCapGate{.hurdle = Shares{100} * hurdle,
                       .shares = DatedSeries<Shares>{std::move(counts)},
                       .rule = rule_of(gate),
                       .timing = timing,
                       .window_from = from};
}

inline std::vector<Gate> gates_of(const std::vector<PlainGate>& plain);

inline MarketGate market_gate_of(const Gate& gate) {
  if (const auto* relative = std::get_if<RelativeGate>(&gate)) return *relative;
  if (const auto* stepped = std::get_if<SteppedPriceGate>(&gate)) return *stepped;
  if (const auto* cap = std::get_if<MarketCapGate>(&gate)) return *cap;
  return std::get<PriceGate>(gate);
}

inline Gate all_at_once_of(const PlainGate& plain, GateTiming timing) {
  AllAtOnce all{.gates = {}, .timing = timing};
  for (const Gate& gate : gates_of(plain.parts)) all.gates.push_back(market_gate_of(gate));
  return all;
}

inline Gate gate_of(const PlainGate& gate) {
  const auto timing = gate.after ? GateTiming::after_other_gates : GateTiming::latched;
  const auto level = static_cast<double>(gate.level);
  switch (gate.kind) {
    case Kind::relative: return RelativeGate{.benchmark = "index", .excess = level / 100, .timing = timing};
    case Kind::volume:
      return VolumeGate{.measure = VolumeMeasure::deployed,
                        .volume = level / 10,
                        .by = gate.by < 0 ? std::nullopt : std::optional{day_at(gate.by)}};
    case Kind::service: return ServiceGate{.until = day_at(static_cast<int>(gate.level))};
    case Kind::named: return NamedGate{.name = std::to_string(gate.event)};
    case Kind::all_at_once: return all_at_once_of(gate, timing);
    case Kind::any_of: return AnyOf{.gates = gates_of(gate.parts)};
    default: return price_gate_of(gate, timing);
  }
}

inline std::vector<Gate> gates_of(const std::vector<PlainGate>& plain) {
  std::vector<Gate> gates;
  for (const PlainGate& gate : plain) gates.push_back(gate_of(gate));
  return gates;
}

/// 100 shares a tranche.
inline Warrant warrant_of(const PlainDeal& deal) {
  Warrant warrant{.holder = "random",
                  .shares = Shares{100.0 * static_cast<double>(deal.tranches.size())},
                  .strike = PerShare{0.01},
                  .granted = day_at(deal.grant),
                  .expiry = day_at(deal.expiry),
                  .tranches = {},
                  .exercise_gates = gates_of(deal.exercise_gates)};
  for (const PlainTranche& plain : deal.tranches) {
    Tranche tranche{.name = std::to_string(warrant.tranches.size()),
                    .shares = Shares{100},
                    .gates = gates_of(plain.gates)};
    if (plain.from >= 0) {
      tranche.linear = LinearVesting{.measure = VolumeMeasure::deployed,
                                     .from = static_cast<double>(plain.from) / 10,
                                     .to = static_cast<double>(plain.to) / 10};
    }
    if (plain.expiry >= 0) tranche.own.expiry = day_at(plain.expiry);
    if (plain.own_exercise) tranche.own.exercise_gates = gates_of(plain.exercise_gates);
    warrant.tranches.push_back(std::move(tranche));
  }
  if (deal.on_control == Control::accelerates) warrant.on_change_of_control = ChangeOfControl::accelerates;
  if (deal.on_control == Control::lapses) warrant.on_change_of_control = ChangeOfControl::lapses;
  for (const auto& [day, ratio] : deal.splits)
    warrant.adjustments.push_back({day_at(day), static_cast<double>(ratio) / 100});
  return warrant;
}

/// The rows that are there, each divided by `unit`.
template <class T>
DatedSeries<T> series_of(const std::vector<long long>& plain, double unit) {
  std::vector<Dated<T>> rows;
  for (std::size_t day = 0; day < plain.size(); ++day) {
    if (plain[day] >= 0)
      rows.push_back({day_at(static_cast<int>(day)), T(static_cast<double>(plain[day]) / unit)});
  }
  return DatedSeries<T>{std::move(rows)};
}

inline DealHistory history_of(const PlainDeal& deal) {
  DealHistory history{.closes = series_of<PerShare>(deal.closes, 100),
                      .highs = series_of<PerShare>(deal.highs, 100),
                      .vwaps = series_of<PerShare>(deal.vwaps, 100)};
  history.volumes = {{.measure = VolumeMeasure::deployed, .cumulative = series_of<double>(deal.volumes, 10)}};
  history.benchmarks = {{.name = "index", .levels = series_of<double>(deal.levels, 1)}};
  for (std::size_t i = 0; i < deal.events.size(); ++i) {
    if (deal.events[i] >= 0) history.events.push_back({std::to_string(i), day_at(deal.events[i])});
  }
  for (std::size_t i = 0; i < deal.exercised.size(); ++i) {
    if (deal.exercised[i] >= 0) history.exercises.push_back({std::to_string(i), day_at(deal.exercised[i])});
  }
  if (deal.service_ended >= 0) history.service_ended = day_at(deal.service_ended);
  if (deal.terminated >= 0) history.terminated = day_at(deal.terminated);
  if (deal.control >= 0) history.change_of_control = day_at(deal.control);
  return history;
}

}  // namespace fairvalue::fixtures
