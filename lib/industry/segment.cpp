#include <fairvalue/industry/segment.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

double share_factor(double segment_growth, double market_growth, Years years) {
  const double a_year = (1.0 + require_growth("segment_growth", segment_growth)) /
                        (1.0 + require_growth("market_growth", market_growth));
  const double factor = std::pow(a_year, require_non_negative("years", years.value));
  return require_positive("share_factor", factor);
}

double largest_initial_share(double segment_growth, double market_growth, Years years) {
  return std::min(1.0, 1.0 / share_factor(segment_growth, market_growth, years));
}

std::vector<double> segment_share_path(double initial_share, double segment_growth, double market_growth,
                                       int years) {
  require_fraction("initial_share", initial_share);
  require_periods("years", years);
  const double largest = largest_initial_share(segment_growth, market_growth, Years(years));
  require(initial_share <= largest, "initial_share",
          fmt::format("at most {}, the largest that stays within the market for {} years", largest, years),
          initial_share);
  std::vector<double> path;
  for (int year = 0; year <= years; ++year) {
    // never above 1: the largest start is 1 / factor, and in doubles x (1 / x) never rounds above 1
    const double share = initial_share * share_factor(segment_growth, market_growth, Years(year));
    path.push_back(require_result("segment_share_path", share));
  }
  return path;
}

}  // namespace fairvalue
