/// Random warrants of composed terms, and their value by a plain loop over the days: its own generator, its
/// own reading of the terms, nothing of the library but the types that state them.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/pricing/value_by_simulation.hpp>

namespace fairvalue::fixtures {

/// Days are closes after the grant; every date of the terms is a Monday, whole weeks of five closes after it.
inline constexpr int never_day = std::numeric_limits<int>::max();
inline constexpr Date first_monday{std::chrono::year{2025}, std::chrono::October, std::chrono::day{6}};
inline Date monday(int week) { return add_days(first_monday, 7 * week); }

enum class LoopKind { price, volume, named, any, all };

/// A gate as the loop reads it. Hurdles and counts of shares have an entry a day.
struct LoopGate {
  LoopKind kind;
  MonitoringRule rule{.kind = Monitoring::close};
  std::vector<double> hurdles{};  ///< on price x shares
  std::vector<double> shares{};
  bool waits = false;
  int index = 0;  ///< of the milestone or the named condition
  int by = 0;     ///< last day of a volume
  std::vector<LoopGate> parts{};
};

struct LoopTranche {
  std::vector<LoopGate> gates{};
  double strike = 0.0;
  double part = 0.0;  ///< of an average that sets the strike; 0: it is stated
  int days = 1;
  int set = 0;  ///< the last day of that average
  int expiry = 0;
  double cap = std::numeric_limits<double>::infinity();
};

struct LoopMilestone {
  double median;
  double sigma;
  double never;
};

/// A warrant and all that its value depends on, for the library and for the loop.
struct ComposedWarrant {
  double spot = 100.0;
  double rate = 0.0;
  double yield = 0.0;
  double volatility = 0.0;
  int weeks = 0;
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  std::vector<LoopMilestone> milestones{};
  std::vector<double> named{};
  std::vector<LoopTranche> tranches{};
  WarrantPosition position;
};

/// Draws warrants. The same seed draws the same one.
class ComposedDraw {
 public:
  explicit ComposedDraw(std::uint64_t seed) : engine_(seed) {}

  ComposedWarrant operator()() {
    weeks_ = 20 + below(50);
    ComposedWarrant one{.rate = 0.05 * real(),
                        .yield = one_in(2) ? 0.0 : 0.04 * real(),
                        .volatility = 0.25 + 0.45 * real(),
                        .weeks = weeks_,
                        .exercise = one_in(3) ? ExercisePolicy::on_vesting : ExercisePolicy::hold_to_expiry,
                        .position = {.warrant = {.holder = "H",
                                                 .shares = Shares{0},
                                                 .strike = PerShare{one_in(2) ? 0.01 : 90 * real()},
                                                 .granted = first_monday,
                                                 .expiry = monday(weeks_),
                                                 .tranches = {},
                                                 .settlement = ExerciseSettlement::net}}};
    one.position.calendar = TradingCalendar{first_monday, monday(weeks_ + 1), {}};
    add_outlook(one);
    for (int i = 0; i < 4; ++i) add_tranche(one);
    return one;
  }

 private:
  double real() { return std::uniform_real_distribution<double>{}(engine_); }
  int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(engine_); }
  bool one_in(int n) { return below(n) == 0; }

  void add_outlook(ComposedWarrant& one) {
    for (int i = 0; i < 2; ++i) {
      const LoopMilestone drawn{weeks_ * 7 / 365.0 * (0.2 + real()), 0.3 + real(), 0.2 * real()};
      one.milestones.push_back(drawn);
      one.position.outlook.milestones.push_back(
          {.measure = VolumeMeasure::purchased,
           .volume = 1.0 + i,
           .timing = {.years = LogNormal{.median = drawn.median, .sigma = drawn.sigma},
                      .never = drawn.never}});
      one.named.push_back(0.3 + 0.6 * real());
      one.position.outlook.named.push_back({std::to_string(i), one.named.back()});
    }
  }

  MonitoringRule rule() {
    const int n = 2 + below(25);
    MonitoringRule drawn = on_any_close();
    switch (below(5)) {
      case 0: drawn = on_average_of(n); break;
      case 1: drawn = on_consecutive(1 + n / 4); break;
      case 2: drawn = on_some_of(1 + n / 3, n); break;
      case 3: drawn = on_total_of(1 + n / 3); break;
      default: break;
    }
    return one_in(4) ? on_vwaps(drawn) : drawn;
  }

  double level() { return 100 * std::exp(0.35 * real() - 0.03); }

  /// A hurdle, one that steps, or a capitalisation on a path of counts.
  std::pair<MarketGate, LoopGate> market(bool waits) {
    const MonitoringRule its_rule = rule();
    const GateTiming timing = waits ? GateTiming::after_other_gates : GateTiming::latched;
    const auto days = static_cast<std::size_t>(5 * weeks_ + 1);
    LoopGate plain{.kind = LoopKind::price, .rule = its_rule, .waits = waits};
    plain.hurdles.assign(days, level());
    plain.shares.assign(days, 1.0);
    const double before = plain.hurdles.front();
    const int week = 1 + below(weeks_ - 2);
    const double factor = 0.9 + 0.2 * real();
    const auto change = [&](std::vector<double>& values, double by) {
      for (std::size_t d = static_cast<std::size_t>(5 * week); d < days; ++d) values[d] *= by;
    };
    if (one_in(3)) {
      change(plain.hurdles, factor);
      return {SteppedPriceGate{.hurdle = PerShare{before},
                               .steps = {{monday(week), PerShare{factor * before}}},
                               .rule = its_rule,
                               .timing = timing},
              plain};
    }
    if (one_in(2)) {
      change(plain.shares, factor);
      return {MarketCapGate{.hurdle = Money{before * 1e6},
                            .shares = DatedSeries<Shares>{{{first_monday, Shares{1e6}},
                                                           {monday(week), Shares{factor * 1e6}}}},
                            .rule = its_rule,
                            .timing = timing},
              plain};
    }
    return {PriceGate{.hurdle = PerShare{before}, .rule = its_rule, .timing = timing}, plain};
  }

  std::pair<Gate, LoopGate> all_at_once(bool waits) {
    AllAtOnce all{.gates = {}, .timing = waits ? GateTiming::after_other_gates : GateTiming::latched};
    LoopGate plain{.kind = LoopKind::all, .waits = waits};
    for (int i = 0; i < 2 + below(2); ++i) {
      auto [gate, part] = market(false);
      all.gates.push_back(gate);
      plain.parts.push_back(part);
    }
    return {all, plain};
  }

  std::pair<Gate, LoopGate> simple(bool waits) {
    if (one_in(3)) return all_at_once(waits);
    auto [gate, plain] = market(waits);
    return {std::visit([](const auto& one) { return Gate{one}; }, gate), plain};
  }

  std::pair<Gate, LoopGate> other() {
    const int index = below(2);
    if (one_in(3)) return {NamedGate{std::to_string(index)}, {.kind = LoopKind::named, .index = index}};
    const int week = 1 + below(weeks_ + weeks_ / 2);
    const bool dated = one_in(2) && week < weeks_;
    VolumeGate gate{.measure = VolumeMeasure::purchased, .volume = 1.0 + index};
    if (dated) gate.by = monday(week);
    return {gate, {.kind = LoopKind::volume, .index = index, .by = 5 * (dated ? week : weeks_)}};
  }

  std::pair<Gate, LoopGate> any_of() {
    AnyOf any{};
    LoopGate plain{.kind = LoopKind::any};
    for (int i = 0; i < 2 + below(2); ++i) {
      auto [gate, part] = i == 0 ? other() : simple(false);
      any.gates.push_back(gate);
      plain.parts.push_back(part);
    }
    return {any, plain};
  }

  void add_tranche(ComposedWarrant& one) {
    Warrant& warrant = one.position.warrant;
    Tranche tranche{.name = std::to_string(one.tranches.size()), .shares = Shares{100}, .gates = {}};
    LoopTranche plain{.strike = warrant.strike.value, .expiry = 5 * weeks_};
    const auto add = [&](const std::pair<Gate, LoopGate>& drawn) {
      tranche.gates.push_back(drawn.first);
      plain.gates.push_back(drawn.second);
    };
    if (one_in(8)) {
      tranche.vested_at_issue = true;
    } else {
      if (one_in(2)) add(other());
      add(one_in(2) ? any_of() : simple(false));
      if (one_in(3)) add(simple(true));
    }
    add_own(tranche, plain);
    warrant.shares += tranche.shares;
    warrant.tranches.push_back(std::move(tranche));
    one.tranches.push_back(std::move(plain));
  }

  void add_own(Tranche& tranche, LoopTranche& plain) {
    int last_week = weeks_;
    if (one_in(3)) {
      last_week = weeks_ / 2 + below(weeks_ / 2);
      tranche.own.expiry = monday(last_week);
      plain.expiry = 5 * last_week;
    }
    if (one_in(4)) {
      plain.strike = 110 * real();
      tranche.own.strike = PerShare{plain.strike};
    } else if (one_in(4)) {
      const int week = 1 + below(last_week - 1);
      plain.part = 0.6 + 0.5 * real();
      plain.days = 1 + below(5 * week);
      plain.set = 5 * week;
      tranche.own.strike = StrikeSetLater{.part = plain.part, .days = plain.days, .on = monday(week)};
    }
    if (!one_in(4)) return;
    plain.cap = 5 + 40 * real();
    tranche.own.value_cap = PerShare{plain.cap};
  }

  std::mt19937_64 engine_;
  int weeks_ = 0;
};

/// A mean a share and its standard error, by tranche.
struct LoopValue {
  double mean = 0.0;
  double error = 0.0;
};

class ComposedLoop {
 public:
  explicit ComposedLoop(const ComposedWarrant& terms, std::uint64_t seed)
      : terms_(terms), days_(5 * terms.weeks), step_(7.0 * terms.weeks / 365.0 / days_), engine_(seed) {}

  std::vector<LoopValue> values(int paths) {
    std::vector<double> sums(terms_.tranches.size());
    std::vector<double> squares(sums.size());
    for (int path = 0; path < paths; ++path) {
      draw();
      for (std::size_t i = 0; i < sums.size(); ++i) {
        const double paid = terms_.spot * shares_paid(terms_.tranches[i]);
        sums[i] += paid;
        squares[i] += paid * paid;
      }
    }
    std::vector<LoopValue> values;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const double mean = sums[i] / paths;
      const double variance = std::max(0.0, squares[i] / paths - mean * mean);
      values.push_back({mean, std::hypot(std::sqrt(variance / paths), terms_.spot / paths)});
    }
    return values;
  }

 private:
  /// Prices under the share measure, and the days of what does not depend on them.
  void draw() {
    const double drift = (terms_.rate - terms_.yield + terms_.volatility * terms_.volatility / 2) * step_;
    closes_.assign(1, terms_.spot);
    for (int day = 1; day <= days_; ++day) {
      closes_.push_back(closes_.back() *
                        std::exp(drift + terms_.volatility * std::sqrt(step_) * normal_(engine_)));
    }
    reached_.clear();
    for (const LoopMilestone& one : terms_.milestones) {
      const double years = one.median * std::exp(one.sigma * normal_(engine_));
      const bool comes = uniform_(engine_) >= one.never && years < step_ * days_;
      reached_.push_back(comes ? static_cast<int>(std::ceil(years / step_)) : never_day);
    }
    met_.clear();
    for (const double probability : terms_.named) met_.push_back(uniform_(engine_) < probability);
  }

  double product(const LoopGate& gate, int day) const {
    return closes_[static_cast<std::size_t>(day)] * gate.shares[static_cast<std::size_t>(day)];
  }

  /// Closes count from the first after the grant on.
  bool holds(const LoopGate& gate, int day) const {
    const MonitoringRule& rule = gate.rule;
    const bool total = rule.kind == Monitoring::closes_in_total;
    const bool counted = total || rule.kind == Monitoring::closes_in_window;
    const int first = std::max(1, total ? 1 : day - rule.n + 1);
    if (!counted && day < rule.n) return false;
    double sum = 0.0;
    int hits = 0;
    for (int d = first; d <= day; ++d) {
      sum += product(gate, d);
      hits += product(gate, d) >= gate.hurdles[static_cast<std::size_t>(d)] ? 1 : 0;
    }
    if (rule.kind == Monitoring::average_of_closes)
      return sum / rule.n >= gate.hurdles[static_cast<std::size_t>(day)];
    return hits >= (counted ? rule.k : rule.n);
  }

  bool all_hold(const LoopGate& gate, int day) const {
    return std::all_of(gate.parts.begin(), gate.parts.end(),
                       [&](const LoopGate& part) { return holds(part, day); });
  }

  int first_day(const LoopGate& gate, int from) const {
    switch (gate.kind) {
      case LoopKind::named: return met_[static_cast<std::size_t>(gate.index)] ? 0 : never_day;
      case LoopKind::volume: {
        const int day = reached_[static_cast<std::size_t>(gate.index)];
        return day <= gate.by ? day : never_day;
      }
      case LoopKind::any: {
        int day = never_day;
        for (const LoopGate& part : gate.parts) day = std::min(day, first_day(part, from));
        return day;
      }
      case LoopKind::price:
      case LoopKind::all: break;
    }
    for (int day = std::max(1, from); day <= days_; ++day) {
      if (gate.kind == LoopKind::all ? all_hold(gate, day) : holds(gate, day)) return day;
    }
    return never_day;
  }

  int vesting_day(const LoopTranche& tranche) const {
    int day = 0;
    for (const LoopGate& gate : tranche.gates) {
      if (!gate.waits && day != never_day) day = std::max(day, first_day(gate, 1));
    }
    const int begin = day;
    for (const LoopGate& gate : tranche.gates) {
      if (gate.waits && day != never_day) day = std::max(day, first_day(gate, begin));
    }
    return day;
  }

  double strike_of(const LoopTranche& tranche) const {
    if (tranche.part == 0.0) return tranche.strike;
    double sum = 0.0;
    for (int d = tranche.set - tranche.days + 1; d <= tranche.set; ++d)
      sum += closes_[static_cast<std::size_t>(d)];
    return tranche.part * sum / tranche.days;
  }

  /// In shares of today's: e^{-qt} x gain / price on the day of the exercise.
  double shares_paid(const LoopTranche& tranche) const {
    const int exercisable = std::max(vesting_day(tranche), tranche.set);
    if (exercisable > tranche.expiry) return 0.0;
    const int day = terms_.exercise == ExercisePolicy::on_vesting ? exercisable : tranche.expiry;
    const double price = closes_[static_cast<std::size_t>(day)];
    const double gain = std::min(tranche.cap, std::max(0.0, price - strike_of(tranche)));
    return std::exp(-terms_.yield * step_ * day) * gain / price;
  }

  const ComposedWarrant& terms_;
  int days_;
  double step_;
  std::mt19937_64 engine_;
  std::normal_distribution<double> normal_{};
  std::uniform_real_distribution<double> uniform_{};
  std::vector<double> closes_{};
  std::vector<int> reached_{};
  std::vector<bool> met_{};
};

/// Scores of the library's values against the loop's, in standard errors of the difference.
inline std::vector<double> composed_scores(std::uint64_t seed, int loop_paths, std::uint64_t paths) {
  const ComposedWarrant one = ComposedDraw{seed}();
  const PriceModel model{
      .market = {.spot = {.price = PerShare{one.spot}, .as_of = first_monday, .currency = Currency{"USD"}},
                 .risk_free_rate = {Rate{one.rate}},
                 .dividend_yield = {Rate{one.yield}},
                 .volatility = {one.volatility}}};
  const SimulatedValue value =
      value_by_simulation(one.position, model, {.exercise = one.exercise}, {.paths = paths, .seed = seed});
  const auto expected = ComposedLoop{one, seed + 1'000'000'007}.values(loop_paths);
  std::vector<double> scores;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Sampled& got = value.tranches[i].value;
    const double error = std::hypot(expected[i].error, got.standard_error);
    scores.push_back((got.mean - expected[i].mean) / error);
  }
  return scores;
}

}  // namespace fairvalue::fixtures
