/// Random warrants of composed terms, for the library and, in numbers, for a plain loop over the days.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
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
inline Date close_on(int day) { return add_days(first_monday, 7 * (day / 5) + day % 5); }

enum class LoopKind { price, relative, volume, named, service, any, all };

/// A gate as the loop reads it. Hurdles and counts of shares have an entry a day; prices are on the shares of
/// the valuation.
struct LoopGate {
  LoopKind kind;
  MonitoringRule rule{.kind = Monitoring::close};
  std::vector<double> hurdles{};  ///< on price x shares
  std::vector<double> shares{};
  bool waits = false;
  int first = 1;        ///< first day whose close counts
  int index = 0;        ///< of the milestone, the named condition or the benchmark
  int by = 0;           ///< last day of a volume, the day of a service
  double excess = 0.0;  ///< of growth over the benchmark's
  std::vector<LoopGate> parts{};
};

/// Vesting in proportion between two volumes.
struct LoopLinear {
  double from;
  double to;
};

/// Vesting by the percentile of the growth from the grant to an average up to a day, among all benchmarks.
struct LoopRank {
  int end;
  int days;
};

struct LoopTranche {
  std::vector<LoopGate> gates{};
  std::vector<LoopGate> exercise{};
  std::optional<LoopLinear> linear{};
  std::optional<LoopRank> rank{};
  double strike = 0.0;
  double part = 0.0;  ///< of an average that sets the strike; 0: it is stated
  int days = 1;
  int set = 0;  ///< the last day of that average
  bool by_vwaps = false;
  int expiry = 0;
  double cap = std::numeric_limits<double>::infinity();
};

struct LoopMilestone {
  double median;
  double sigma;
  double never;
  int arrived = never_day;  ///< by the history
};

struct LoopName {
  double probability;
  int met = never_day;  ///< by the history
};

struct LoopBenchmark {
  double volatility;
  double correlation;         ///< with the share
  std::vector<double> known;  ///< levels to the valuation
};

/// What is known at the valuation, from the grant's close on, on the shares of the valuation.
struct LoopHistory {
  std::vector<double> closes{};
  std::vector<double> highs{};
  std::vector<double> vwaps{};
};

/// A warrant and all that its value depends on.
struct ComposedWarrant {
  double spot = 100.0;
  double rate = 0.0;
  double yield = 0.0;
  double volatility = 0.0;
  std::optional<Jumps> jumps{};
  double common = 0.0;  ///< correlation of what the benchmarks do not share with the share
  int weeks = 0;
  int today = 0;       ///< the day of the valuation
  double split = 1.0;  ///< shares of the valuation for each of the grant
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  double service = 1.0;
  std::vector<LoopMilestone> milestones{};
  std::vector<LoopName> named{};
  std::vector<LoopBenchmark> benchmarks{};
  std::vector<LoopTranche> tranches{};
  LoopHistory known{};
  WarrantPosition position;
};

/// Draws warrants. The same seed draws the same one.
class ComposedDraw {
 public:
  explicit ComposedDraw(std::uint64_t seed) : engine_(seed) {}

  ComposedWarrant operator()() {
    weeks_ = 20 + below(50);
    now_ = one_in(2) ? 0 : 1 + below(weeks_ / 2);
    split_ = now_ > 0 && one_in(2) ? 2.0 : 1.0;
    ComposedWarrant one{.rate = 0.05 * real(),
                        .yield = one_in(2) ? 0.0 : 0.04 * real(),
                        .volatility = 0.25 + 0.45 * real(),
                        .common = one_in(2) ? 0.0 : 0.6 * real(),
                        .weeks = weeks_,
                        .today = 5 * now_,
                        .split = split_,
                        .exercise = one_in(3) ? ExercisePolicy::on_vesting : ExercisePolicy::hold_to_expiry,
                        .position = {.warrant = {.holder = "H",
                                                 .shares = Shares{0},
                                                 .strike = PerShare{0.01},
                                                 .granted = first_monday,
                                                 .expiry = monday(weeks_),
                                                 .tranches = {},
                                                 .settlement = ExerciseSettlement::net}}};
    if (one_in(2)) one.position.warrant.strike = on_grant_shares(90 * real());
    if (one_in(4)) one.jumps = Jumps{.intensity = 3 * real(), .mean = 0.2 * real() - 0.1, .deviation = 0.15};
    // Between closes the engine pays the hurdle on vesting, which is for a test of its own.
    watches_highs_ = !one.jumps && one.exercise == ExercisePolicy::hold_to_expiry;
    one.position.calendar = TradingCalendar{first_monday, monday(weeks_ + 1), {}};
    add_outlook(one);
    add_history(one);
    for (int i = 0; i < 4; ++i) add_tranche(one);
    return one;
  }

 private:
  double real() { return std::uniform_real_distribution<double>{}(engine_); }
  double normal() { return std::normal_distribution<double>{}(engine_); }
  int below(int n) { return std::uniform_int_distribution<int>{0, n - 1}(engine_); }
  bool one_in(int n) { return below(n) == 0; }
  PerShare on_grant_shares(double price) const { return PerShare{price * split_}; }

  void add_outlook(ComposedWarrant& one) {
    ConditionOutlook& outlook = one.position.outlook;
    for (int i = 0; i < 2; ++i) {
      const LoopMilestone drawn{weeks_ * 7 / 365.0 * (0.2 + real()), 0.3 + real(), 0.2 * real()};
      one.milestones.push_back(drawn);
      outlook.milestones.push_back(
          {.measure = VolumeMeasure::purchased,
           .volume = 1.0 + i,
           .timing = {.years = LogNormal{.median = drawn.median, .sigma = drawn.sigma},
                      .never = drawn.never}});
      one.named.push_back({0.3 + 0.6 * real()});
      outlook.named.push_back({std::to_string(i), one.named.back().probability});
    }
    one.service = 0.5 + 0.5 * real();
    outlook.service = one.service;
    for (int i = 0; i < 3; ++i) one.benchmarks.push_back({0.15 + 0.3 * real(), 1.6 * real() - 0.8, {}});
  }

  /// A walk that ends at `last` on the day of the valuation.
  std::vector<double> walk(double last) {
    std::vector<double> levels(1, last);
    for (int day = 0; day < 5 * now_; ++day) levels.push_back(levels.back() * std::exp(0.02 * normal()));
    std::ranges::reverse(levels);
    return levels;
  }

  void add_history(ComposedWarrant& one) {
    one.known.closes = walk(one.spot);
    for (const double close : one.known.closes) {
      one.known.highs.push_back(close * (1.0 + 0.02 * real()));
      one.known.vwaps.push_back(one.known.highs.back() * (1.0 - 0.02 * real()));
    }
    for (LoopBenchmark& benchmark : one.benchmarks) benchmark.known = walk(50.0);
    if (now_ == 0) return;
    const int split_day = 1 + below(5 * now_);
    if (split_ != 1.0)
      one.position.warrant.adjustments = {{.effective = close_on(split_day), .ratio = split_}};
    const auto traded = [&](const std::vector<double>& prices) {
      std::vector<Dated<PerShare>> rows;
      for (int day = 0; day <= 5 * now_; ++day) {
        const double price = prices[static_cast<std::size_t>(day)];
        rows.push_back({close_on(day), PerShare{day < split_day ? split_ * price : price}});
      }
      return DatedSeries<PerShare>{std::move(rows)};
    };
    DealHistory known{.closes = traded(one.known.closes)};
    known.highs = traded(one.known.highs);
    known.vwaps = traded(one.known.vwaps);
    for (std::size_t i = 0; i < one.benchmarks.size(); ++i) {
      std::vector<Dated<double>> rows;
      for (int day = 0; day <= 5 * now_; ++day)
        rows.push_back({close_on(day), one.benchmarks[i].known[static_cast<std::size_t>(day)]});
      known.benchmarks.push_back({std::to_string(i), DatedSeries<double>{std::move(rows)}});
    }
    known.volumes = {{VolumeMeasure::purchased, {}}};
    if (one_in(3)) {
      one.milestones[0].arrived = 1 + below(5 * now_);
      known.volumes[0].cumulative = DatedSeries<double>{{{close_on(one.milestones[0].arrived), 1.0}}};
    }
    if (one_in(3)) {
      one.named[0].met = 1 + below(5 * now_);
      known.events = {{"0", close_on(one.named[0].met)}};
    }
    one.position.history = std::move(known);
  }

  MonitoringRule rule() {
    const int n = 2 + below(25);
    MonitoringRule drawn = on_any_close();
    switch (below(watches_highs_ ? 6 : 5)) {
      case 0: drawn = on_average_of(n); break;
      case 1: drawn = on_consecutive(1 + n / 4); break;
      case 2: drawn = on_some_of(1 + n / 3, n); break;
      case 3: drawn = on_total_of(1 + n / 3); break;
      case 5: return continuously();
      default: break;
    }
    return one_in(4) ? on_vwaps(drawn) : drawn;
  }

  double level() { return 100 * std::exp(0.35 * real() - 0.03); }

  std::pair<MarketGate, LoopGate> relative(GateTiming timing) {
    const int index = below(3);
    const double excess = 0.4 * real() - 0.1;
    return {RelativeGate{.benchmark = std::to_string(index), .excess = excess, .timing = timing},
            {.kind = LoopKind::relative,
             .waits = timing == GateTiming::after_other_gates,
             .index = index,
             .excess = excess}};
  }

  /// A hurdle, one that steps, a capitalisation on a path of counts, or growth against a benchmark.
  std::pair<MarketGate, LoopGate> market(bool waits) {
    const GateTiming timing = waits ? GateTiming::after_other_gates : GateTiming::latched;
    if (one_in(5)) return relative(timing);
    MonitoringRule its_rule = rule();
    // Of the day on which the others are met highs count from its close on: known ones do not tell.
    if (waits && now_ > 0 && needs_highs(its_rule)) its_rule = on_any_close();
    const auto days = static_cast<std::size_t>(5 * weeks_ + 1);
    LoopGate plain{.kind = LoopKind::price, .rule = its_rule, .waits = waits};
    std::optional<Date> window;
    if (one_in(4)) {
      const int from = below(weeks_ - 2);
      window = monday(from);
      plain.first = 5 * from;
    }
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
      return {SteppedPriceGate{.hurdle = on_grant_shares(before),
                               .steps = {{monday(week), on_grant_shares(factor * before)}},
                               .rule = its_rule,
                               .timing = timing,
                               .window_from = window},
              plain};
    }
    if (one_in(2)) {
      change(plain.shares, factor);
      return {MarketCapGate{.hurdle = Money{split_ * before * 1e6},
                            .shares = DatedSeries<Shares>{{{first_monday, Shares{1e6}},
                                                           {monday(week), Shares{factor * 1e6}}}},
                            .rule = its_rule,
                            .timing = timing,
                            .window_from = window},
              plain};
    }
    return {PriceGate{
                .hurdle = on_grant_shares(before), .rule = its_rule, .timing = timing, .window_from = window},
            plain};
  }

  std::pair<Gate, LoopGate> all_at_once(bool waits) {
    AllAtOnce all{.gates = {}, .timing = waits ? GateTiming::after_other_gates : GateTiming::latched};
    LoopGate plain{.kind = LoopKind::all, .waits = waits, .first = 0};
    for (int i = 0; i < 2 + below(2); ++i) {
      auto [gate, part] = market(false);
      if (waits && now_ > 0 && needs_highs(part.rule)) continue;
      all.gates.push_back(gate);
      plain.parts.push_back(part);
    }
    if (all.gates.size() < 2) return simple(waits);
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
    if (one_in(4)) {
      const int until = 1 + below(weeks_);
      return {ServiceGate{monday(until)}, {.kind = LoopKind::service, .by = 5 * until}};
    }
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

  /// A gate, a rank or a part in proportion; then perhaps one that waits for all of these.
  void add_conditions(Tranche& tranche, LoopTranche& plain) {
    const auto add = [&](const std::pair<Gate, LoopGate>& drawn) {
      tranche.gates.push_back(drawn.first);
      plain.gates.push_back(drawn.second);
    };
    if (one_in(5)) {
      plain.linear = LoopLinear{one_in(2) ? 0.0 : 0.5, 1.5 + 0.5 * below(3)};
      tranche.linear = LinearVesting{
          .measure = VolumeMeasure::purchased, .from = plain.linear->from, .to = plain.linear->to};
    } else if (one_in(5)) {
      const int end = 1 + below(plain.expiry / 5);
      plain.rank = LoopRank{5 * end, 1 + below(std::min(20, 5 * end))};
      tranche.rank =
          RankVesting{.peers = {"0", "1", "2"},
                      .period = {.start = first_monday,
                                 .end = monday(end),
                                 .start_days = 1,
                                 .end_days = plain.rank->days},
                      .curve = {.points = {{0.25, 0.5}, {0.5, 1.0}, {0.75, 2.0}}, .max_if_negative = 1.0}};
    }
    if (one_in(2)) add(other());
    add(one_in(2) ? any_of() : simple(false));
    if (one_in(3)) add(other());
    if (one_in(3)) add(simple(true));
  }

  void add_tranche(ComposedWarrant& one) {
    Warrant& warrant = one.position.warrant;
    Tranche tranche{.name = std::to_string(one.tranches.size()), .shares = Shares{100}, .gates = {}};
    LoopTranche plain{.strike = warrant.strike.value / split_, .expiry = 5 * weeks_};
    add_own(tranche, plain);
    if (one_in(8)) {
      tranche.vested_at_issue = true;
    } else {
      add_conditions(tranche, plain);
    }
    warrant.shares += tranche.shares;
    warrant.tranches.push_back(std::move(tranche));
    one.tranches.push_back(std::move(plain));
  }

  void add_own(Tranche& tranche, LoopTranche& plain) {
    if (one_in(3)) {
      plain.expiry = 5 * (weeks_ / 2 + below(weeks_ / 2));
      tranche.own.expiry = monday(plain.expiry / 5);
    }
    if (one_in(4)) {
      plain.strike = 110 * real();
      tranche.own.strike = on_grant_shares(plain.strike);
    } else if (one_in(4)) {
      add_later_strike(tranche, plain);
    }
    if (one_in(4)) {
      plain.cap = 5 + 40 * real();
      tranche.own.value_cap = on_grant_shares(plain.cap);
    }
    if (!one_in(4)) return;
    tranche.own.exercise_gates.emplace();
    for (int i = 0; i < 1 + below(2); ++i) {
      const auto drawn = i == 0 ? other() : simple(one_in(2));
      tranche.own.exercise_gates->push_back(drawn.first);
      plain.exercise.push_back(drawn.second);
    }
  }

  void add_later_strike(Tranche& tranche, LoopTranche& plain) {
    const int week = 1 + below(plain.expiry / 5 - 1);
    plain.part = 0.6 + 0.5 * real();
    plain.days = 1 + below(5 * week);
    plain.set = 5 * week;
    plain.by_vwaps = one_in(2);
    tranche.own.strike = StrikeSetLater{.part = plain.part,
                                        .days = plain.days,
                                        .on = monday(week),
                                        .price = plain.by_vwaps ? ObservedPrice::vwap : ObservedPrice::close};
  }

  std::mt19937_64 engine_;
  int weeks_ = 0;
  int now_ = 0;  ///< weeks to the valuation
  double split_ = 1.0;
  bool watches_highs_ = false;
};

}  // namespace fairvalue::fixtures
