#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fairvalue/core/utf8.hpp>
#include <fairvalue/report/document_text.hpp>

#include "report/chart/layout_builder.hpp"
#include "report/chart/text_canvas.hpp"
#include "report/chart/text_plot.hpp"

namespace fairvalue::detail {
namespace {

constexpr std::array rising_eighths{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇"};

class PlanePlot {
 public:
  PlanePlot(const Chart& chart, const ChartData& data, std::size_t width)
      : chart_{chart}, data_{data}, width_{static_cast<long>(width)}, looks_{series_looks(data.series)} {}

  std::string text() {
    scale_ = number_scale(data_.values, data_.value_unit, 6);
    for (const ChartTick& tick : scale_.ticks)
      left_ = std::max(left_, static_cast<long>(display_width(tick.text)));
    long right = 0;
    for (const DrawnGuide& one : data_.guides)
      right = std::max(right, static_cast<long>(display_width(one.text)) + 1);
    columns_ = width_ - left_ - 2 - std::min(right, width_ / 3);
    along_ = along_scale();
    TextCanvas canvas{static_cast<std::size_t>(width_), static_cast<std::size_t>(height_ + 2)};
    for (const ChartTick& tick : scale_.ticks)
      canvas.write(left_ - static_cast<long>(display_width(tick.text)), row_of(tick.at), tick.text);
    for (long y = 0; y < height_; ++y) canvas.put(left_ + 1, y, "│");
    for (const ChartTick& tick : scale_.ticks) canvas.put(left_ + 1, row_of(tick.at), "┤");
    for (std::size_t i = 0; i < data_.series.size(); ++i) draw(canvas, data_.series[i], looks_[i]);
    draw_along_guides(canvas);
    draw_guides(canvas);
    draw_labels(canvas);
    draw_along(canvas);
    std::string all =
        fitted(printable(with_unit(data_.value_title, scale_.unit)), static_cast<std::size_t>(width_)) +
        "\n" + canvas.text();
    const std::string along = with_unit(data_.along_title, along_.unit);
    if (chart_.axis != ChartAxis::dates && !along.empty())
      all += std::string(static_cast<std::size_t>(left_ + 2), ' ') +
             fitted(along, static_cast<std::size_t>(columns_)) + "\n";
    return all;
  }

 private:
  ChartScale along_scale() const {
    const int most = std::clamp(static_cast<int>(columns_ / 11), 2, 8);
    switch (chart_.axis) {
      case ChartAxis::names:
      case ChartAxis::periods: {
        std::size_t widest = 1;
        for (const std::string& name : data_.names) widest = std::max(widest, display_width(name));
        return place_scale(data_.names,
                           std::max(1, static_cast<int>(columns_ / static_cast<long>(widest + 1))));
      }
      case ChartAxis::numbers: return number_scale(data_.along, data_.along_unit, most);
      case ChartAxis::dates:
        return date_scale(data_.along, static_cast<int>(columns_ / 7), static_cast<int>(columns_ / 11));
    }
    refuse_enumerator(chart_.axis);
  }

  long row_of(double value) const {
    return std::lround((1.0 - std::clamp(scale_.share_of(value), 0.0, 1.0)) *
                       static_cast<double>(height_ - 1));
  }
  double column(double along) const { return along_.share_of(along) * static_cast<double>(columns_ - 1); }
  long x_of(double along) const { return left_ + 2 + std::lround(column(along)); }

  void draw(TextCanvas& canvas, const DrawnSeries& series, const SeriesLook& look) const {
    const std::string sign = sign_of(series.mark, look);
    if (is_box(series.mark)) return draw_bars(canvas, series, sign);
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
      const DrawnRow& row = series.rows[i];
      if (series.mark == ChartMark::whiskers) fill(canvas, x_of(row.along), row.low, row.high, "│");
      if (series.mark != ChartMark::whiskers) canvas.put(x_of(row.along), row_of(row.high), sign);
      if (series.mark == ChartMark::points || series.mark == ChartMark::whiskers) continue;
      const bool is_last = i + 1 == series.rows.size();
      const double end = !is_last                          ? series.rows[i + 1].along
                         : series.mark == ChartMark::steps ? along_.high
                                                           : row.along;
      for (long x = x_of(row.along); x <= x_of(end); ++x) {
        const double way = x_of(end) > x_of(row.along) ? static_cast<double>(x - x_of(row.along)) /
                                                             static_cast<double>(x_of(end) - x_of(row.along))
                                                       : 0.0;
        const DrawnRow& next = is_last || series.mark == ChartMark::steps ? row : series.rows[i + 1];
        const double high = row.high + way * (next.high - row.high);
        if (series.mark == ChartMark::band) fill(canvas, x, row.low + way * (next.low - row.low), high, sign);
        if (series.mark != ChartMark::band) canvas.put(x, row_of(high), sign);
      }
    }
  }

  void fill(TextCanvas& canvas, long x, double low, double high, std::string_view sign) const {
    for (long y = row_of(high); y <= row_of(low); ++y) canvas.put(x, y, sign);
  }

  /// The place of a value in lines from the top; the foot of a scale is the foot of its line.
  double depth_of(double value) const {
    if (value <= scale_.low) return static_cast<double>(height_);
    return 0.5 + (1.0 - scale_.share_of(value)) * static_cast<double>(height_ - 1);
  }

  /// To an eighth of a line, or to a whole one where bars stand upon one another.
  void draw_bars(TextCanvas& canvas, const DrawnSeries& series, const std::string& sign) const {
    const bool is_stacked = std::ranges::count_if(data_.series, is_box, &DrawnSeries::mark) > 1;
    for (const DrawnRow& row : series.rows) {
      const bool is_bin = series.mark == ChartMark::histogram;
      const long first = is_bin ? x_of(row.along) : std::max(left_ + 2, x_of(row.along - 0.36));
      const long last =
          is_bin ? std::max(first, x_of(row.until) - 1) : std::max(first, x_of(row.along + 0.36));
      const double top = depth_of(std::max(row.low, row.high));
      const double foot = depth_of(std::min(row.low, row.high));
      for (long y = 0; y < height_; ++y) {
        const auto line = static_cast<double>(y);
        const auto covered = std::lround(8 * (std::min(foot, line + 1) - std::max(top, line)));
        const auto eighth = static_cast<std::size_t>(std::clamp(covered, 0L, 8L));
        if (eighth == 0 || (is_stacked && eighth < 4)) continue;
        const char* const part = is_stacked || eighth == 8 ? sign.c_str() : rising_eighths[eighth];
        for (long x = first; x <= last; ++x) canvas.put(x, y, part);
      }
    }
  }

  void draw_guides(TextCanvas& canvas) const {
    std::vector<double> wanted;
    for (const DrawnGuide& one : data_.guides)
      wanted.push_back(0.5 + (1.0 - scale_.share_of(one.value)) * static_cast<double>(height_ - 1));
    const auto places = spread(wanted, 1.0, {0.0, static_cast<double>(height_)});
    for (std::size_t i = 0; i < places.size(); ++i) {
      const long y = row_of(data_.guides[i].value);
      for (long x = left_ + 2; x < left_ + 2 + columns_; ++x) {
        if (canvas.is_blank(x, y) || (x % 2 == 0 && canvas.is_free(x, y))) canvas.put(x, y, "─");
      }
      canvas.write(left_ + 3 + columns_, static_cast<long>(places[i]), printable(data_.guides[i].text));
    }
  }

  /// From top to bottom where nothing is drawn, with the name beside the upper end.
  void draw_along_guides(TextCanvas& canvas) const {
    for (const DrawnGuide& one : data_.along_guides) {
      const long x = x_of(one.value);
      for (long y = 0; y < height_; ++y) canvas.put(x, y, "│");
      const std::string text = printable(one.text);
      const auto length = static_cast<long>(display_width(text));
      canvas.write_where_free(x + 2, 0, text) || canvas.write_where_free(x - 1 - length, 0, text);
    }
  }

  void draw_labels(TextCanvas& canvas) const {
    for (const DrawnSeries& series : data_.series) {
      if (series.mark != ChartMark::points) continue;
      for (const DrawnRow& row : series.rows) {
        const std::string label = printable(row.label);
        const auto length = static_cast<long>(display_width(label));
        const long x = x_of(row.along), y = row_of(row.high);
        if (label.empty()) continue;
        canvas.write_where_free(x + 2, y, label) || canvas.write_where_free(x - 1 - length, y, label) ||
            canvas.write_where_free(x - length / 2, y - 1, label) ||
            canvas.write_where_free(x - length / 2, y + 1, label);
      }
    }
  }

  void draw_along(TextCanvas& canvas) const {
    canvas.put(left_ + 1, height_, "└");
    for (long x = 0; x < columns_; ++x) canvas.put(left_ + 2 + x, height_, "─");
    for (const ChartTick& tick : along_.ticks) {
      canvas.put(x_of(tick.at), height_, "┴");
      const auto length = static_cast<long>(display_width(tick.text));
      canvas.write_where_free(std::clamp(x_of(tick.at) - length / 2, 0L, width_ - length), height_ + 1,
                              printable(tick.text));
    }
  }

  const Chart& chart_;
  const ChartData& data_;
  long width_;
  long height_ = 16;
  long left_ = 0;
  long columns_ = 0;
  ChartScale scale_{0, 1, {}, ""};
  ChartScale along_{0, 1, {}, ""};
  std::vector<SeriesLook> looks_;
};

}  // namespace

std::string plane_plot(const Chart& chart, const ChartData& data, std::size_t width) {
  return PlanePlot{chart, data, width}.text();
}

}  // namespace fairvalue::detail
