#include "report/chart/label_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "report/chart/text_width.hpp"

namespace fairvalue::detail {
namespace {

constexpr double of_point = 6.0;  ///< half of a point's box

struct Offset {
  double x;
  double y;
  TextAnchor anchor;
};

/// Around a point, for a text of the height: right, left, above, below, then the corners.
std::array<Offset, 8> offsets_at(double distance, double size) {
  const double middle = 0.35 * size;  // the baseline lies below the middle of the letters
  const double slant = 0.75 * distance;
  return {{{distance, middle, TextAnchor::start},
           {-distance, middle, TextAnchor::end},
           {0, -distance, TextAnchor::middle},
           {0, distance + 0.8 * size, TextAnchor::middle},
           {slant, -slant, TextAnchor::start},
           {slant, slant + 0.7 * size, TextAnchor::start},
           {-slant, -slant, TextAnchor::end},
           {-slant, slant + 0.7 * size, TextAnchor::end}}};
}

bool is_inside(const TextBox& box, const TextBox& bounds) {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top &&
         box.bottom <= bounds.bottom;
}

}  // namespace

bool overlap(const TextBox& a, const TextBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

TextBox box_of(double x, double y, TextAnchor anchor, std::string_view text, double size) {
  const double width = text_width(text, size);
  const double left = anchor == TextAnchor::start ? x : anchor == TextAnchor::end ? x - width : x - width / 2;
  return {left - 1, y - 0.8 * size - 1, left + width + 1, y + 0.25 * size + 1};
}

std::vector<std::optional<LabelPlace>> label_places(const std::vector<LabelledPoint>& points, double size,
                                                    const TextBox& bounds, std::vector<TextBox> taken) {
  for (const LabelledPoint& one : points)
    taken.push_back({one.x - of_point, one.y - of_point, one.x + of_point, one.y + of_point});
  std::vector<std::optional<LabelPlace>> places;
  for (const LabelledPoint& one : points) {
    auto& place = places.emplace_back();
    for (double distance = of_point + 3; !place && !one.text.empty() && distance < 120; distance += 7) {
      for (const Offset& by : offsets_at(distance, size)) {
        const TextBox box = box_of(one.x + by.x, one.y + by.y, by.anchor, one.text, size);
        const auto meets = [&](const TextBox& other) { return overlap(box, other); };
        if (!is_inside(box, bounds) || std::ranges::any_of(taken, meets)) continue;
        place = {one.x + by.x, one.y + by.y, by.anchor, distance > of_point + 12};
        taken.push_back(box);
        break;
      }
    }
  }
  return places;
}

std::vector<double> spread(const std::vector<double>& wanted, double height, Interval<double> range) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  std::vector<double> places = wanted;
  double next = range.low + height / 2;  // pushed down from the top, then up from the bottom
  for (const std::size_t i : order) {
    places[i] = std::max(places[i], next);
    next = places[i] + height;
  }
  next = range.high - height / 2;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    places[*i] = std::min(places[*i], next);
    next = places[*i] - height;
  }
  return places;
}

}  // namespace fairvalue::detail
