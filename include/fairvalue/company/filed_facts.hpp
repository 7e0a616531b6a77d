/// \file company/filed_facts.hpp
/// A company's years and quarters from the facts it filed, as a reader of one day knew them.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/company/filed_fact.hpp>
#include <fairvalue/company/filed_period.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/core/dated_series.hpp>

namespace fairvalue {

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
