/// \file equity/rolling_multiple.hpp
/// A multiple that may be applied on any day, because it carries the window of the EPS it belongs to.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/company/eps_path.hpp>
#include <fairvalue/equity/multiples.hpp>

namespace fairvalue {

/// A price-earnings multiple of trailing or next-twelve-months EPS. A multiple of a fiscal year (FY1, FY2)
/// changes its age within the year, so it is a DefinedMultiple and is converted on the day of its quote.
/// A bare Multiple says neither and cannot be applied to a day.
struct RollingMultiple {
  Multiple value;  ///< > 0
  RollingWindow window;
  EarningsBasis earnings;
  PriceBasis price = PriceBasis::spot;

  friend bool operator==(const RollingMultiple&, const RollingMultiple&) = default;
};

/// Throws DomainError naming `field` unless the value is > 0.
const RollingMultiple& require_multiple(std::string_view field, const RollingMultiple& multiple);

/// "30x NTM non-GAAP EPS".
std::string describe(const RollingMultiple& multiple);

/// multiple x the EPS of its window on `day` (rolling_eps); NM where that EPS is <= 0. Throws DomainError as
/// rolling_eps does, and when the path is on another earnings basis.
std::optional<PerShare> price_on(const RollingMultiple& multiple, const EpsPath& path, Date day);

/// The spot price over the EPS of the window on its day; NM for a loss. Throws DomainError as rolling_eps
/// does, and when the currencies differ.
std::optional<RollingMultiple> implied_multiple(const Spot& spot, const EpsPath& path, RollingWindow window);

/// A multiple quoted on `quoted` for a year of the path, as a multiple of the window's EPS of that same day:
/// multiple x EPS of its year / EPS of the window. 22x of FY2026 on 2025-06-19, EPS 3.94 and 5.79, is 26.43x
/// NTM. NM where either EPS is <= 0. Throws DomainError when the definition is not that of a fiscal year of
/// the path, or is on another earnings basis, and as rolling_eps does.
std::optional<RollingMultiple> converted(const DefinedMultiple& multiple, const EpsPath& path, Date quoted,
                                         RollingWindow window);
/// From one window to the other on `day`: the price stays.
std::optional<RollingMultiple> converted(const RollingMultiple& multiple, const EpsPath& path, Date day,
                                         RollingWindow window);

/// The way back: a multiple of the path's fiscal year `ahead` years after the one under way (0: FY1, 1: FY2),
/// as it is quoted on `day`.
std::optional<DefinedMultiple> on_fiscal_year(const RollingMultiple& multiple, const EpsPath& path, Date day,
                                              int ahead);

}  // namespace fairvalue
