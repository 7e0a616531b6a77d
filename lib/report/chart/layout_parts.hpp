/// \file report/chart/layout_parts.hpp
/// What a layout is made of: the plot, the scales, texts at their places, and how series look.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "report/chart/chart_data.hpp"
#include "report/chart/chart_scale.hpp"
#include "report/chart/label_places.hpp"

namespace fairvalue::detail {

struct PlacedText {
  double x;
  double y;  ///< of the baseline
  TextAnchor anchor;
  std::string text;
  double size;
  bool is_bold = false;
  bool is_faint = false;
};

/// How a series looks: its place in the palette, in the patterns of lines and in the shapes of points.
inline constexpr std::size_t ink = 99;  ///< the colour of the text
struct SeriesLook {
  std::size_t colour = 0;
  std::size_t pattern = 0;
};

/// A sign of the legend; its name stands right of it.
struct Swatch {
  double x;
  double y;  ///< the middle
  ChartMark mark;
  SeriesLook look;
};

/// A thin line from a label to what it names, or from a guide to its label.
struct Leader {
  double x1, y1, x2, y2;
};

struct ChartLayout {
  double width;
  double height;
  bool is_lying = false;  ///< values run to the right
  TextBox plot{0, 0, 0, 0};
  double bar_offset = 0.0;  ///< of the bars of names from the middle of their rows, downwards
  ChartScale along{0, 1, {}, ""};
  ChartScale value{0, 1, {}, ""};
  std::vector<SeriesLook> looks{};  ///< one a series
  std::vector<PlacedText> texts{};
  std::vector<Swatch> swatches{};
  std::vector<Leader> leaders{};

  double x_of(double along_value, double value_value) const;
  double y_of(double along_value, double value_value) const;
};

inline constexpr double text_size = 13.0;
/// A line of at most so many rows has a point at each.
inline constexpr std::size_t few_points = 16;

/// The looks of the series. Those of the same name look alike, in the order in which the names appear. Bands
/// that belong to no line share one colour, and lines over them have that of the text; so have totals among
/// changes, points on stretches and points with labels.
std::vector<SeriesLook> series_looks(const std::vector<DrawnSeries>& series);

}  // namespace fairvalue::detail
