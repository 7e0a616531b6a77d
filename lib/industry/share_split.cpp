#include <fairvalue/industry/share_split.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <string>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double sum_rounding = 1e-9;

std::string at(std::string_view name, std::size_t i) { return fmt::format("{}[{}]", name, i); }

void require_at_most_whole(std::string_view name, double sum) {
  require(sum <= 1.0 + sum_rounding, name, "a sum of at most 1", sum);
}

/// The sum of shares, each checked to be in [0, 1] and together at most 1.
double sum_of(std::string_view name, std::span<const double> shares) {
  for (std::size_t i = 0; i < shares.size(); ++i) require_fraction(at(name, i), shares[i]);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  require_at_most_whole(name, sum);
  return sum;
}

void require_complete(std::string_view name, std::span<const double> shares) {
  const double sum = sum_of(name, shares);
  require(std::abs(sum - 1.0) <= sum_rounding, name, "a sum of 1", sum);
}

}  // namespace

Interval<double> residual_share(std::span<const Interval<double>> shares) {
  double lows = 0;
  double highs = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    lows += require_fraction(at("shares", i) + ".low", shares[i].low);
    highs += require_fraction(at("shares", i) + ".high", shares[i].high);
  }
  require_at_most_whole("shares", lows);
  return {std::max(0.0, 1.0 - highs), std::max(0.0, 1.0 - lows)};
}

double concentration_ratio(std::span<const double> shares, int firms) {
  sum_of("shares", shares);
  const int count = static_cast<int>(shares.size());
  require(1 <= firms && firms <= count, "firms", fmt::format("from 1 to the {} shares", count), firms);
  std::vector<double> largest{shares.begin(), shares.end()};
  std::sort(largest.begin(), largest.end(), std::greater<>{});
  return require_result("concentration_ratio",
                        std::accumulate(largest.begin(), largest.begin() + firms, 0.0));
}

double herfindahl_index(std::span<const double> shares) {
  require_not_empty("shares", shares.size());
  sum_of("shares", shares);
  return std::inner_product(shares.begin(), shares.end(), shares.begin(), 0.0);
}

std::vector<double> reallocation(double total, std::span<const double> from, std::span<const double> to) {
  require_non_negative("total", total);
  require_complete("from", from);
  require_complete("to", to);
  require(to.size() == from.size(), "to", fmt::format("{} shares like from", from.size()),
          static_cast<double>(to.size()));
  std::vector<double> gained;
  for (std::size_t i = 0; i < from.size(); ++i)
    gained.push_back(require_result("reallocation", (to[i] - from[i]) * total));
  return gained;
}

}  // namespace fairvalue
