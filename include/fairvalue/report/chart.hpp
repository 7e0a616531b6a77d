/// \file report/chart.hpp
/// A chart as a view of a table: which columns it draws, and how. It holds no number of its own.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// What the rows of the table stand along.
enum class ChartAxis {
  names,    ///< one under the other, a line for each row; values run to the right
  periods,  ///< one beside the other in the table's order: quarters, fiscal years
  numbers,
  dates  ///< cells such as "2025-10-06"
};
template <>
inline constexpr auto enum_names<ChartAxis> = names_of("axis", {"names", "periods", "numbers", "dates"});

/// What a layer draws for each row.
enum class ChartMark {
  bars,       ///< from zero to `value`; of several series, one upon the other
  stretches,  ///< a bar from `low` to `high`
  changes,    ///< a bar from `low` (before) to `high` (after), up and down told apart
  whiskers,   ///< a thin line from `low` to `high` with ends
  band,       ///< the area between `low` and `high`, from row to row
  line,       ///< `value` from row to row
  steps,      ///< `value`, held until the next row
  points,     ///< `value`
  histogram   ///< a bar as high as `value`, from the axis' number to that of the column `until`
};
template <>
inline constexpr auto enum_names<ChartMark> = names_of("mark",
                                                       {"bars", "stretches", "changes", "whiskers", "band",
                                                        "line", "steps", "points", "histogram"});

/// Columns by their keys; a row is drawn where all the cells that its mark takes hold numbers.
struct ChartLayer {
  ChartMark mark;
  std::string name{};    ///< in the legend; empty: the title of its column
  std::string value{};   ///< of bars, line, steps, points, histogram
  std::string low{};     ///< of stretches, changes, whiskers, band
  std::string high{};    ///< the same
  std::string until{};   ///< of histogram: where its bar ends
  std::string series{};  ///< rows of the same text in it belong together and have their own place in the
                         ///< legend; rows without a text are not drawn. Not of stretches and changes
  std::string label{};   ///< what its cell says stands beside the bar or point
};

/// A line across the chart at a number of the table: a price, a hurdle.
struct ChartGuide {
  std::string row;
  std::string column;
  std::string name;
  bool is_along = false;  ///< at a number of the axis, which is one of numbers, and not of the values
};

struct Chart {
  std::string key{};  ///< for programs and files: "football_field"; letters, digits, "_" and "-"
  std::string title{};
  std::string table{};  ///< the key of the document's table that it draws
  ChartAxis axis;
  std::string along;  ///< the column of the names, periods, numbers or dates
  std::vector<ChartLayer> layers;
  std::vector<ChartGuide> guides{};
  std::string along_title{};  ///< empty: the column's, with its unit; never of names
  std::string value_title{};  ///< empty: that of the first layer's column, with its unit
  std::string caption{};      ///< one sentence: what to see
};

}  // namespace fairvalue
