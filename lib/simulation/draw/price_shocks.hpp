// The normal shocks of a price, recovered from its path.
#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

#include <fairvalue/simulation/measure.hpp>
#include <fairvalue/simulation/price_model.hpp>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// Sums of risk-neutral shocks over days. Under the share measure a drawn normal z is the shock z + sigma
/// sqrt(dt) (Girsanov). Over days with equal volatility the sum is the path's move less its drift, divided by
/// the volatility.
class PriceShocks {
 public:
  PriceShocks(const PriceLaw& law, Measure measure) {
    for (std::size_t i = 0; i < law.volatility.size(); ++i) {
      const double volatility = law.volatility[i];
      const int day = static_cast<int>(i);
      if (stretches_.empty() || !nearly_equal(1.0 / stretches_.back().per_volatility, volatility)) {
        stretches_.push_back({.first = day, .last = day, .per_volatility = 1.0 / volatility});
      }
      ++stretches_.back().last;
      const double gained = measure == Measure::share ? volatility : 0.0;
      drift_.push_back(drift_.back() + law.drift[i] / volatility - gained);
    }
  }

  /// The sum over the days after `from` up to `to` of one path. `jump_sums`: the sum of all jumps until each
  /// day, in rows like the prices from today on; null: no jumps.
  double sum(const PriceRows& rows, const float* jump_sums, int path, int from, int to) const {
    double moved = 0.0;
    for (const Stretch& stretch : stretches_) {
      if (stretch.last <= from) continue;
      if (stretch.first >= to) break;
      const int begin = from > stretch.first ? from : stretch.first;
      const int end = to < stretch.last ? to : stretch.last;
      moved += (diffused(rows, jump_sums, path, end) - diffused(rows, jump_sums, path, begin)) *
               stretch.per_volatility;
    }
    return moved - (drift_[static_cast<std::size_t>(to)] - drift_[static_cast<std::size_t>(from)]);
  }

 private:
  /// Equality up to the rounding of daily volatilities, which are roots of differences.
  static bool nearly_equal(double a, double b) { return std::abs(a - b) <= 1e-9 * a; }
  struct Stretch {
    int first;  ///< the day before the first day of the stretch
    int last;
    double per_volatility;
  };

  static double diffused(const PriceRows& rows, const float* jump_sums, int path, int day) {
    const double moved = rows.day(day)[path];
    return jump_sums == nullptr ? moved
                                : moved - jump_sums[static_cast<std::ptrdiff_t>(day) * batch_paths + path];
  }

  std::vector<Stretch> stretches_{};
  std::vector<double> drift_{0.0};  ///< by day: sum of drift / volatility less the shift by the measure
};

}  // namespace fairvalue::detail
