#include "report/chart/text_canvas.hpp"

#include <algorithm>

#include <fairvalue/core/utf8.hpp>
#include <fairvalue/report/table.hpp>

namespace fairvalue::detail {
namespace {

/// The first character with the marks that stand on it.
std::string_view next_sign(std::string_view text) {
  std::size_t bytes = 0;
  do {
    const auto one = first_character(text.substr(bytes));
    bytes += one ? one->bytes : 1;
  } while (bytes < text.size() && display_width(text.substr(bytes, 4)) > 0 &&
           first_character(text.substr(bytes)) &&
           display_width(text.substr(bytes, first_character(text.substr(bytes))->bytes)) == 0);
  return text.substr(0, bytes);
}

}  // namespace

void TextCanvas::put(long x, long y, std::string_view sign) {
  if (x < 0 || y < 0 || y >= static_cast<long>(height()) || x >= static_cast<long>(width())) return;
  rows_[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = std::string{sign};
}

bool TextCanvas::is_blank(long x, long y) const {
  if (x < 0 || y < 0 || y >= static_cast<long>(height()) || x >= static_cast<long>(width())) return false;
  return rows_[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == " ";
}

bool TextCanvas::is_free(long x, long y) const {
  if (x < 0 || y < 0 || y >= static_cast<long>(height()) || x >= static_cast<long>(width())) return false;
  const std::string& sign = rows_[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
  return sign == " " || sign == "░" || sign == "▒" || sign == "─";
}

void TextCanvas::write(long x, long y, std::string_view text) {
  while (!text.empty()) {
    const std::string_view sign = next_sign(text);
    const auto columns = static_cast<long>(display_width(sign));
    if (x + columns > static_cast<long>(width())) return;
    put(x, y, sign);
    if (columns == 2) put(x + 1, y, "");
    x += columns;
    text.remove_prefix(sign.size());
  }
}

bool TextCanvas::write_where_free(long x, long y, std::string_view text) {
  const auto columns = static_cast<long>(display_width(text));
  if (x < 0 || x + columns > static_cast<long>(width())) return false;
  for (long at = std::max(0L, x - 1); at < std::min(x + columns + 1, static_cast<long>(width())); ++at) {
    if (!is_free(at, y)) return false;
  }
  write(x, y, text);
  return true;
}

std::string TextCanvas::text() const {
  std::string all;
  for (const auto& row : rows_) {
    std::string line;
    for (const std::string& sign : row) line += sign;
    const auto last = line.find_last_not_of(' ');
    all += line.substr(0, last == std::string::npos ? 0 : last + 1) + "\n";
  }
  return all;
}

std::string fitted(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string{text};
  std::string cut;
  while (!text.empty()) {
    const std::string_view sign = next_sign(text);
    if (display_width(cut) + display_width(sign) + 1 > width) break;
    cut += sign;
    text.remove_prefix(sign.size());
  }
  return cut + "…";
}

}  // namespace fairvalue::detail
