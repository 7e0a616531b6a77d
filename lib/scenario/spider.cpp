#include <fairvalue/scenario/spider.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>
#include <fairvalue/scenario/evaluation.hpp>

#include "detail/input_ranges.hpp"

namespace fairvalue {
namespace {

std::vector<double> from_low_to_high(const InputRange& range, int points) {
  if (range.low == range.high) return {require_result("value", range.low)};
  std::vector<double> values;
  for (int i = 0; i < points; ++i)
    values.push_back(require_result("value", std::lerp(range.low, range.high, i / (points - 1.0))));
  return values;
}

}  // namespace

std::vector<SpiderSeries> spider(const CallableModel& model, const std::vector<InputRange>& ranges,
                                 const std::string& output, int points) {
  const auto slots = detail::require_ranges(model, ranges);
  const std::size_t result = output_slot(model, output);
  require_periods("points", points, 2);
  const auto base = base_values(model);
  std::vector<SpiderSeries> all;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    SpiderSeries series{.input = ranges[i].input, .points = {}};
    auto values = base;
    for (const double value : from_low_to_high(ranges[i], points)) {
      values[slots[i]] = value;
      series.points.push_back({.value = value, .output = evaluate(model, values, result)});
    }
    all.push_back(std::move(series));
  }
  return all;
}

}  // namespace fairvalue
