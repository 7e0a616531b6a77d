#include "report/chart/svg_shapes.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/core.h>

#include "report/chart/chart_palette.hpp"

namespace fairvalue::detail {
namespace {

using Attributes = std::map<std::string, std::string, std::less<>>;

struct Element {
  std::string name;  ///< "/g" where it ends
  Attributes attributes;
};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n\t");
  if (first == text.npos) return "";
  return std::string{text.substr(first, text.find_last_not_of(" \n\t") - first + 1)};
}

/// `tag`: what stands between "<" and ">".
Element element_of(std::string_view tag) {
  Element one{std::string{tag.substr(0, tag.find_first_of(" \n\t/", 1))}, {}};
  for (std::size_t at = one.name.size(); (at = tag.find('=', at)) != tag.npos;) {
    const std::size_t begin = tag.find_last_not_of(" ", at - 1);
    const std::size_t before = tag.find_last_of(" \n\t", begin);
    const std::size_t open = tag.find_first_of("'\"", at);
    if (open == tag.npos || before == tag.npos) break;
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == tag.npos) break;
    one.attributes[std::string{tag.substr(before + 1, begin - before)}] =
        trimmed(tag.substr(open + 1, close - open - 1));
    at = close;
  }
  return one;
}

/// "rgb(  0, 114, 178)" as "#0072B2"; the colours that stand for the text and the grid as `currentColor`.
std::string svg_colour(const std::string& colour) {
  if (!colour.starts_with("rgb(")) return colour;
  int parts[3] = {0, 0, 0};
  const char* at = colour.data() + 4;
  const char* const end = colour.data() + colour.size();
  for (int& part : parts) {
    while (at < end && (*at == ' ' || *at == ',')) ++at;
    at = std::from_chars(at, end, part).ptr;
  }
  const std::string hex = fmt::format("#{:02X}{:02X}{:02X}", parts[0], parts[1], parts[2]);
  return hex == ink_colour || hex == grid_colour ? "currentColor" : hex;
}

/// Collects the shapes of one picture.
class Shapes {
 public:
  void take(const Element& one) {
    if (one.name == "defs") is_definition_ = true;
    if (one.name == "/defs") is_definition_ = false;
    if (is_definition_) return;
    if (one.name == "g") widths_.push_back(value_of(one, "stroke-width"));
    if (one.name == "/g" && !widths_.empty()) widths_.pop_back();
    if (one.name == "path") add_path(one);
    if (one.name == "polygon") add_area(one);
    if (one.name == "use") add_point(one);
  }

  const std::string& text() const { return text_; }

 private:
  static std::string value_of(const Element& one, std::string_view name) {
    const auto found = one.attributes.find(name);
    return found == one.attributes.end() ? "" : found->second;
  }

  std::string line_width() const {
    const auto known =
        std::find_if(widths_.rbegin(), widths_.rend(), [](const auto& width) { return !width.empty(); });
    return known == widths_.rend() ? "1" : *known;
  }

  void add_path(const Element& one) {
    const std::string colour = value_of(one, "stroke");
    const bool is_grid = value_of(one, "class") == "gridline";
    const std::string fill = value_of(one, "fill");
    text_ += fmt::format("<path fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"",
                         fill.empty() ? "none" : svg_colour(fill), svg_colour(colour),
                         is_grid ? "1" : line_width());
    if (is_grid) text_ += " stroke-opacity=\"0.15\"";
    if (const auto dash = value_of(one, "stroke-dasharray"); !dash.empty() && !is_grid)
      text_ += fmt::format(" stroke-dasharray=\"{}\"", dash);
    text_ += fmt::format(" d=\"{}\"/>\n", value_of(one, "d"));
  }

  void add_area(const Element& one) {
    const std::string opacity = value_of(one, "fill-opacity");
    text_ += fmt::format("<polygon fill=\"{}\" fill-opacity=\"{}\" points=\"{}\"/>\n",
                         svg_colour(value_of(one, "fill")), opacity.empty() ? "1" : opacity,
                         value_of(one, "points"));
  }

  void add_point(const Element& one) {
    int place = 0;
    const std::string symbol = value_of(one, "xlink:href");  // "#gpPt6" is type 7
    constexpr std::string_view prefix = "#gpPt";
    if (!symbol.starts_with(prefix)) return;
    std::from_chars(symbol.data() + prefix.size(), symbol.data() + symbol.size(), place);
    const std::string colour = svg_colour(value_of(one, "color"));
    text_ += svg_point(place + 1,
                       fmt::format("transform=\"{}\" fill=\"{}\"", value_of(one, "transform"), colour)) +
             "\n";
  }

  std::vector<std::string> widths_{};
  std::string text_{};
  bool is_definition_ = false;
};

}  // namespace

std::string svg_point(int type, const std::string& attributes) {
  switch (type) {
    case 5: return fmt::format("<path {} d=\"M-1,-1 h2 v2 h-2 z\"/>", attributes);
    case 9: return fmt::format("<path {} d=\"M0,-1.33 L-1.33,0.67 L1.33,0.67 z\"/>", attributes);
    case 13: return fmt::format("<path {} d=\"M0,-1.41 L1.41,0 L0,1.41 L-1.41,0 z\"/>", attributes);
    default: return fmt::format("<circle {} r=\"1\"/>", attributes);
  }
}

std::vector<std::string> svg_shapes(std::string_view output) {
  std::vector<Shapes> pictures;
  for (std::size_t at = 0; (at = output.find('<', at)) != output.npos;) {
    const std::size_t end = output.find('>', at);
    if (end == output.npos) break;
    const Element one = element_of(output.substr(at + 1, end - at - 1));
    if (one.name == "svg") pictures.emplace_back();
    if (!pictures.empty()) pictures.back().take(one);
    at = end;
  }
  std::vector<std::string> shapes;
  for (const Shapes& one : pictures) shapes.push_back(one.text());
  return shapes;
}

}  // namespace fairvalue::detail
