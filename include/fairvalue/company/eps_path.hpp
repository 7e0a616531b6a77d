/// \file company/eps_path.hpp
/// Earnings of successive fiscal years, and the EPS of twelve months around any day of them.
#pragma once
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// Which twelve months, seen from a day. Unlike a fiscal year, both keep their age whatever the day.
enum class RollingWindow { trailing_twelve_months, next_twelve_months };
template <>
inline constexpr auto enum_names<RollingWindow> = names_of("window", {{"trailing_twelve_months", "TTM"},
                                                                      {"next_twelve_months", "NTM"}});

/// Full fiscal years in order, each starting the day after the one before it ends, on one basis and in one
/// currency; actual or estimated.
using EpsPath = std::vector<PeriodEps>;

/// Throws DomainError naming `field` and the year that breaks a rule above, and on an empty path.
const EpsPath& require_eps_path(std::string_view field, const EpsPath& path);

/// The EPS of the window on `day`. The year under way, FY1, is the one that holds the day; it gives way to
/// the next on the day after its end.
/// NTM: w FY1 + (1 - w) FY2, w the days left in FY1 over its days. On FY1's last day it is FY2.
/// TTM: (1 - w) FY1 + w FY0, FY0 the year before. On FY1's last day it is FY1.
/// Throws DomainError as `require_eps_path` does, and naming the year that the path would need:
/// "path: must be to FY2032 for NTM on 2031-06-30, got years to FY2031".
PeriodEps rolling_eps(const EpsPath& path, RollingWindow window, Date day);

/// The year under way on `day` (ahead = 0: FY1) or one after it (ahead = 1: FY2). Throws as `rolling_eps`
/// does.
const PeriodEps& forward_year_eps(const EpsPath& path, int ahead, Date day);

}  // namespace fairvalue
