#include "close_walk.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <fairvalue/math/normal.hpp>

#include "grid_density.hpp"

namespace fairvalue::detail {
namespace {

constexpr GridRange upper_side{.first = -overlap};

/// The distance that a walk exceeds with probability 2 N(-7) = 2.6e-12.
double farthest(double drift, int closes) {
  return std::max(drift, 0.0) * closes + 7.0 * std::sqrt(static_cast<double>(closes));
}

/// The evolution of the part of a density that stays above the hurdle.
class Streaks {
 public:
  /// A table of every point's evolution is faster if there are more entries than columns.
  Streaks(const NormalStep& step, int consecutive, int entries) : step_(step), consecutive_(consecutive) {
    const std::int64_t columns = step.reached({-overlap, overlap}).last + overlap + 1;
    if (consecutive > 1 && columns > 0 && columns < entries) {
      columns_.resize(static_cast<std::size_t>(columns));
    }
  }

  GridDensity carried(GridDensity entry, int closes) const {
    for (; closes > 0; --closes) {
      entry = trimmed(step_.from(upper_part(std::move(entry)), upper_side));
    }
    return entry;
  }

  /// The density at the last close of a streak whose first close has the density `entry`.
  GridDensity completed(const GridDensity& entry) {
    if (entry.last() + overlap >= std::ssize(columns_)) return carried(entry, consecutive_ - 1);
    GridDensity sum;
    for (std::int64_t i = entry.first; i <= entry.last(); ++i) add(sum, entry.at(i), column(i));
    return sum;
  }

 private:
  const GridDensity& column(std::int64_t i) {
    auto& known = columns_[static_cast<std::size_t>(i + overlap)];
    if (!known) known = carried({i, {1.0}}, consecutive_ - 1);
    return *known;
  }

  NormalStep step_;
  int consecutive_;
  std::vector<std::optional<GridDensity>> columns_{};
};

/// The probability on one grid. `open` is the density of walks without a complete streak, `entries` those
/// that crossed the hurdle from below at the last closes. After n - 1 more closes above, an entry is removed
/// from `open`.
class HitSum {
 public:
  HitSum(const CloseWalk& walk, double points_per_deviation)
      : walk_(walk),
        step_(walk.drift, points_per_deviation),
        streaks_(step_, walk.consecutive, walk.closes - walk.consecutive) {}

  /// P(some streak is completed by the last close, and the walk ends above the strike), streak by streak.
  double probability() {
    if (walk_.closes == 1) return normal_cdf(walk_.start + above_strike());
    GridDensity open = step_.from_point(walk_.start, still_open(1));  // no streak is complete
    GridDensity below;
    std::deque<GridDensity> entries{step_.from_point(walk_.start, upper_side)};
    double sum = 0.0;
    for (int k = 1; k < walk_.closes; ++k) {
      below = lower_part(open);
      if (k >= walk_.consecutive) {
        sum += close_streak(open, streaks_.completed(entries.front()), walk_.closes - k);
        entries.pop_front();
      }
      if (k + walk_.consecutive > walk_.closes) continue;  // a streak from here on would end too late
      entries.push_back(trimmed(step_.from(below, upper_side)));
      open = trimmed(step_.from(open, still_open(k + 1)));
    }
    return sum + at_last_close(walk_.consecutive == 1
                                   ? below
                                   : upper_part(streaks_.carried(entries.front(), walk_.consecutive - 2)));
  }

 private:
  /// The z for which N(z + position) is the probability that the last step ends above hurdle and strike.
  double above_strike() const { return walk_.drift - std::max(walk_.strike, 0.0); }

  /// Points from which a streak can still be completed, and points inside a streak.
  GridRange still_open(int close) const {
    const int left = std::max(walk_.closes - walk_.consecutive + 1 - close, 0);
    GridRange range{.first = step_.point_below(-farthest(walk_.drift, left)) - overlap};
    if (walk_.consecutive == 1) range.last = overlap;
    return range;
  }

  /// Removes completed streaks from `open`. Returns their probability, with `left` closes left.
  double close_streak(GridDensity& open, const GridDensity& completed, int left) const {
    double sum = 0.0;
    for (std::int64_t i = completed.first; i <= completed.last(); ++i) {
      const double taken = upper_weight(i) * completed.at(i);
      if (open.first <= i && i <= open.last()) open.at(i) -= taken;
      sum += taken * ends_above_strike(step_.position(i), left);
    }
    return step_.spacing() * sum;
  }

  double ends_above_strike(double position, int left) const {
    if (walk_.strike == -std::numeric_limits<double>::infinity()) return 1.0;
    return normal_cdf((position - walk_.strike + walk_.drift * left) / std::sqrt(static_cast<double>(left)));
  }

  /// Streaks that the last close completes, from the density one close before.
  double at_last_close(const GridDensity& before) const {
    double sum = 0.0;
    for (std::int64_t i = before.first; i <= before.last(); ++i) {
      sum += before.at(i) * normal_cdf(step_.position(i) + above_strike());
    }
    return step_.spacing() * sum;
  }

  CloseWalk walk_;
  NormalStep step_;
  Streaks streaks_;
};

}  // namespace

CloseWalk close_walk(const FlatMarket& market, const ClosesHurdle& hurdle, Measure measure) {
  const double between_closes = hurdle.horizon.value / hurdle.closes;
  const double deviation = market.volatility * std::sqrt(between_closes);
  return {.start = std::log(market.spot / hurdle.hurdle) / deviation,
          .drift = log_drift(market, measure) * between_closes / deviation,
          .strike = std::log(hurdle.strike / hurdle.hurdle) / deviation,
          .closes = hurdle.closes,
          .consecutive = hurdle.consecutive};
}

double hit_probability(const CloseWalk& walk, double points_per_deviation) {
  return HitSum{walk, points_per_deviation}.probability();
}

}  // namespace fairvalue::detail
