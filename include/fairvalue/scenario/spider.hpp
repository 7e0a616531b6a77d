/// \file scenario/spider.hpp
/// Spider chart: one line per input, the output from the input's low to its high.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/input_range.hpp>

namespace fairvalue {

struct SpiderPoint {
  double value;  ///< of the input
  Outcome<double> output;
};
struct SpiderSeries {
  std::string input;
  std::vector<SpiderPoint> points;  ///< from low to high, equally spaced; one point if low = high
};

/// One series per range, with `points` points, in [2, 1,000,000]. The other inputs keep their base values.
/// Throws DomainError as `tornado` does, and on another number of points.
std::vector<SpiderSeries> spider(const CallableModel& model, const std::vector<InputRange>& ranges,
                                 const std::string& output, int points);

}  // namespace fairvalue
