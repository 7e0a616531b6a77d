/// \file casefile/curve_file.hpp
/// Yields by tenor from a CSV file: the U.S. Treasury's daily table, or one tenor a row.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/market/yield_curve.hpp>

namespace fairvalue {

/// The yields of one day, tenors increasing. Whether they are par or zero yields the file does not say.
struct CurveQuotes {
  Date as_of;
  std::vector<TenorYield> yields;
};

/// The latest day on or before `as_of` of a table with a column Date and one for each tenor, headed "1 Mo",
/// "1.5 Month", "6 Mo", "1 Yr", ..., yields in percent. Dates are MM/DD/YYYY, as the Treasury writes them, or
/// YYYY-MM-DD; rows may come in any order. A blank or N/A yield is missing. Throws ParseError on a column
/// that is no tenor, a day that repeats, a yield outside -10 to 50 (percent) or that is no number, and where
/// no day on or before `as_of` has a yield.
CurveQuotes treasury_yields_from(const CsvTable& table, Date as_of);

/// Columns tenor ("6 Mo", "10 Yr", "3M", "10Y", or years such as 0.5) and either rate (decimal) or
/// rate_percent; others are ignored. The file has no date: `as_of` is the day of the quotes. Throws
/// ParseError on a tenor that is none or repeats, a rate outside -0.1 to 0.5, and a file without rows.
CurveQuotes tenor_rates_from(const CsvTable& table, Date as_of);

}  // namespace fairvalue
