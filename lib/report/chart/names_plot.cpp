#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fairvalue/core/utf8.hpp>
#include <fairvalue/report/table.hpp>

#include "report/chart/chart_palette.hpp"
#include "report/chart/layout_builder.hpp"
#include "report/chart/text_canvas.hpp"
#include "report/chart/text_plot.hpp"

namespace fairvalue::detail {
namespace {

std::string label_text(const DrawnSeries& series, const DrawnRow& row) {
  if (!row.label.empty()) return row.label;
  if (series.mark == ChartMark::points || series.mark == ChartMark::line) return "";
  return row.low_text.empty() ? row.high_text : row.low_text + " to " + row.high_text;
}

class NamesPlot {
 public:
  NamesPlot(const ChartData& data, std::size_t width)
      : data_{data}, width_{static_cast<long>(width)}, looks_{series_looks(data.series)} {}

  std::string text() {
    std::vector<std::string> labels(data_.names.size());
    for (const DrawnSeries& series : data_.series) {
      for (const DrawnRow& row : series.rows) {
        std::string& label = labels[static_cast<std::size_t>(row.along)];
        const std::string more = label_text(series, row);
        if (!more.empty()) label += (label.empty() ? "" : " / ") + more;
      }
    }
    const auto widest = [](const std::vector<std::string>& texts) {
      std::size_t columns = 0;
      for (const std::string& one : texts) columns = std::max(columns, display_width(one));
      return static_cast<long>(columns);
    };
    const long right = std::min(widest(labels), width_ * 2 / 5);
    left_ = std::min(widest(data_.names), width_ * 2 / 5);
    const long columns = width_ - left_ - right - 4;
    scale_ = trimmed_scale(data_.values, data_.value_unit, std::clamp(static_cast<int>(columns / 7), 4, 8));
    std::string all = guide_lines(columns);
    for (std::size_t i = 0; i < data_.names.size(); ++i)
      all += name_line(i, columns, fitted(labels[i], static_cast<std::size_t>(right)));
    return all + axis_lines(columns);
  }

 private:
  long column_of(double value, long columns) const {
    const double share = std::clamp(scale_.share_of(value), 0.0, 1.0);
    return std::lround(share * static_cast<double>(columns - 1));
  }

  std::string name_line(std::size_t i, long columns, const std::string& label) const {
    TextCanvas canvas{static_cast<std::size_t>(width_), 1};
    canvas.write(0, 0, fitted(printable(data_.names[i]), static_cast<std::size_t>(left_)));
    const long begin = left_ + 2;
    for (std::size_t of = 0; of < data_.series.size(); ++of) {
      const DrawnSeries& series = data_.series[of];
      for (const DrawnRow& row : series.rows) {
        if (row.along != static_cast<double>(i)) continue;
        const std::string sign = sign_of(series.mark, looks_[of]);
        const long first = column_of(std::min(row.low, row.high), columns);
        const long last = column_of(std::max(row.low, row.high), columns);
        for (long at = first; at <= last; ++at) canvas.put(begin + at, 0, sign);
      }
    }
    for (const DrawnGuide& guide : data_.guides) canvas.put(begin + column_of(guide.value, columns), 0, "│");
    canvas.write(begin + columns + 2, 0, printable(label));
    return canvas.text();
  }

  /// The names of the guides over their lines, one under the other.
  std::string guide_lines(long columns) const {
    std::string all;
    for (const DrawnGuide& guide : data_.guides) {
      TextCanvas canvas{static_cast<std::size_t>(width_), 1};
      const auto length = static_cast<long>(display_width(guide.text));
      const long middle = left_ + 2 + column_of(guide.value, columns);
      canvas.write(std::clamp(middle - length / 2, 0L, std::max(0L, width_ - length)), 0,
                   printable(guide.text));
      all += canvas.text();
    }
    return all;
  }

  std::string axis_lines(long columns) const {
    TextCanvas canvas{static_cast<std::size_t>(width_), 2};
    const long begin = left_ + 2;
    for (long at = 0; at < columns; ++at) canvas.put(begin + at, 0, "─");
    for (const ChartTick& tick : scale_.ticks) {
      const long at = begin + column_of(tick.at, columns);
      canvas.put(at, 0, "┴");
      const auto length = static_cast<long>(display_width(tick.text));
      canvas.write_where_free(std::clamp(at - length / 2, 0L, width_ - length), 1, tick.text);
    }
    return canvas.text() + std::string(static_cast<std::size_t>(begin), ' ') +
           fitted(with_unit(data_.value_title, scale_.unit), static_cast<std::size_t>(width_ - begin)) + "\n";
  }

  const ChartData& data_;
  long width_;
  long left_ = 0;
  ChartScale scale_{0, 1, {}, ""};
  std::vector<SeriesLook> looks_;
};

constexpr std::array bar_signs{"█", "▒", "▓", "░", "#", "+"};
constexpr std::array line_signs{"•", "o", "+", "x", "*", "#"};
constexpr std::array band_signs{"░", "▒", "▓"};

}  // namespace

std::string names_plot(const ChartData& data, std::size_t width) { return NamesPlot{data, width}.text(); }

bool is_box(ChartMark mark) {
  return stands_on_zero(mark) || mark == ChartMark::stretches || mark == ChartMark::changes;
}

std::string sign_of(ChartMark mark, const SeriesLook& look) {
  const bool is_ink = look.colour == ink;
  if (mark == ChartMark::points && is_ink) return "◆";
  if (is_box(mark)) return is_ink ? "▓" : nth(bar_signs, look.pattern);
  if (mark == ChartMark::band) return nth(band_signs, look.pattern);
  return nth(line_signs, look.pattern);
}

}  // namespace fairvalue::detail
