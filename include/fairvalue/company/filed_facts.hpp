/// \file company/filed_facts.hpp
/// Facts as a company filed them, and its years and quarters as a reader of one day knew them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/standing.hpp>

namespace fairvalue {

enum class FiledMeasure { diluted_eps, net_income, revenue, diluted_shares, shares_outstanding };
template <>
inline constexpr auto enum_names<FiledMeasure> = names_of("measure",
                                                          {{"diluted_eps", "diluted EPS"},
                                                           {"net_income", "net income"},
                                                           {"revenue"},
                                                           {"diluted_shares", "diluted shares"},
                                                           {"shares_outstanding", "shares outstanding"}});

/// One number of one filing. The same period returns in later filings, perhaps restated.
struct FiledFact {
  FiledMeasure measure;
  std::string tag;             ///< "us-gaap:NetIncomeLoss"
  int rank = 0;                ///< of the tag within its measure; the least one wins where a period has several
  std::string unit;            ///< "USD", "USD/shares" or "shares"
  std::optional<Date> start{}; ///< none: a count on the day `end`
  Date end;                    ///< last day
  double value;
  Date filed;                  ///< the first day a reader could have it
  std::string form{};          ///< "10-K"; annual figures come from 10-K, 20-F and 40-F, or from no form named
  std::string accession{};
};

/// What is asked of the facts.
struct FactQuestion {
  Date as_of;                           ///< facts filed later are not known
  std::vector<Split> splits{};          ///< all known on `as_of`
  std::optional<Currency> currency{};   ///< needed when the facts are in several
};

struct FiledFigure {
  double value;        ///< per-share figures and counts are on shares of `as_of`
  Date filed;          ///< of the latest filing that enters
  Standing standing;   ///< stated by a filing, or derived from several
  std::string source;  ///< "us-gaap:NetIncomeLoss, 0001640147-23-000030", or how it was derived
};

/// The figures of one fiscal year or quarter; what was not filed and cannot be derived is missing.
struct FiledPeriod {
  FiscalPeriod period;
  std::optional<FiledFigure> diluted_eps{};
  std::optional<FiledFigure> net_income{};  ///< to common shareholders where the filing tells them apart
  std::optional<FiledFigure> revenue{};
  std::optional<FiledFigure> diluted_shares{};  ///< weighted average
};

/// A fact that was left out, and why: its unit, its dates, its size, or a share unit that changed.
struct DoubtfulFact {
  FiledFact fact;
  std::string reason;
};

struct FiledHistory {
  Date as_of;
  Currency currency;
  std::vector<FiledPeriod> years;     ///< oldest first
  std::vector<FiledPeriod> quarters;  ///< oldest first
  DatedSeries<Shares> shares_outstanding;
  std::vector<DoubtfulFact> doubts;
};

/// Years (350 to 380 days) and quarters (70 to 120 days), told apart by their first and last day and never by
/// the labels of the filing, which name the filing's own period. A fiscal year has the number of the calendar
/// year that holds the day a week before its end, so that one ending on 2021-01-02 is FY2020. Of several
/// filings of one period the latest counts.
/// A fourth quarter that was not filed is derived from the year and its first nine months in filings at most
/// 200 days apart: income and revenue by difference under one tag, the weighted shares by days, EPS as that
/// income over those shares. Without share counts EPS is the year's less the nine months', and says so.
/// A share count 1000 times its neighbours (the median of up to five filed periods on either side), or a
/// 1000th, is left out. So is every per-share figure or count filed before a filing that restated a share
/// count by more than 1.2 times where `splits` do not explain it.
/// Throws DomainError when the facts are in several currencies and none is asked for, when the one asked for
/// is not among them, or when no amount was filed by `as_of`. Not covered: half years; a restatement of EPS
/// alone that a split explains, where no share count was filed.
FiledHistory filed_history(std::span<const FiledFact> facts, const FactQuestion& question);

/// The last four quarters' EPS added up. No answer when one of the last four is missing or has no EPS.
std::optional<PeriodEps> trailing_eps(const FiledHistory& history);
/// Their net income over the mean of their diluted shares. No answer when one has neither.
std::optional<PeriodEps> trailing_eps_from_income(const FiledHistory& history);

/// The period's EPS on a share of `as_of`; none where it has none.
std::optional<PeriodEps> eps_of(const FiledHistory& history, const FiledPeriod& period);

}  // namespace fairvalue
