/// \file casefile/dividend_file.hpp
/// A share's dividends from a CSV file: amounts by ex-dividend day, or yields by day.
#pragma once
#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/casefile/quote_unit.hpp>
#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

struct DividendTerms {
  Currency currency;  ///< of the amounts returned; where the file has a column currency, the two must agree
  QuoteUnit unit = QuoteUnit::whole;  ///< of the amounts in the file
};

/// Amounts per share by ex-dividend day, each > 0. Columns date and amount, and currency where there is one;
/// yfinance's Date and Dividends (of Ticker.dividends or of a price history) and OpenBB's ex_dividend_date mean
/// the same; others are ignored. Dates may carry midnight as their time; rows run forwards or backwards in
/// time. A blank amount or one of 0 is none. A file without rows is a share that paid nothing. The amounts are
/// of the shares that the file means: Yahoo's are of those of the day of the download, as its prices are.
/// Throws ParseError with the cell's place on a column or a date that is missing, a date out of order or
/// repeated (add up what goes ex on one day), an amount below zero, and another currency or unit than the terms
/// say; DomainError on hundredths of a currency that has none quoted (see quote_code).
DatedSeries<PerShare> dividends_from(const CsvTable& table, const DividendTerms& terms);

/// Dividend yields by day: simple, a year, decimal, as trailing_dividend_yield gives them. Columns date and
/// either dividend_yield (decimal) or dividend_yield_percent; others are ignored. A blank yield is missing.
/// For a valuation, continuous_rate(yield, Compounding::annual) makes it a continuous one. Throws ParseError
/// as dividends_from, on a yield outside 0 to 0.5 (50 %), and on a file without yields.
DatedSeries<double> dividend_yields_from(const CsvTable& table);

}  // namespace fairvalue
