/// \file company/earnings.hpp
/// Earnings per share that say which period and which basis they are.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/share_basis.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Whether earnings follow the accounting standard or leave out what the company calls unusual.
enum class EarningsBasis { gaap, non_gaap };
template <>
inline constexpr auto enum_names<EarningsBasis> = names_of("basis",
                                                           {{"gaap", "GAAP"}, {"non_gaap", "non-GAAP"}});

/// Which days a figure covers: a period of the company's own, or twelve months put together from several.
enum class EarningsWindow { fiscal_period, calendar_year, next_twelve_months, trailing_twelve_months };
template <>
inline constexpr auto enum_names<EarningsWindow> = names_of("window", {{"fiscal_period", "fiscal period"},
                                                                       {"calendar_year", "calendar year"},
                                                                       {"next_twelve_months", "NTM"},
                                                                       {"trailing_twelve_months", "TTM"}});

/// Diluted earnings per share of one fiscal period; a loss is negative.
struct PeriodEps {
  FiscalPeriod period;
  PerShare eps;
  EarningsBasis basis;
  Currency currency;
  EarningsWindow window = EarningsWindow::fiscal_period;
  std::optional<ShareBasis> share_basis{};  ///< needed once a split is known; see on_share_basis

  friend bool operator==(const PeriodEps&, const PeriodEps&) = default;
};

/// Throws DomainError naming `field` unless the period and the share basis stand and the EPS is finite.
const PeriodEps& require_eps(std::string_view field, const PeriodEps& earnings);

/// Throws DomainError naming `field` unless both have one basis, one currency and one share basis.
void require_comparable(std::string_view field, const PeriodEps& expected, const PeriodEps& got);

/// The EPS per unit of `to`, all splits known being given. Throws DomainError when any is known and the EPS
/// does not state its share basis: nothing else tells when it was reported or forecast.
PeriodEps on_share_basis(const PeriodEps& eps, std::span<const Split> splits, const ShareBasis& to);
/// The same; messages name `field`.
PeriodEps on_share_basis(std::string_view field, const PeriodEps& eps, std::span<const Split> splits,
                         const ShareBasis& to);
/// Each of them; "eps[2].share_basis" names the one refused.
std::vector<PeriodEps> on_share_basis(std::span<const PeriodEps> eps, std::span<const Split> splits,
                                      const ShareBasis& to);

/// to / from - 1; no answer (NM) when `from` <= 0: a loss that turns into a profit has no growth in percent.
/// Throws DomainError when a number or the result is not finite.
std::optional<double> eps_growth(PerShare from, PerShare to);

}  // namespace fairvalue
