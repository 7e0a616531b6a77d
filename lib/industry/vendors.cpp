#include <fairvalue/industry/vendors.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double most_countable = 1e15;  // whole numbers up to here are exact in a double

/// A quotient that differs from a whole number only by rounding is whole: 0.6 / 0.2 is three vendors.
double nearly_whole(double quotient, double whole_otherwise) {
  const double nearest = std::round(quotient);
  return std::abs(quotient - nearest) <= 1e-12 * quotient ? nearest : whole_otherwise;
}

}  // namespace

std::optional<Interval<double>> implied_vendors(double total, const Interval<double>& each) {
  require_positive("total", total);
  require_positive("each.low", each.low);
  const double most = total / each.low;
  const double fewest = total / each.high;
  require(most <= most_countable, "total", fmt::format("at most 1e15 times each.low ({})", each.low), total);
  const double from = std::max(1.0, nearly_whole(fewest, std::ceil(fewest)));
  const double to = nearly_whole(most, std::floor(most));
  if (from > to) return std::nullopt;
  return Interval{from, to};
}

Survival survival(double survivors, double vendors) {
  require_positive("vendors", vendors);
  require_non_negative("survivors", survivors);
  require(survivors <= vendors, "survivors", fmt::format("at most the {} vendors", vendors), survivors);
  return {.rate = require_result("rate", survivors / vendors), .exits = vendors - survivors};
}

}  // namespace fairvalue
