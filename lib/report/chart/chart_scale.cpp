#include "report/chart/chart_scale.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace fairvalue::detail {
namespace {

struct UnitWords {
  double size;  ///< of one in base units
  std::string words;
};

UnitWords words_of_unit(const std::string& unit, double highest) {
  if (unit == "%") return {0.01, "%"};
  if (unit.ends_with("/share")) return {1.0, unit.substr(0, unit.size() - 6) + " a share"};
  const bool is_amount =
      unit == "shares" || (unit.size() >= 3 && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") >= 3);
  if (!is_amount || unit.starts_with("x ")) return {1.0, unit};
  const auto slash = unit.find('/');
  const std::string plain =
      slash == std::string::npos ? unit : unit.substr(0, slash) + " a " + unit.substr(slash + 1);
  struct Prefix {
    double size;
    const char* words;
  };
  for (const Prefix& one : {Prefix{1e12, "tn "}, Prefix{1e9, "bn "}, Prefix{1e6, "m "}, Prefix{1e3, "k "}}) {
    if (highest >= one.size) return {one.size, one.words + plain};
  }
  return {1.0, plain};
}

/// The smallest of 1, 2, 2.5, 5, 10 times a power of ten that leaves at most so many ticks.
double step_of(double span, int most_ticks) {
  const double least = span / std::max(most_ticks - 1, 1);
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double one : {1.0, 2.0, 5.0}) {
    if (one * power >= least * (1 - 1e-9)) return one * power;
  }
  return 10.0 * power;
}

std::string grouped(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

int decimals_of(double step) {
  int decimals = 0;
  for (double one = step; decimals < 9 && std::abs(one - std::round(one)) > 1e-6; one *= 10) ++decimals;
  return decimals;
}

constexpr std::array months_apart{1, 3, 6, 12, 24, 60, 120, 240};

using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

double first_day(year_month month) {
  return static_cast<double>(sys_days{month / std::chrono::day{1}}.time_since_epoch().count());
}

year_month month_of(double day) {
  const year_month_day date{sys_days{std::chrono::days{std::lround(std::floor(day))}}};
  return date.year() / date.month();
}

/// The first month at or after the day whose number is a multiple of the step.
year_month first_month(double day, int step) {
  year_month month = month_of(day);
  if (first_day(month) < day) month += months{1};
  const auto number = [&] { return int{month.year()} * 12 + static_cast<int>(unsigned{month.month()}) - 1; };
  while (number() % step != 0) month += months{1};
  return month;
}

std::vector<ChartTick> month_ticks(Interval<double> days, int step) {
  std::vector<ChartTick> ticks;
  for (year_month month = first_month(days.low, step); first_day(month) <= days.high; month += months{step}) {
    const int year = int{month.year()};
    ticks.push_back({first_day(month), step >= 12 ? fmt::format("{}", year)
                                                  : fmt::format("{}-{:02}", year, unsigned{month.month()})});
  }
  return ticks;
}

/// Two days of a span without two months: a quarter and three quarters of the way.
std::vector<ChartTick> day_ticks(Interval<double> days) {
  std::vector<ChartTick> ticks;
  for (const double part : {0.25, 0.75}) {
    const double day = std::floor(std::lerp(days.low, days.high, part));
    const year_month_day date{sys_days{std::chrono::days{std::lround(day)}}};
    if (ticks.empty() || ticks.back().at < day)
      ticks.push_back({day, fmt::format("{}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                                        unsigned{date.day()})});
  }
  return ticks;
}

}  // namespace

ChartScale number_scale(Interval<double> values, const std::string& unit, int most_ticks) {
  const auto [size, words] = words_of_unit(unit, std::max(std::abs(values.low), std::abs(values.high)));
  double low = values.low / size;
  double high = values.high / size;
  if (!(low < high)) {  // one value only
    const double around = std::max(std::abs(low) * 0.1, 1e-3);
    low -= around;
    high += around;
  }
  const double step = step_of(high - low, most_ticks);
  const double first = std::floor(low / step + 1e-9);
  const double last = std::ceil(high / step - 1e-9);
  ChartScale scale{.low = first * step * size, .high = last * step * size, .ticks = {}, .unit = words};
  for (double i = first; i <= last; ++i) {
    scale.ticks.push_back({i * step * size, grouped(i * step, decimals_of(step))});
  }
  return scale;
}

ChartScale trimmed_scale(Interval<double> values, const std::string& unit, int most_ticks) {
  ChartScale scale = number_scale(values, unit, most_ticks);
  if (!(values.low < values.high)) return scale;
  scale.low = values.low;
  scale.high = values.high;
  trim_ticks(scale);
  return scale;
}

void trim_ticks(ChartScale& scale) {
  std::erase_if(scale.ticks,
                [&](const ChartTick& tick) { return tick.at < scale.low || tick.at > scale.high; });
}

ChartScale date_scale(Interval<double> days, int most_years, int most_months) {
  if (!(days.low < days.high)) days = {days.low - 15, days.high + 15};
  ChartScale scale{.low = days.low, .high = days.high, .ticks = {}, .unit = ""};
  for (const int step : months_apart) {
    auto ticks = month_ticks(days, step);
    if (ticks.size() < 2) break;  // a lone label gives no length: the ends of the finer ticks stay
    scale.ticks = std::move(ticks);
    const int most = std::max(step < 12 ? most_months : most_years, 2);
    if (scale.ticks.size() <= static_cast<std::size_t>(most)) return scale;
  }
  scale.ticks =
      scale.ticks.empty() ? day_ticks(days) : std::vector<ChartTick>{scale.ticks.front(), scale.ticks.back()};
  return scale;
}

ChartScale place_scale(const std::vector<std::string>& names, int most_ticks) {
  const auto count = static_cast<int>(names.size());
  ChartScale scale{.low = -0.5, .high = count - 0.5, .ticks = {}, .unit = ""};
  const int step = std::max(1, (count + most_ticks - 1) / std::max(most_ticks, 1));
  for (int i = 0; i < count; i += step) {
    scale.ticks.push_back({static_cast<double>(i), names[static_cast<std::size_t>(i)]});
  }
  return scale;
}

}  // namespace fairvalue::detail
