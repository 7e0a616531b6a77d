/// \file fairvalue/tables/accounts.hpp
/// The accounts of a deal's warrant: what is booked by quarter, the shares and EPS of each year.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/accounting/award_disclosure.hpp>
#include <fairvalue/accounting/award_tax.hpp>
#include <fairvalue/accounting/deal_eps_bridge.hpp>
#include <fairvalue/accounting/fair_value_file.hpp>
#include <fairvalue/accounting/share_counts.hpp>
#include <fairvalue/casefile/account_needs.hpp>
#include <fairvalue/model/deal_forecast.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/priced.hpp"
#include "fairvalue/case/request.hpp"

namespace calculator {

/// A strike up to this part of the price is little or nothing (ASC 260-10-45-13 gives no number).
inline constexpr double little_or_nothing = 0.01;

/// A fiscal year in the base case of the deal loop.
struct BookedYear {
  fairvalue::FiscalPeriod period;
  fairvalue::PerShare price;         ///< of the deal loop, taken as the year's average
  fairvalue::EpsShares shares;       ///< GAAP, over its quarters as US GAAP has the year to date
  fairvalue::Shares warrants_basic;  ///< in basic shares, with those exercised before
  fairvalue::EpsShares ifrs;         ///< the same income, shares counted afresh over the year
  fairvalue::DealEpsBridge gaap;
  fairvalue::DealEpsBridge non_gaap;  ///< adds contra-revenue back, and is flagged
};

/// The warrant's shares in EPS by quarter of the deal loop's years, four a year.
struct CountedShares {
  /// What becomes issuable of a tranche in a quarter; at the end the company's other securities.
  std::vector<fairvalue::ContingentTranche> tranches{};
  std::size_t securities = 0;  ///< how many of these
  std::vector<fairvalue::EpsPeriod> quarters{};
  std::vector<std::string> pinned{};  ///< in words: tranches that count whole while the loop vests a part
};

/// Shares and EPS of the company with some of its booked deals, in one order of antidilution.
struct CountedCompany {
  CountedShares counted{};
  std::vector<BookedYear> years{};
};

/// Shares of a tranche that the holder takes in a quarter, and the tax of it.
struct ExercisedShares {
  std::size_t quarter;  ///< of the schedule
  std::string tranche;
  fairvalue::Shares shares;
  fairvalue::PerShare price;
  fairvalue::ExerciseTax tax;
};

struct Booked {
  const fairvalue::CaseFile& file;
  const fairvalue::CaseDeal& deal;
  Units units;
  std::string fair_value_source;                     ///< in words
  std::optional<fairvalue::FairValueFile> values{};  ///< where the grant-date value was simulated
  std::string stopped{};  ///< "stopped by Ctrl-C at ..."; empty where all its paths were drawn
  fairvalue::CustomerAward award;
  std::vector<fairvalue::AccountedQuarter> quarters{};
  std::vector<fairvalue::PeriodCost> schedule{};  ///< one a quarter
  std::vector<ExercisedShares> exercises{};
  CountedCompany company{};  ///< with this deal alone

  fairvalue::Money charged() const { return schedule.back().total.closing; }
};
/// Throws fairvalue::Error where the file lacks what the accounts take, or where a fair value needs a
/// simulation that was not wanted.
Booked booked(const Request& request, const fairvalue::CaseFile& file, const fairvalue::CaseDeal& deal);

/// The exercises that the case states. Throws fairvalue::Error where more is exercised than has vested.
std::vector<ExercisedShares> exercises_of(const Booked& of);
/// Of all exercises in a quarter of the schedule.
fairvalue::Money windfall_of(const Booked& of, std::size_t quarter);

/// From the awards, their schedules and the deal loop of these deals: at least one, of one file.
CountedCompany counted_company(std::span<const Booked* const> deals);

/// What the tables of shares and EPS show: a deal alone, or all booked deals of a file together.
struct EpsView {
  EpsView(const Booked& of);  // NOLINT: a booked deal is shown by itself
  EpsView(std::span<const Booked* const> deals, const CountedCompany& company);

  const fairvalue::CaseFile& file;
  const Units& units;
  const CountedShares& counted;
  const std::vector<BookedYear>& years;
  bool is_exercisable;  ///< no warrant has conditions of exercise
  bool has_exercises;
};

/// Adds the shares and the EPS bridge of all of them together, where there are several.
void add_joint_accounts(fairvalue::Document& document, const std::vector<Booked>& booked);

/// The cost by quarter in total: opening, recognised, caught up, closing, revenue before and after.
fairvalue::DocumentTable schedule_table(const Booked& of);
/// The cost booked in each quarter by tranche.
fairvalue::DocumentTable tranche_cost_table(const Booked& of);
/// Every flow of every tranche, with the judgement in words; a detail.
fairvalue::DocumentTable tranche_flow_table(const Booked& of);
/// Committed purchases not yet made at the end of each year; no rows where nothing is committed.
fairvalue::DocumentTable obligation_table(const Booked& of);
/// Year by year under US GAAP and, where it differs, IFRS.
fairvalue::DocumentTable share_count_table(const EpsView& of);
/// Quarter by quarter and for the year to date, under US GAAP and, where it differs, IFRS.
fairvalue::DocumentTable quarter_count_table(const EpsView& of);
/// Securities and tranches from the most dilutive on; no rows where EPS is not counted from basic shares.
fairvalue::DocumentTable dilution_order_table(const EpsView& of);
/// The deduction and windfall of the exercises that the case states; no rows without any.
fairvalue::DocumentTable exercise_tax_table(const Booked& of);
fairvalue::DocumentTable eps_bridge_table(const EpsView& of);
/// Economic value, grant-date fair value and shares in EPS, and why they differ.
fairvalue::DocumentTable three_numbers_table(const Priced& economic, const Booked& of);
/// The table of ASC 718-10-50-2 with the footnote below; for a simulated fair value.
fairvalue::DocumentTable disclosure_table(const Booked& of);

/// Adds all of these, and the forecast where the deal has one. `economic`: the warrant's value today.
void add_accounts(fairvalue::Document& document, const Request& request, const Booked& of,
                  const Priced& economic);

/// The forecast of the deal: its table deal.forecast must be there.
fairvalue::DealForecast simulated_forecast(const Request& request, const Booked& of);

/// Adds dilution as a distribution: by year, vesting patterns, and given that all is delivered.
void add_forecast(fairvalue::Document& document, const Request& request, const Booked& of);

/// From the value of each warrant or award in the old file to that in the new one, which has a later date.
fairvalue::Document rollforward_document(const Request& request, const fairvalue::CaseFile& old_file,
                                         const fairvalue::CaseFile& new_file);

/// What --from or --to asks for: a case file, or a day, which is the file `path` with that day's close of
/// data.prices as its price. Throws fairvalue::Error naming the option where it has none.
fairvalue::CaseFile case_on(const std::string& option, const std::string& asked, const std::string& path,
                            std::vector<fairvalue::PathSetting> settings);

/// What `accounts` says.
fairvalue::Document accounts_document(const Request& request, const fairvalue::CaseFile& file);

}  // namespace calculator
