#include <fairvalue/report/chart_text.hpp>

#include <algorithm>
#include <vector>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/utf8.hpp>
#include <fairvalue/report/document_text.hpp>

#include "report/chart/text_canvas.hpp"
#include "report/chart/text_plot.hpp"

namespace fairvalue {
namespace {

/// What the signs mean, as many in a line as fit; nothing for one series.
std::string legend_lines(const detail::ChartData& data, std::size_t width) {
  const auto looks = detail::series_looks(data.series);
  std::vector<std::string> shown;
  std::string all;
  std::string line;
  for (std::size_t i = 0; i < data.series.size(); ++i) {
    const auto& series = data.series[i];
    if (std::ranges::find(shown, series.name) != shown.end()) continue;
    shown.push_back(series.name);
    const std::string entry =
        detail::fitted(detail::sign_of(series.mark, looks[i]) + " " + printable(series.name), width);
    if (!line.empty() && display_width(line) + 3 + display_width(entry) > width) {
      all += line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : "   ") + entry;
  }
  return shown.size() < 2 ? "" : all + line + "\n";
}

/// Broken at blanks; what is longer than a line is cut.
std::string fitted_lines(const std::string& text, std::size_t width) {
  const std::string broken = wrapped(printable(text), width);
  std::string all;
  for (std::size_t at = 0; at <= broken.size();) {
    const std::size_t end = std::min(broken.find('\n', at), broken.size());
    all += detail::fitted(broken.substr(at, end - at), width) + "\n";
    at = end + 1;
  }
  return all;
}

}  // namespace

std::string to_plot(const Document& document, const Chart& chart, std::size_t width) {
  require(width >= 40 && width <= 400, "plot.width", "in [40, 400]", static_cast<double>(width));
  Document one = document;
  one.charts = {chart};
  require_document(one);
  const detail::ChartData data = detail::chart_data(one, chart);
  const bool has_names = chart.axis == ChartAxis::names;
  std::string plot = fitted_lines(chart.title, width);
  plot += has_names ? detail::names_plot(data, width) : detail::plane_plot(chart, data, width);
  plot += legend_lines(data, width);
  for (const std::string& note : data.notes) plot += fitted_lines(note, width);
  return plot + fitted_lines(chart.caption, width);
}

}  // namespace fairvalue
