/// \file report/chart/svg_shapes.hpp
/// From what gnuplot writes to the shapes alone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue::detail {

/// The lines, areas and points of each picture in gnuplot's output, as SVG elements without groups, texts,
/// definitions and ids, a line each. The colour of the text is `currentColor`, that of the grid a faint one.
std::vector<std::string> svg_shapes(std::string_view output);

/// A point of gnuplot's types 7, 5, 9 and 13: `attributes` say place and colour.
std::string svg_point(int type, const std::string& attributes);

}  // namespace fairvalue::detail
