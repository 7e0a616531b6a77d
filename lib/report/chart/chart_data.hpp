/// \file report/chart/chart_data.hpp
/// The numbers that a chart draws, out of its table, and what is written beside them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/report/document.hpp>

namespace fairvalue::detail {

struct DrawnRow {
  double along = 0.0;  ///< a number, days since 1970, or its place among the names or periods
  double until = 0.0;  ///< where the bar of a histogram ends
  double low = 0.0;    ///< bars: the top of the series below, or 0
  double high = 0.0;   ///< the value where there is one
  std::string label{};
  std::string low_text{};  ///< what the cells say
  std::string high_text{};
};

struct DrawnSeries {
  ChartMark mark;
  std::string name;  ///< in the legend
  std::vector<DrawnRow> rows;
  bool is_stepped = false;  ///< a band around steps
  bool is_fall = false;     ///< of changes: those downwards
};

struct DrawnGuide {
  double value;
  std::string text;  ///< "price 203.71"
};

struct ChartData {
  std::vector<std::string> names{};  ///< of the axis, in the table's order; one that is our choice has a mark
  std::vector<DrawnSeries> series{};       ///< those with something to draw
  std::vector<DrawnGuide> guides{};        ///< at values
  std::vector<DrawnGuide> along_guides{};  ///< at numbers of the axis
  std::string along_title{};               ///< without units
  std::string along_unit{};
  std::string value_title{};
  std::string value_unit{};
  std::vector<std::string> notes{};  ///< what the marks mean
  Interval<double> along{0.0, 0.0};
  Interval<double> values{0.0, 0.0};  ///< of marks and guides; bars and histograms have 0 among them
};

/// The document must have passed `require_document`, the chart among its own or like one of them.
ChartData chart_data(const Document& document, const Chart& chart);

/// Whether bars of the mark stand on zero.
bool stands_on_zero(ChartMark mark);

/// "*" behind what is assumed, "†" behind what is redacted, else nothing.
std::string standing_mark(const std::optional<Standing>& standing);

}  // namespace fairvalue::detail
