/// \file report/chart/chart_scale.hpp
/// The scale of an axis: its ends, its few round ticks and the words for its unit.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/interval.hpp>

namespace fairvalue::detail {

struct ChartTick {
  double at;  ///< in base units
  std::string text;
};

struct ChartScale {
  double low;
  double high;
  std::vector<ChartTick> ticks;  ///< inside the ends, in order
  std::string unit;              ///< in words: "bn USD", "USD a share", "%"; empty for none

  double share_of(double value) const { return (value - low) / (high - low); }
};

/// Reaches from the tick at or below to that at or above the values; ticks 1, 2 or 5 times a power of ten
/// apart, at most `most_ticks` of them and at least two. Amounts are in the largest of bn, m and k of which
/// the highest has one.
ChartScale number_scale(Interval<double> values, const std::string& unit, int most_ticks);

/// Days since 1970; ticks on the first days of months or years, "2026-07" or "2026".
ChartScale date_scale(Interval<double> days, int most_ticks);

/// Places 0 to count - 1 with half a place around them; of many periods every second, third, ... has a tick.
ChartScale place_scale(const std::vector<std::string>& names, int most_ticks);

}  // namespace fairvalue::detail
