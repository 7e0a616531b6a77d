#include "plain_loop.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace fairvalue::nets {
namespace {

/// Whether closes, one after the other, have met a rule. k of the last n closes are counted among the closes
/// there are, and k in total among all; an average and closes in a row need n of them.
class Watch {
 public:
  Watch(const MonitoringRule& rule, double hurdle) : rule_(rule), hurdle_(hurdle * (1 - 1e-12)) {}

  bool is_met_by(double close) {
    closes_.push_back(close);
    const auto size = static_cast<int>(closes_.size());
    const bool in_total = rule_.kind == Monitoring::closes_in_total;
    const int first = in_total ? 0 : std::max(0, size - rule_.n);
    double sum = 0.0;
    int reached = 0;
    for (int i = first; i < size; ++i) {
      const double one = closes_[static_cast<std::size_t>(i)];
      sum += one;
      if (one >= hurdle_) ++reached;
    }
    if (in_total || rule_.kind == Monitoring::closes_in_window) return reached >= rule_.k;
    if (size < rule_.n) return false;
    if (rule_.kind == Monitoring::average_of_closes) return sum / rule_.n >= hurdle_;
    return reached == rule_.n;
  }

 private:
  MonitoringRule rule_;
  double hurdle_;
  std::vector<double> closes_{};
};

struct PathEnd {
  double paid;        ///< in shares of today's price
  double likelihood;  ///< of the path, risk-neutral over share measure
};

class PlainLoop {
 public:
  explicit PlainLoop(const Contract& contract)
      : contract_(contract),
        closes_(closes(contract)),
        step_(life(contract).value / closes_),
        engine_(contract.seed + 1'000'000'007) {}

  PathEnd path() {
    const FlatMarket& market = contract_.market;
    const double rate = market.risk_free_rate.value;
    const double yield = market.dividend_yield.value;
    const double sigma = market.volatility;
    Watch watch{contract_.rule, contract_.hurdle.value};
    double price = market.spot.value;
    bool vested = false;
    double paid = 0.0;
    for (int day = 1; day <= closes_; ++day) {
      const double drift = (rate - yield + sigma * sigma / 2) * step_;
      price *= std::exp(drift + sigma * std::sqrt(step_) * normal_(engine_));
      if (vested || !watch.is_met_by(price)) continue;
      vested = true;
      if (contract_.exercise == ExercisePolicy::on_vesting) paid = in_shares(price, day);
    }
    if (vested && contract_.exercise == ExercisePolicy::hold_to_expiry) paid = in_shares(price, closes_);
    return {paid, market.spot.value * std::exp((rate - yield) * step_ * closes_) / price};
  }

 private:
  /// What exercise on a day is worth, in shares: e^{-qt} max(1 - K / S_t, 0).
  double in_shares(double price, int day) const {
    const double gain = std::max(0.0, 1 - contract_.strike.value / price);
    return std::exp(-contract_.market.dividend_yield.value * step_ * day) * gain;
  }

  const Contract& contract_;
  int closes_;
  double step_;
  std::mt19937_64 engine_;
  std::normal_distribution<double> normal_{};
};

}  // namespace

Oracle value_by_plain_loop(const Contract& contract, std::uint64_t paths) {
  PlainLoop loop{contract};
  const auto n = static_cast<double>(paths);
  double sum = 0.0;
  double squares = 0.0;
  double paying = 0.0;
  double likelihoods = 0.0;
  for (std::uint64_t i = 0; i < paths; ++i) {
    const PathEnd end = loop.path();
    sum += end.paid;
    squares += end.paid * end.paid;
    if (!(end.paid > 0.0)) continue;
    paying += 1.0;
    likelihoods += end.likelihood;
  }
  const double mean = sum / n;
  const double variance = std::max(0.0, squares / n - mean * mean);
  const double spot = contract.market.spot.value;
  return {.value = spot * mean,
          .standard_error = spot * std::hypot(std::sqrt(variance / n), 1 / n),
          .paying_risk_neutral = likelihoods / n,
          .paying_share = paying / n};
}

}  // namespace fairvalue::nets
