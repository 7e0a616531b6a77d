/// The value of random warrants by a plain loop over the days: its own generator, its own reading of the
/// terms, nothing of the library.
#pragma once
#include "composed_terms_draw.hpp"

namespace fairvalue::fixtures {

/// A mean of all the tranche's shares and its standard error, by tranche.
struct LoopValue {
  double mean = 0.0;
  double error = 0.0;
};

class ComposedLoop {
 public:
  explicit ComposedLoop(const ComposedWarrant& terms, std::uint64_t seed)
      : terms_(terms),
        days_(5 * terms.weeks),
        step_(7.0 * terms.weeks / 365.0 / days_),
        engine_(seed),
        closes_(terms.known.closes),
        highs_(terms.known.highs),
        vwaps_(terms.known.vwaps) {
    if (terms.today == 0) highs_ = vwaps_ = closes_;
    for (std::vector<double>* prices : {&closes_, &highs_, &vwaps_}) prices->resize(size(days_ + 1));
    for (const LoopBenchmark& one : terms.benchmarks) {
      levels_.push_back(one.known);
      levels_.back().resize(size(days_ + 1));
    }
  }

  std::vector<LoopValue> values(int paths) {
    std::vector<double> sums(terms_.tranches.size());
    std::vector<double> squares(sums.size());
    for (int path = 0; path < paths; ++path) {
      draw();
      for (std::size_t i = 0; i < sums.size(); ++i) {
        const double paid = 100 * terms_.split * terms_.spot * shares_paid(terms_.tranches[i]);
        sums[i] += paid;
        squares[i] += paid * paid;
      }
    }
    std::vector<LoopValue> values;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const double mean = sums[i] / paths;
      const double variance = std::max(0.0, squares[i] / paths - mean * mean);
      const double unseen = 100 * terms_.split * terms_.spot / paths;
      values.push_back({mean, std::hypot(std::sqrt(variance / paths), unseen)});
    }
    return values;
  }

 private:
  static std::size_t size(int n) { return static_cast<std::size_t>(n); }
  double normal() { return normal_(engine_); }

  /// Prices under the share measure, and the days of what does not depend on them.
  void draw() {
    for (int day = terms_.today + 1; day <= days_; ++day) draw_day(size(day));
    reached_.clear();
    for (const LoopMilestone& one : terms_.milestones) {
      const double years = one.median * std::exp(one.sigma * normal());
      const bool comes = uniform_(engine_) >= one.never && years < step_ * (days_ - terms_.today);
      const int day = comes ? terms_.today + static_cast<int>(std::ceil(years / step_)) : never_day;
      reached_.push_back(std::min(one.arrived, day));
    }
    met_.clear();
    for (const LoopName& one : terms_.named) {
      met_.push_back(std::min(one.met, uniform_(engine_) < one.probability ? terms_.today : never_day));
    }
    served_ = uniform_(engine_) < terms_.service;
  }

  void draw_day(std::size_t day) {
    const double sigma = terms_.volatility;
    const double root = std::sqrt(step_);
    const double z = normal();
    double change = (terms_.rate - terms_.yield + sigma * sigma / 2) * step_ + sigma * root * z;
    if (terms_.jumps) change += jumped();
    closes_[day] = closes_[day - 1] * std::exp(change);
    // The maximum of a bridge from 0 to `change`.
    const double below = -2 * sigma * sigma * step_ * std::log(1.0 - uniform_(engine_));
    highs_[day] = closes_[day - 1] * std::exp((change + std::sqrt(change * change + below)) / 2);
    vwaps_[day] = closes_[day];
    const double common = normal();
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      const LoopBenchmark& one = terms_.benchmarks[i];
      const double own = std::sqrt(terms_.common) * common + std::sqrt(1 - terms_.common) * normal();
      const double rho = one.correlation;
      const double shock = rho * z + std::sqrt(1 - rho * rho) * own;
      const double drift = terms_.rate - one.volatility * one.volatility / 2 + rho * sigma * one.volatility;
      levels_[i][day] = levels_[i][day - 1] * std::exp(drift * step_ + one.volatility * root * shock);
    }
  }

  /// A day's jumps and their compensator: more and higher ones where each path counts by its price.
  double jumped() {
    const Jumps& given = *terms_.jumps;
    const double variance = given.deviation * given.deviation;
    const double factor = std::exp(given.mean + variance / 2);
    double sum = -given.intensity * (factor - 1.0) * step_;
    std::poisson_distribution<int> count{given.intensity * factor * step_};
    for (int left = count(engine_); left > 0; --left)
      sum += given.mean + variance + given.deviation * normal();
    return sum;
  }

  double price(bool by_vwaps, int day) const { return (by_vwaps ? vwaps_ : closes_)[size(day)]; }

  double product(const LoopGate& gate, int day) const {
    return price(gate.rule.price == ObservedPrice::vwap, day) * gate.shares[size(day)];
  }

  bool grows(const LoopGate& gate, int day) const {
    const std::vector<double>& levels = levels_[size(gate.index)];
    return closes_[size(day)] / closes_[0] - levels[size(day)] / levels[0] >= gate.excess;
  }

  bool holds(const LoopGate& gate, int day) const {
    if (day < gate.first) return false;
    if (gate.kind == LoopKind::relative) return grows(gate, day);
    const MonitoringRule& rule = gate.rule;
    if (rule.kind == Monitoring::continuous)
      return highs_[size(day)] * gate.shares[size(day)] >= gate.hurdles[size(day)];
    const bool total = rule.kind == Monitoring::closes_in_total;
    const bool counted = total || rule.kind == Monitoring::closes_in_window;
    const int first = total ? gate.first : std::max(gate.first, day - rule.n + 1);
    if (!counted && day - gate.first + 1 < rule.n) return false;
    double sum = 0.0;
    int hits = 0;
    for (int d = first; d <= day; ++d) {
      sum += product(gate, d);
      hits += product(gate, d) >= gate.hurdles[size(d)] ? 1 : 0;
    }
    if (rule.kind == Monitoring::average_of_closes) return sum / rule.n >= gate.hurdles[size(day)];
    return hits >= (counted ? rule.k : rule.n);
  }

  /// On the day of the other gates its close counts, no high before it.
  bool holds_at_close(LoopGate gate, int day) const {
    if (gate.rule.kind == Monitoring::continuous) gate.rule.kind = Monitoring::close;
    return holds(gate, day);
  }

  bool all_hold(const LoopGate& gate, int day, bool at_close) const {
    return std::ranges::all_of(gate.parts, [&](const LoopGate& part) {
      return at_close ? holds_at_close(part, day) : holds(part, day);
    });
  }

  int first_day(const LoopGate& gate, int from) const {
    switch (gate.kind) {
      case LoopKind::named: return met_[size(gate.index)];
      case LoopKind::service: return gate.by <= terms_.today || served_ ? gate.by : never_day;
      case LoopKind::volume: {
        const int day = reached_[size(gate.index)];
        return day <= gate.by ? day : never_day;
      }
      case LoopKind::any: {
        int day = never_day;
        for (const LoopGate& part : gate.parts) day = std::min(day, first_day(part, from));
        return day;
      }
      case LoopKind::price:
      case LoopKind::relative:
      case LoopKind::all: break;
    }
    for (int day = std::max(gate.first, from); day <= days_; ++day) {
      const bool at_close = gate.waits && day == from && day > 0;
      if (gate.kind == LoopKind::all ? all_hold(gate, day, at_close)
                                     : (at_close ? holds_at_close(gate, day) : holds(gate, day)))
        return day;
    }
    return never_day;
  }

  /// The last of `begin` and the days of the gates; those that wait come after the others.
  int last_day(const std::vector<LoopGate>& gates, int begin) const {
    int day = begin;
    for (const LoopGate& gate : gates) {
      if (!gate.waits && day != never_day) day = std::max(day, first_day(gate, 0));
    }
    const int after = day;
    for (const LoopGate& gate : gates) {
      if (gate.waits && day != never_day) day = std::max(day, first_day(gate, after));
    }
    return day;
  }

  double average(bool by_vwaps, int days, int until) const {
    double sum = 0.0;
    for (int d = until - days + 1; d <= until; ++d) sum += price(by_vwaps, d);
    return sum / days;
  }

  double strike_of(const LoopTranche& tranche) const {
    if (tranche.part == 0.0) return tranche.strike;
    return tranche.part * average(tranche.by_vwaps, tranche.days, tranche.set);
  }

  /// Nothing up to a quarter, then lines through (1/4, 1/2), (1/2, 1) and (3/4, 2); no more than 1 where the
  /// share has fallen; over the 2 that the tranche's shares are for.
  double ranked_part(const LoopRank& rank) const {
    const double own = average(false, rank.days, rank.end) / closes_[0] - 1.0;
    double behind = 0.0;
    for (const std::vector<double>& levels : levels_) {
      double sum = 0.0;
      for (int d = rank.end - rank.days + 1; d <= rank.end; ++d) sum += levels[size(d)];
      behind += sum / rank.days / levels[0] - 1.0 > own ? 0.0 : 1.0;
    }
    const double percentile = behind / static_cast<double>(levels_.size());
    double payout = percentile < 0.25 ? 0.0 : percentile < 0.5 ? 2 * percentile : 4 * percentile - 1;
    payout = std::min(payout, own < 0.0 ? 1.0 : 2.0);
    return payout / 2;
  }

  /// A part of the tranche, exercised from a day on: e^{-qt} x gain / price on the day of the exercise, in
  /// shares of today's.
  double paid_on(const LoopTranche& tranche, double part, int exercisable) const {
    if (exercisable > tranche.expiry || tranche.expiry < terms_.today) return 0.0;
    const bool at_once = terms_.exercise == ExercisePolicy::on_vesting;
    const int day = at_once ? std::max(exercisable, terms_.today) : tranche.expiry;
    const double close = closes_[size(day)];
    const double gain = std::min(tranche.cap, std::max(0.0, close - strike_of(tranche)));
    return part * std::exp(-terms_.yield * step_ * (day - terms_.today)) * gain / close;
  }

  /// Of a tranche whose first share vests on a day; what vests later needs its own day too.
  int exercisable_from(const LoopTranche& tranche, int vested) const {
    return std::max(last_day(tranche.exercise, vested), tranche.set);
  }

  double shares_paid(const LoopTranche& tranche) const {
    if (tranche.linear) return linear_paid(tranche);
    const int vested = last_day(tranche.gates, tranche.rank ? tranche.rank->end : 0);
    const double part = tranche.rank ? ranked_part(*tranche.rank) : 1.0;
    return part > 0.0 ? paid_on(tranche, part, exercisable_from(tranche, vested)) : 0.0;
  }

  double linear_paid(const LoopTranche& tranche) const {
    const auto [from, to] = *tranche.linear;
    const int begin = std::min(from < 1.0 ? reached_[0] : never_day, reached_[1]);
    const int vested = last_day(tranche.gates, begin);
    const int exercisable = exercisable_from(tranche, vested);
    double before = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < reached_.size(); ++i) {
      const double now = std::clamp((1.0 + static_cast<double>(i) - from) / (to - from), 0.0, 1.0);
      sum += paid_on(tranche, now - before, std::max(exercisable, reached_[i]));
      before = now;
    }
    return sum;
  }

  const ComposedWarrant& terms_;
  int days_;
  double step_;
  std::mt19937_64 engine_;
  std::normal_distribution<double> normal_{};
  std::uniform_real_distribution<double> uniform_{};
  std::vector<double> closes_;
  std::vector<double> highs_;
  std::vector<double> vwaps_;
  std::vector<std::vector<double>> levels_{};
  std::vector<int> reached_{};
  std::vector<int> met_{};
  bool served_ = false;
};

inline PriceModel model_of(const ComposedWarrant& one) {
  PriceModel model{.market = {.spot = {.price = PerShare{one.spot},
                                       .as_of = close_on(one.today),
                                       .currency = Currency{"USD"}},
                              .risk_free_rate = {Rate{one.rate}},
                              .dividend_yield = {Rate{one.yield}},
                              .volatility = {one.volatility}},
                   .jumps = one.jumps};
  CorrelationMatrix matrix{one.benchmarks.size()};
  for (std::size_t i = 0; i < one.benchmarks.size(); ++i) {
    const LoopBenchmark& a = one.benchmarks[i];
    model.benchmarks.push_back(
        {.name = std::to_string(i), .volatility = a.volatility, .correlation = a.correlation});
    for (std::size_t j = 0; j < i; ++j) {
      const double b = one.benchmarks[j].correlation;
      const double own = std::sqrt((1 - a.correlation * a.correlation) * (1 - b * b));
      matrix.set(i, j, a.correlation * b + one.common * own);
    }
  }
  if (one.common > 0.0) model.benchmark_correlations = matrix;
  return model;
}

/// Scores of the library's values against the loop's, in standard errors of the difference.
inline std::vector<double> composed_scores(std::uint64_t seed, int loop_paths, std::uint64_t paths) {
  const ComposedWarrant one = ComposedDraw{seed}();
  const SimulatedValue value = value_by_simulation(one.position, model_of(one), {.exercise = one.exercise},
                                                   {.paths = paths, .seed = seed});
  const auto expected = ComposedLoop{one, seed + 1'000'000'007}.values(loop_paths);
  std::vector<double> scores;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const SimulatedTranche& got = value.tranches[i];
    const double shares = got.shares.value;
    const double error = std::hypot(expected[i].error, shares * got.value.standard_error);
    scores.push_back((shares * got.value.mean - expected[i].mean) / error);
  }
  return scores;
}

}  // namespace fairvalue::fixtures
