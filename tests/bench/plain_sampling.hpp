/// \file bench/plain_sampling.hpp
/// What a plain simulation needs beside the standard library.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <fairvalue/math/distribution.hpp>
#include <fairvalue/math/normal.hpp>

namespace bench {

/// Quantiles at even steps of z, read by straight lines between them, as numpy's are.
class QuantileTable {
 public:
  explicit QuantileTable(const fairvalue::Distribution& law) {
    for (int i = 0; i <= 4096; ++i)
      values_.push_back(fairvalue::quantile(law, fairvalue::normal_cdf(low_ + i * step_)));
  }
  double at(double z) const {
    const double place = std::clamp((z - low_) / step_, 0.0, 4095.999);
    const auto i = static_cast<std::size_t>(place);
    return std::lerp(values_[i], values_[i + 1], place - static_cast<double>(i));
  }

 private:
  static constexpr double low_ = -6.5;
  static constexpr double step_ = 13.0 / 4096;
  std::vector<double> values_;
};

/// Mean, deviation and five percentiles of a sample, as the simulation gives them.
inline double summarized(std::vector<double>& sample) {
  double sum = 0.0;
  for (const double x : sample) sum += x;
  const double mean = sum / static_cast<double>(sample.size());
  double squares = 0.0;
  for (const double x : sample) squares += (x - mean) * (x - mean);
  volatile double used = squares;
  for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95}) {
    const auto at = sample.begin() + static_cast<std::ptrdiff_t>(p * static_cast<double>(sample.size()));
    std::nth_element(sample.begin(), at, sample.end());
    used = used + *at;
  }
  return mean;
}

}  // namespace bench
