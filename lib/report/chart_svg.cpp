#include <fairvalue/report/chart_svg.hpp>

#include <array>
#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "report/chart/chart_layout.hpp"
#include "report/chart/chart_palette.hpp"
#include "report/chart/gnuplot.hpp"
#include "report/chart/svg_shapes.hpp"
#include "report/page/html_text.hpp"

namespace fairvalue {
namespace {

using namespace detail;

constexpr std::array anchors{"start", "middle", "end"};  // in the order of TextAnchor

std::string text_element(const PlacedText& one, const std::string& language) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{}\" text-anchor=\"{}\"{}{}{}>{}</text>\n",
                     one.x, one.y, one.size, anchors[static_cast<std::size_t>(one.anchor)],
                     one.is_bold ? " font-weight=\"bold\"" : "", one.is_faint ? " fill-opacity=\"0.75\"" : "",
                     html_language(one.text, language), html_text(one.text));
}

std::string leader_element(const Leader& one) {
  return fmt::format(
      "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.8\" stroke-opacity=\"0.6\" "
      "d=\"M{:.1f},{:.1f} "
      "L{:.1f},{:.1f}\"/>\n",
      one.x1, one.y1, one.x2, one.y2);
}

std::string box_swatch(const Swatch& one, const std::string& colour, double opacity) {
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"18\" height=\"10\" fill=\"{}\" fill-opacity=\"{}\" "
      "stroke=\"{}\"/>\n",
      one.x, one.y - 5, colour, opacity, colour);
}

std::string line_swatch(const Swatch& one, const std::string& colour) {
  const std::string_view dash = nth(dashes, one.look.pattern);
  return fmt::format("<path fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{} d=\"M{:.1f},{:.1f} h20\"/>\n",
                     colour, dash.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dash), one.x, one.y);
}

std::string point_swatch(const Swatch& one, const std::string& colour) {
  const std::string attributes =
      fmt::format("transform=\"translate({:.1f},{:.1f}) scale(4)\" fill=\"{}\"", one.x + 10, one.y, colour);
  return svg_point(nth(point_types, one.look.pattern), attributes) + "\n";
}

std::string swatch_element(const Swatch& one) {
  const std::string colour =
      one.look.colour == ink ? "currentColor" : std::string{nth(palette, one.look.colour)};
  switch (one.mark) {
    case ChartMark::bars:
    case ChartMark::histogram:
    case ChartMark::stretches:
    case ChartMark::changes:
      return box_swatch(one, colour, one.look.colour == ink ? 0.4 : nth(opacities, one.look.pattern));
    case ChartMark::band: return box_swatch(one, colour, nth(band_opacities, one.look.pattern));
    case ChartMark::whiskers:
    case ChartMark::steps: return line_swatch(one, colour);
    case ChartMark::line: return line_swatch(one, colour) + point_swatch(one, colour);
    case ChartMark::points: return point_swatch(one, colour);
  }
  refuse_enumerator(one.mark);
}

/// A file of its own is dark on a dark screen; in a page the page decides.
std::string style_of(const ChartLook& look) {
  if (look.is_inline) return "";
  return "<style>svg{color:#1a1a1a}@media (prefers-color-scheme:dark){svg{color:#e6e6e6}}</style>\n";
}

std::string picture(const Chart& chart, const ChartLayout& layout, const ChartLook& look,
                    const std::string& shapes) {
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" "
      "class=\"fv-chart\" font-family=\"sans-serif\" fill=\"currentColor\">\n",
      layout.width, layout.height, html_text(chart.title));
  svg +=
      fmt::format("<title>{}</title>\n<desc>{}</desc>\n", html_text(chart.title), html_text(chart.caption));
  svg += style_of(look) + shapes;
  for (const Leader& one : layout.leaders) svg += leader_element(one);
  for (const Swatch& one : layout.swatches) svg += swatch_element(one);
  for (const PlacedText& one : layout.texts) svg += text_element(one, look.language);
  return svg + "</svg>\n";
}

/// The words that are in no table: up and down of a bridge, and the meaning of marks.
void translate(ChartData& data, std::span<const Phrase> phrases) {
  for (DrawnSeries& series : data.series) {
    if (series.mark == ChartMark::changes) series.name = translated(series.name, phrases);
  }
  for (std::string& note : data.notes) note = translated(note, phrases);
}

void require_look(const ChartLook& look) {
  require(look.width >= 300 && look.width <= 2000, "look.width", "in [300, 2000]", look.width);
}

/// The document without the charts that are not asked for, whose rules are then not asked for either.
Outcome<std::vector<std::string>> pictures(const Document& document, const std::vector<Chart>& charts,
                                           const ChartLook& look) {
  std::string script;
  std::vector<ChartLayout> layouts;
  for (const Chart& chart : charts) {
    ChartData data = chart_data(document, chart);
    translate(data, look.phrases);
    layouts.push_back(chart_layout(chart, data, look.width, look.has_title));
    script += gnuplot_script(data, layouts.back());
  }
  const auto output = run_gnuplot(script);
  if (!output.has_value()) return Outcome<std::vector<std::string>>::failure(output.reason());
  const std::vector<std::string> shapes = svg_shapes(output.value());
  if (shapes.size() != charts.size())
    return Outcome<std::vector<std::string>>::failure(
        fmt::format("gnuplot drew {} of {} charts", shapes.size(), charts.size()));
  std::vector<std::string> all;
  for (std::size_t i = 0; i < charts.size(); ++i)
    all.push_back(picture(charts[i], layouts[i], look, shapes[i]));
  return all;
}

}  // namespace

Outcome<std::string> to_svg(const Document& document, const Chart& chart, const ChartLook& look) {
  require_look(look);
  Document one = document;
  one.charts = {chart};
  require_document(one);
  auto all = pictures(one, one.charts, look);
  if (!all.has_value()) return Outcome<std::string>::failure(all.reason());
  return all.value().front();
}

Outcome<std::vector<std::string>> to_svgs(const Document& document, const ChartLook& look) {
  require_look(look);
  require_document(document);
  if (document.charts.empty()) return std::vector<std::string>{};
  return pictures(document, document.charts, look);
}

}  // namespace fairvalue
