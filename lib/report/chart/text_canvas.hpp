/// \file report/chart/text_canvas.hpp
/// Lines of characters to draw on, each a column wide; wide characters take two.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue::detail {

class TextCanvas {
 public:
  TextCanvas(std::size_t width, std::size_t height) : rows_(height, std::vector<std::string>(width, " ")) {}

  std::size_t width() const { return rows_.empty() ? 0 : rows_.front().size(); }
  std::size_t height() const { return rows_.size(); }

  /// Outside the canvas nothing is drawn.
  void put(long x, long y, std::string_view sign);
  bool is_blank(long x, long y) const;
  /// Blank, or of an area or a level line, which a label may stand on.
  bool is_free(long x, long y) const;
  /// From column x to the right, cut at the canvas' edge.
  void write(long x, long y, std::string_view text);
  /// Writes it if all its columns are on the canvas, and they and one on each side are free.
  bool write_where_free(long x, long y, std::string_view text);
  /// The lines, without blanks at their ends, each with a line end.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// `text` cut to `width` columns, with "…" where something is left out.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace fairvalue::detail
