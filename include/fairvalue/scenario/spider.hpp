/// \file scenario/spider.hpp
/// One line an input: the output along the way from the input's low to its high, for plotting.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/scenario/tornado.hpp>

namespace fairvalue {

struct SpiderPoint {
  double value;  ///< of the input
  Outcome<double> output;
};
struct SpiderSeries {
  std::string input;
  std::vector<SpiderPoint> points;  ///< from low to high, equally spaced; one point when they are equal
};

/// `points` to a series, from 2 to 1,000,000; the other inputs at their base values. Throws as `tornado` does, and for fewer
/// points or more.
std::vector<SpiderSeries> spider(const CallableModel& model, const std::vector<InputRange>& ranges,
                                 const std::string& output, int points);

}  // namespace fairvalue
