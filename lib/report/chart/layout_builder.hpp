/// \file report/chart/layout_builder.hpp
/// Builds a layout from the top down.
#pragma once
#include <string>
#include <vector>

#include "report/chart/layout_parts.hpp"

namespace fairvalue::detail {

inline constexpr double layout_edge = 6.0;
inline constexpr double tick_size = 12.0;
inline constexpr double line_height = 19.0;

/// What is common to all kinds of axes.
class LayoutBuilder {
 public:
  LayoutBuilder(const Chart& chart, const ChartData& data, double width);

  ChartAxis axis() const { return chart_.axis; }
  const ChartData& data() const { return data_; }
  double right_edge() const { return layout.width - layout_edge; }

  void add_text(double x, double y, TextAnchor anchor, std::string text, double size = tick_size);
  void add_title();
  /// Names of series, each once, in rows; nothing where there is one series only.
  void add_legend();
  /// Below the plot, in its middle.
  void add_axis_title(const std::string& title);
  /// Names of guides that run from top to bottom, over the plot, in rows so that none meets another.
  void add_guides_above(const std::vector<DrawnGuide>& guides);
  void add_notes();

  ChartLayout layout;
  double y = 2.0;  ///< where what is there ends

 private:
  void add_lines(const std::string& text, double size, bool is_bold);
  void add_legend_entry(std::size_t series, double& x);

  const Chart& chart_;
  const ChartData& data_;
};

/// The plot with its scales, ticks and labels: of names; of periods, numbers and dates.
void lay_out_names(LayoutBuilder& builder);
void lay_out_plane(LayoutBuilder& builder);

/// "value (USD a share)", or one of them.
std::string with_unit(const std::string& title, const std::string& unit);

}  // namespace fairvalue::detail
