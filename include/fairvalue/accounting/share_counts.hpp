/// \file accounting/share_counts.hpp
/// Shares in basic and diluted EPS with a customer warrant beside them, for a quarter and for the year to
/// date.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/accounting/dilution_order.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/deal_history.hpp>

namespace fairvalue {

/// How a year to date is counted.
enum class EpsStandard {
  us_gaap,  ///< contingent shares: mean of those in the quarters (ASC 260-10-45-49, 260-10-55-3)
  ifrs      ///< afresh, as one period that ends on the last day (IAS 33.52)
};
template <>
inline constexpr auto enum_names<EpsStandard> = names_of("standard",
                                                         {{"us_gaap", "US GAAP"}, {"ifrs", "IFRS"}});

/// Shares that a customer may get.
struct ContingentTranche {
  std::string name;                   ///< not empty
  Shares shares;                      ///< > 0
  PerShare strike;                    ///< >= 0
  Date agreed;                        ///< of the agreement: no share counts before
  bool for_little_or_nothing = true;  ///< a penny warrant: in basic EPS once all conditions are met
};

/// A tranche at the end of a period.
struct ContingentStatus {
  /// The day on which the last condition was met, of vesting and of exercise: vested but not exercisable is
  /// none.
  std::optional<Date> conditions_met{};
  /// Whether they would be met if the period's end were the end of the contingency (ASC 260-10-45-48b).
  bool met_if_ended = false;
  std::optional<Shares> shares{};   ///< that would then be issuable; none: all of the tranche
  std::optional<Date> issued{};     ///< exercised: from this day on they are in `outstanding`
  PerShare unrecognised_cost{0.0};  ///< average a share, joins the assumed proceeds (ASC 260-10-45-28A); >= 0
  /// What the period's income would have more if the shares were issued: the loss of a liability's
  /// remeasurement after tax, a gain negative (ASC 260-10-45-45); 0 in equity.
  Money income_effect{0.0};
};

struct EpsPeriod {
  FiscalPeriod period;
  Money income;            ///< of continuing operations, to common shareholders; may be a loss
  Shares outstanding;      ///< weighted average without the tranches that are not issued; > 0
  PerShare average_price;  ///< of the period; > 0
  std::vector<ContingentStatus> statuses;  ///< one a tranche
};

struct EpsShares {
  Shares basic;
  Shares diluted;
  PerShare basic_eps;
  PerShare diluted_eps;
  Shares in_basic;     ///< contingent shares in `basic`
  Money added;         ///< to income in diluted EPS: effects of the shares that dilute
  Shares incremental;  ///< contingent and assumed shares that `diluted` has without a loss
  bool antidilutive;  ///< some are not in `diluted`: all in a loss, but for effects (ASC 260-10-45-17 to -19)
  std::vector<DilutionStep> steps{};  ///< beyond basic shares, the most dilutive first
};

/// One period. Basic: shares for little or nothing, from the day their conditions are met, by days (ASC
/// 260-10-45-13). Diluted: the same, and for the days before what the treasury stock method leaves, from the
/// period's start or the agreement on, of shares whose conditions are met or would be met (ASC 260-10-45-48).
/// The contingency is tested first, then the treasury stock method; proceeds are strike and unrecognised
/// cost. Tranches are taken in the order of dilution_order. Throws DomainError naming the field.
EpsShares eps_shares(std::span<const ContingentTranche> tranches, const EpsPeriod& period);

/// The year to date over successive periods of one year, from its first on. Income adds up; outstanding and
/// basic shares are weighted by days. US GAAP: `incremental` is the plain mean of the quarters', also of a
/// quarter of loss when the year so far is a profit. IFRS: the last statuses over the whole span, at the
/// means of the price and of each tranche's unrecognised cost, weighted by days.
EpsShares eps_shares_to_date(std::span<const ContingentTranche> tranches, std::span<const EpsPeriod> periods,
                             EpsStandard standard);

/// The statuses of a warrant's tranches on a known history: conditions met when exercisable, issued when
/// exercised, shares as vested by the day. Unrecognised cost is left at 0. Throws as open_warrant does.
std::vector<ContingentStatus> contingent_statuses(const Warrant& warrant, const DealHistory& history,
                                                  Date end);

/// The mean close of a contingency on an average price, over the part that has elapsed only (IAS 33.54): what
/// is held against its hurdle. None without a close from `from` to `to`.
std::optional<PerShare> elapsed_average(const DatedSeries<PerShare>& closes, Date from, Date to);

}  // namespace fairvalue
