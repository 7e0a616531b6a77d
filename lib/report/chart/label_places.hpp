/// \file report/chart/label_places.hpp
/// Where labels stand so that they neither overlap one another nor cover what they name.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/interval.hpp>

namespace fairvalue::detail {

enum class TextAnchor { start, middle, end };

/// In pixels, y downwards.
struct TextBox {
  double left;
  double top;
  double right;
  double bottom;
};
bool overlap(const TextBox& a, const TextBox& b);

/// The box of a text whose baseline is at y, with a margin of a pixel.
TextBox box_of(double x, double y, TextAnchor anchor, std::string_view text, double size);

struct LabelledPoint {
  double x;
  double y;
  std::string text;
};

struct LabelPlace {
  double x;
  double y;  ///< of the baseline
  TextAnchor anchor;
  bool is_far;  ///< a line should lead to it
};

/// A place for each label inside `bounds`, clear of the points, of `taken` and of one another: right, left,
/// above or below its point, else further away; none where none is free.
std::vector<std::optional<LabelPlace>> label_places(const std::vector<LabelledPoint>& points, double size,
                                                    const TextBox& bounds, std::vector<TextBox> taken);

/// The middles of labels `height` high that stand at `wanted` or as near as they can without overlap, inside
/// `range` where they all fit; in the order of `wanted`.
std::vector<double> spread(const std::vector<double>& wanted, double height, Interval<double> range);

}  // namespace fairvalue::detail
