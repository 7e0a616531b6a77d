/// \file casefile/price_file.hpp
/// A share's daily prices from a CSV file, as yfinance, OpenBB or a person writes it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/casefile/quote_unit.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/split.hpp>
#include <fairvalue/market/price_history.hpp>

namespace fairvalue {

/// Which shares the prices of a file are of.
enum class SplitTreatment {
  adjusted,  ///< all of one day: earlier prices were divided when the share split (Yahoo, most vendors)
  as_traded  ///< each of its own day
};
template <>
inline constexpr auto enum_names<SplitTreatment> = names_of("split treatment",
                                                            {{"adjusted"}, {"as_traded", "as traded"}});

struct PriceFileTerms {
  Currency currency;  ///< of the result. Few price files name theirs; a column currency must agree
  QuoteUnit unit = QuoteUnit::whole;  ///< of the prices and dividends in the file
  SplitTreatment splits = SplitTreatment::adjusted;
  /// The day whose shares adjusted prices are of: that of the download, as a vendor adjusts a file that ends
  /// years earlier for every split since. Not before the last row; its day unless given.
  std::optional<Date> adjusted_to{};
};

struct PriceFile {
  PriceHistory history;  ///< as traded it states no share basis: take it to one with from_as_traded
  std::optional<DatedSeries<PerShare>> adjusted_closes;  ///< dividends added back: no price anyone paid
  DatedSeries<PerShare> dividends;                       ///< by ex-dividend day, each > 0
  std::vector<Split> splits;                             ///< oldest first
  /// "amd.csv: 24 closes in USD from 2025-01-06 to 2025-06-16, adjusted for splits to 2025-06-16"; hundredths
  /// read "in GBP (quoted in GBp)".
  std::string source;
};

/// Columns date and close; where there are any: high, adj_close, dividend, split_ratio, currency; others are
/// ignored.
/// yfinance's names (Date, Close, High, Adj Close, Dividends, Stock Splits) mean the same, as does dividends.
/// Dates may carry midnight as their time. Rows run forwards or backwards in time. A blank close is a day
/// without one; a blank dividend or split, and one of 0, is none. Highs are kept where every close has one;
/// one below its close by less than a millionth, as rounding leaves it, counts as the close.
///
/// A close with dividends added back is never taken for a close: refused are a file with Adj Close alone, and
/// one with a dividend under Dividends and no Adj Close, since yfinance has then adjusted Close itself
/// (unless told auto_adjust=False). A file without either column cannot tell: what it calls close is taken
/// for one. A split of at least 3 for 2 that the closes around it contradict is refused, so that prices as
/// traded are not taken for adjusted ones, or the other way round. So is a close 50 times the one before it, or
/// a 50th, at most ten days later and without a split between: Yahoo has files that change from pence to
/// pounds. Throws ParseError with the cell's place on these, on another currency or unit than the terms say, a
/// column or a date that is missing, a price that is not > 0, a time of day, a date out of order, a high below
/// its close or blank beside others, and a file without closes; DomainError on terms that break a rule.
PriceFile prices_from(const CsvTable& table, const PriceFileTerms& terms);

}  // namespace fairvalue
