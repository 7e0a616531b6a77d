/// \file casefile/consensus_file.hpp
/// A vendor's aggregates from yfinance's frames: no broker stands behind a row, so each is a consensus of its
/// own and never one of several estimates.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/core/dated_series.hpp>

namespace fairvalue {

/// What the frames leave out: which days their periods 0q, +1q, 0y and +1y cover, and when they were taken.
struct VendorFrame {
  FiscalPeriod quarter;
  FiscalPeriod next_quarter;
  FiscalPeriod year;
  FiscalPeriod next_year;
  Date as_of;  ///< the day of the download
  EarningsBasis basis;
  Currency currency;
  std::optional<ShareBasis> share_basis{};
  std::string source = "Yahoo Finance";
};

/// A row of `earnings_estimate`. Yahoo has no median and no standard deviation, so the consensus has no
/// dispersion.
struct VendorConsensus {
  Consensus consensus;
  std::optional<double> low{};
  std::optional<double> high{};
  std::optional<int> analysts{};
  std::optional<double> year_ago_eps{};
  std::optional<double> growth{};  ///< on the year before, as a decimal
};

/// Columns period (0q, +1q, 0y, +1y) and avg; where there are any: low, high, numberOfAnalysts, yearAgoEps,
/// growth, currency, methodology (gaap or normalized); others are ignored, here and below. A row without avg
/// has no consensus. Throws ParseError with the cell's place on a period of another name or one that repeats,
/// an avg outside low to high, a currency or methodology other than the frame's, and a missing column;
/// DomainError on a frame that breaks a rule.
std::vector<VendorConsensus> earnings_estimate_from(const CsvTable& table, const VendorFrame& frame);

/// A row of `eps_trend`: what the mean was on each day.
struct ConsensusTrend {
  FiscalPeriod period;
  DatedSeries<PerShare> means;
};

/// Columns period, current, 7daysAgo, 30daysAgo, 60daysAgo and 90daysAgo, of which a missing or blank one
/// leaves its day out. Throws as earnings_estimate_from.
std::vector<ConsensusTrend> eps_trend_from(const CsvTable& table, const VendorFrame& frame);

/// How many raised and cut in a window, as the vendor counts. Who kept or began is not known, so that of the
/// breadths only net_over_revisions and up_down_ratio follow.
struct RaisedAndCut {
  int up;
  int down;
};

/// A row of `eps_revisions`; a window of which one count is missing is left out.
struct VendorRevisions {
  FiscalPeriod period;
  std::optional<RaisedAndCut> last_7_days{};
  std::optional<RaisedAndCut> last_30_days{};
};

/// Columns period, upLast7days, downLast7Days (or downLast7days), upLast30days and downLast30days. Throws as
/// earnings_estimate_from.
std::vector<VendorRevisions> eps_revisions_from(const CsvTable& table, const VendorFrame& frame);

/// (U - D) / (U + D) and U / D, as of RevisionCount; no answer where nobody moved, or none was cut.
std::optional<double> net_over_revisions(const RaisedAndCut& count);
std::optional<double> up_down_ratio(const RaisedAndCut& count);

}  // namespace fairvalue
