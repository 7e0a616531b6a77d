#include "report/chart/layout_parts.hpp"

#include <algorithm>

namespace fairvalue::detail {

double ChartLayout::x_of(double along_value, double value_value) const {
  const double share = is_lying ? value.share_of(value_value) : along.share_of(along_value);
  return plot.left + share * (plot.right - plot.left);
}

double ChartLayout::y_of(double along_value, double value_value) const {
  const double share = is_lying ? along.share_of(along_value) : 1.0 - value.share_of(value_value);
  return plot.top + share * (plot.bottom - plot.top);
}

std::vector<SeriesLook> series_looks(const std::vector<DrawnSeries>& series) {
  const auto has = [&](ChartMark mark) {
    return std::ranges::find(series, mark, &DrawnSeries::mark) != series.end();
  };
  const auto is_lone_band = [&](const DrawnSeries& one) {
    const auto same = [&](const DrawnSeries& other) {
      return other.mark != ChartMark::band && other.name == one.name;
    };
    return one.mark == ChartMark::band && std::ranges::none_of(series, same);
  };
  const bool has_fan = std::ranges::any_of(series, is_lone_band);
  std::vector<std::string> names;
  std::size_t lone_bands = 0;
  std::vector<SeriesLook> looks;
  for (const DrawnSeries& one : series) {
    const bool is_named =
        one.mark == ChartMark::points && !one.rows.front().label.empty() && series.size() > 1;
    const bool is_total = one.mark == ChartMark::bars && has(ChartMark::changes);
    if (is_lone_band(one)) {
      looks.push_back({0, lone_bands++});
    } else if (is_named || (one.mark == ChartMark::points && has(ChartMark::stretches))) {
      looks.push_back({ink, 3});
    } else if (is_total || (has_fan && one.mark != ChartMark::points)) {
      looks.push_back({ink, 0});
    } else if (one.mark == ChartMark::changes) {
      const std::size_t place = one.is_fall ? 1 : 0;
      looks.push_back({place, place});
    } else {
      const auto known = std::ranges::find(names, one.name);
      const auto place = static_cast<std::size_t>(known - names.begin());
      if (known == names.end()) names.push_back(one.name);
      looks.push_back({place, place});
    }
  }
  return looks;
}

}  // namespace fairvalue::detail
