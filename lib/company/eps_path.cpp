#include <fairvalue/company/eps_path.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

std::size_t year_under_way(const EpsPath& path, Date day) {
  require_date("day", day);
  const Date first = path.front().period.start;
  require(first <= day, "day", fmt::format("on or after the path's start {}", to_string(first)),
          to_string(day));
  const auto over = [&](const PeriodEps& year) { return year.period.end < day; };
  return static_cast<std::size_t>(std::ranges::find_if_not(path, over) - path.begin());
}

const PeriodEps& year_at(const EpsPath& path, std::size_t index, std::string_view what, Date day) {
  if (index < path.size()) return path[index];
  const FiscalPeriod& last = path.back().period;
  const int needed = last.year + static_cast<int>(index - path.size()) + 1;
  throw DomainError("path", fmt::format("to FY{} for {} on {}", needed, what, to_string(day)),
                    fmt::format("years to {}", label(last)));
}

PeriodEps trailing_eps(const EpsPath& path, Date day) {
  const std::size_t now = year_under_way(path, day);
  const PeriodEps& year = year_at(path, now, "TTM", day);
  const double left = ntm_weight(year.period, day);
  PeriodEps result = year;
  result.window = EarningsWindow::trailing_twelve_months;
  result.period = {
      .year = static_cast<int>(day.year()), .start = add_days(add_months(day, -12), 1), .end = day};
  if (left == 0.0) return result;
  require(now > 0, "path", fmt::format("from FY{} for TTM on {}", year.period.year - 1, to_string(day)),
          fmt::format("years from {}", label(path.front().period)));
  result.eps = (1.0 - left) * year.eps + left * path[now - 1].eps;
  return result;
}

}  // namespace

const EpsPath& require_eps_path(std::string_view field, const EpsPath& path) {
  require_not_empty(field, path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string name = fmt::format("{}[{}]", field, i);
    require_eps(name, path[i]);
    require_year(name + ".period", path[i].period);
    if (i == 0) continue;
    const Date next = add_days(path[i - 1].period.end, 1);
    require(path[i].period.start == next, name + ".period.start",
            fmt::format("{}, the day after {} ends", to_string(next), label(path[i - 1].period)),
            to_string(path[i].period.start));
    require_comparable(name, path.front(), path[i]);
  }
  return path;
}

PeriodEps rolling_eps(const EpsPath& path, RollingWindow window, Date day) {
  require_eps_path("path", path);
  require_enumerator("window", window);
  if (window == RollingWindow::trailing_twelve_months) return trailing_eps(path, day);
  const std::size_t now = year_under_way(path, day);
  return ntm_eps(year_at(path, now, "NTM", day), year_at(path, now + 1, "NTM", day), day);
}

const PeriodEps& forward_year_eps(const EpsPath& path, int ahead, Date day) {
  require(0 <= ahead && ahead <= 1, "ahead", "0 (FY1) or 1 (FY2)", ahead);
  require_eps_path("path", path);
  const auto index = year_under_way(path, day) + static_cast<std::size_t>(ahead);
  return year_at(path, index, ahead == 0 ? "FY1" : "FY2", day);
}

}  // namespace fairvalue
