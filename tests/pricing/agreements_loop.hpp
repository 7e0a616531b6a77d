/// Plain loops over the days for agreements without a published value: a generator of their own, nothing of
/// the library. Paths count by the share's price (drift r + sigma^2 / 2), so a payment is one over the price.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace fairvalue::agreements {

struct LoopMean {
  double mean = 0.0;
  double error = 0.0;
};

class LoopSum {
 public:
  void add(double x) {
    sum_ += x;
    squares_ += x * x;
    ++count_;
  }
  LoopMean mean() const {
    const double mean = sum_ / count_;
    return {mean, std::sqrt((squares_ / count_ - mean * mean) / count_)};
  }

 private:
  double sum_ = 0.0;
  double squares_ = 0.0;
  double count_ = 0.0;
};

struct AverageTerms {
  double spot;
  double strike;
  double volatility;
  double rate;
  double years;
  int closes;
  std::vector<double> hurdles;  ///< on the price
  std::vector<int> windows;     ///< averages of so many closes that must all be there on one day
};

/// A call held to the end whose averages must reach a hurdle: its value a share, by hurdle.
inline std::vector<LoopMean> calls_on_averages(const AverageTerms& terms, int paths, std::uint64_t seed) {
  const double step = terms.years / terms.closes;
  const double drift = (terms.rate + terms.volatility * terms.volatility / 2) * step;
  std::mt19937_64 engine{seed};
  std::normal_distribution<double> shock{drift, terms.volatility * std::sqrt(step)};
  const auto longest =
      static_cast<std::size_t>(*std::max_element(terms.windows.begin(), terms.windows.end()));
  std::vector<double> sums(static_cast<std::size_t>(terms.closes) + 1);  // of the closes up to each
  std::vector<LoopSum> values(terms.hurdles.size());
  for (int path = 0; path < paths; ++path) {
    double price = terms.spot;
    double highest = 0.0;  // of the lowest average of a day
    for (std::size_t day = 1; day < sums.size(); ++day) {
      price *= std::exp(shock(engine));
      sums[day] = sums[day - 1] + price;
      if (day < longest) continue;
      double lowest = price * 1e9;
      for (const int window : terms.windows)
        lowest = std::min(lowest, (sums[day] - sums[day - static_cast<std::size_t>(window)]) / window);
      highest = std::max(highest, lowest);
    }
    const double paid = terms.spot * std::max(0.0, 1.0 - terms.strike / price);
    for (std::size_t i = 0; i < values.size(); ++i) values[i].add(highest >= terms.hurdles[i] ? paid : 0.0);
  }
  std::vector<LoopMean> means;
  for (const LoopSum& value : values) means.push_back(value.mean());
  return means;
}

/// The TSR award of `tsr_award`, its six prices alike (volatility 35 %, rate 4 %, each pair correlated by
/// .5), from averages that are today's price: the part of the shares that vests. Counted by the share's
/// price, it is the value over the price of the share.
inline LoopMean tsr_part(bool by_share, double years, int closes, int paths, std::uint64_t seed) {
  constexpr double sigma = 0.35;
  constexpr int prices = 6;  // the first the share's
  const double step = years / closes;
  std::mt19937_64 engine{seed};
  std::normal_distribution<double> normal;
  LoopSum part;
  for (int path = 0; path < paths; ++path) {
    double logs[prices] = {};
    double sums[prices] = {};
    for (int close = closes - 19; close <= closes; ++close) {
      const double days = close == closes - 19 ? close : 1;  // the first closes in one step
      const double common = normal(engine);
      for (int i = 0; i < prices; ++i) {
        const double covariance = by_share ? sigma * sigma * (i == 0 ? 1.0 : 0.5) : 0.0;
        const double z = std::sqrt(0.5) * (common + normal(engine));
        logs[i] += (0.04 - sigma * sigma / 2 + covariance) * step * days + sigma * std::sqrt(step * days) * z;
        sums[i] += std::exp(logs[i]);
      }
    }
    int behind = 0;
    for (int i = 1; i < prices; ++i) behind += sums[i] <= sums[0] ? 1 : 0;
    static constexpr double of_target[] = {0, 0, 0.8, 1.4, 2, 2};  // percentiles 0, .2, .4, .6, .8 and 1
    const double paid = std::min(of_target[behind], sums[0] < 20.0 ? 1.0 : 2.0);
    part.add(paid / 2);
  }
  return part.mean();
}

}  // namespace fairvalue::agreements
