/// \file equity/multiple_line.hpp
/// The line of multiple on growth through two points: what two years of history are worth, and no more.
#pragma once
#include <optional>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A multiple the market paid for a growth it expected.
struct GrowthPoint {
  double growth;      ///< decimal a year
  Multiple multiple;  ///< > 0
};

struct MultipleLine {
  Multiple at_zero_growth;  ///< intercept; may be negative
  Multiple per_unit;        ///< slope for growth of 100 points: 23.08 is 0.2308x a percentage point
};

/// The order of the points does not matter. Throws DomainError when both have the same growth, or a point
/// breaks its rule. Two points carry no estimate of error: what lies beyond them is extrapolation.
MultipleLine line_through(const GrowthPoint& a, const GrowthPoint& b);

/// The multiple the line gives; NM where that is <= 0. Growth finite.
std::optional<Multiple> multiple_at(const MultipleLine& line, double growth);

}  // namespace fairvalue
