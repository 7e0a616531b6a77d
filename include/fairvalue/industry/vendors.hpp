/// \file industry/vendors.hpp
/// How many vendors a market has, by what they are said to buy, and how many of them will be left.
#pragma once
#include <optional>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// The fewest and the most vendors whose needs, each within `each`, can add up to `total`: whole numbers n
/// with n x low <= total <= n x high. 200,000 at 20,000 to 40,000 each: 5 to 10. No answer where no whole
/// number does (50 at 30 to 40 each). Total > 0, lowest need > 0. Throws DomainError naming `total` or
/// `each.low`, and where there would be more than 1e15 vendors.
std::optional<Interval<double>> implied_vendors(double total, const Interval<double>& each);

/// Who is left of a crowd.
struct Survival {
  double rate;   ///< in [0, 1]
  double exits;  ///< how many leave
};

/// Of `vendors` (> 0) `survivors` stay; 0 <= survivors <= vendors.
Survival survival(double survivors, double vendors);

}  // namespace fairvalue
