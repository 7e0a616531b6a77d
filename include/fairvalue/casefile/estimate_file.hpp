/// \file casefile/estimate_file.hpp
/// Analysts' estimates from a CSV file: one forecast of one broker a row.
#pragma once
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/company/estimate.hpp>

namespace fairvalue {

/// Columns broker, period (FY2026, FY2026Q2 or FY2026H1), period_end, measure (eps, revenue, ebitda,
/// net_income or free_cash_flow), value, basis (gaap or non_gaap), currency, published. May be missing or
/// blank: period_start (for 52/53-week years; else the twelve, three or six months up to period_end),
/// known_at (then the day of publication), withdrawn, source, share_basis (the day whose shares an EPS is of,
/// see Estimate). Others are ignored. Throws ParseError with the cell's place on a column or a cell that is
/// missing, and on what require_estimate refuses.
///
/// A file of several companies has a column ticker: take the rows of each with rows_by_ticker. All rows at
/// once are refused where their tickers differ.
std::vector<Estimate> estimates_from(const CsvTable& table);

/// The same for some rows of the table, in the order given.
std::vector<Estimate> estimates_from(const CsvTable& table, std::span<const std::size_t> rows);

/// The rows of each ticker, in the order of the file. Throws ParseError where the column ticker or a cell of
/// it is missing.
std::map<std::string, std::vector<std::size_t>> rows_by_ticker(const CsvTable& table);

}  // namespace fairvalue
