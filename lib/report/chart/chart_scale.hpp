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

/// The same from the least to the greatest of the values, with the ticks between.
ChartScale trimmed_scale(Interval<double> values, const std::string& unit, int most_ticks);

/// Leaves out the ticks beyond the ends.
void trim_ticks(ChartScale& scale);

/// Days since 1970; ticks on the first days of years, "2026", at most `most_years`, or of months, "2026-07",
/// where at most `most_months` of them fall on the scale.
ChartScale date_scale(Interval<double> days, int most_years, int most_months);

/// Places 0 to count - 1 with half a place around them; of many periods every second, third, ... has a tick.
ChartScale place_scale(const std::vector<std::string>& names, int most_ticks);

}  // namespace fairvalue::detail
