/// \file casefile/target_file.hpp
/// Brokers' price targets from a CSV file: with the multiple they rest on, as OpenBB lists them, and Yahoo's
/// summary.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/equity/broker_target.hpp>

namespace fairvalue {

/// Columns broker, target, multiple, period (FY2026), period_end, basis (gaap or non_gaap), currency,
/// published and holds_on; period_start and share_basis may be missing or blank, as in estimates_from. Throws
/// ParseError with the cell's place on a column or cell that is missing and on what require_broker_target
/// refuses.
std::vector<BrokerTarget> broker_targets_from(const CsvTable& table);

/// One publication in OpenBB's list: a target without the multiple behind it, or a rating alone.
struct PublishedTarget {
  std::string broker;
  std::string analyst{};
  Date published;
  Currency currency;
  std::optional<PerShare> target{};           ///< as printed: of the shares of `published`
  std::optional<PerShare> adjusted_target{};  ///< of the shares of the day of the download
  std::optional<PerShare> previous_target{};
  std::optional<PerShare> price_when_posted{};
  std::string rating{};
  std::string previous_rating{};
  std::string action{};
};

/// Columns published_date (a time of day is dropped), analyst_firm, price_target; where there are any:
/// analyst_name, adj_price_target, price_target_previous, price_when_posted, rating_current, rating_previous,
/// action, currency (`currency` where it is blank or missing), symbol; others are ignored. Throws ParseError
/// with the cell's place on a column, a date or a firm that is missing, a price that is not > 0, and rows of
/// two symbols or two currencies.
std::vector<PublishedTarget> published_targets_from(const CsvTable& table, const Currency& currency);

/// yfinance's `analyst_price_targets`. No broker is named: an aggregate of its own.
struct TargetSummary {
  std::optional<PerShare> current{};  ///< the share's price
  std::optional<PerShare> low{};
  std::optional<PerShare> high{};
  std::optional<PerShare> mean{};
  std::optional<PerShare> median{};
};

/// Columns current, low, high, mean and median over one row, as pandas.DataFrame([...]).to_csv writes it; a
/// missing or blank one stays empty. Throws ParseError with the cell's place on other than one row, on no
/// column of these, a price that is not > 0, and a mean or median outside low to high.
TargetSummary analyst_price_targets_from(const CsvTable& table);

}  // namespace fairvalue
