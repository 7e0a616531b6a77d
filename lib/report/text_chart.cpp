#include <fairvalue/report/text_chart.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr const char* full = "█";
constexpr std::array<const char*, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

void require_width(int width, int least) {
  require(width >= least && width <= 400, "bar.width", fmt::format("in [{}, 400]", least), width);
}

double require_on(Interval<double> scale, const char* field, double value) {
  if (!(value >= scale.low && value <= scale.high)) {
    throw DomainError(field, fmt::format("on the scale from {} to {}", scale.low, scale.high), value);
  }
  return value;
}

/// The column a value falls in.
int column_of(Interval<double> scale, double value, int width) {
  const double share = (value - scale.low) / (scale.high - scale.low);
  return std::min(static_cast<int>(share * width), width - 1);
}

}  // namespace

std::string bar(double share, int width) {
  require_fraction("bar.share", share);
  require_width(width, 1);
  const auto length = static_cast<std::size_t>(std::lround(share * width * 8));
  const std::size_t shown = share > 0.0 ? std::max<std::size_t>(length, 1) : 0;
  std::string text;
  for (std::size_t i = 0; i < shown / 8; ++i) text += full;
  return text + eighths[shown % 8];
}

std::string stretch_bar(Interval<double> scale, Interval<double> stretch, double mark, int width) {
  require_width(width, 2);
  require(std::isfinite(scale.high - scale.low) && scale.low < scale.high, "bar.scale", "low < high",
          scale.high - scale.low);
  const int first = column_of(scale, require_on(scale, "bar.stretch.low", stretch.low), width);
  const int last = column_of(scale, require_on(scale, "bar.stretch.high", stretch.high), width);
  const int at = column_of(scale, require_on(scale, "bar.mark", mark), width);
  std::string text;
  for (int column = 0; column <= std::max(last, at); ++column) {
    const bool inside = first <= column && column <= last;
    text += column == at ? "|" : inside ? full : " ";
  }
  return text;
}

}  // namespace fairvalue
