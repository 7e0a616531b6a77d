/// \file casefile/actual_file.hpp
/// Reported earnings per share from a CSV file: one quarter or half a row.
#pragma once
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/company/reported_eps.hpp>

namespace fairvalue {

/// Columns period (FY2026Q2 or FY2026H1), period_end, eps, basis (gaap or non_gaap), currency, reported (the
/// day of the report, after period_end). May be missing or blank: period_start (for 52/53-week years; else
/// the three or six months up to period_end), share_basis (the day whose shares the EPS is of). Others are
/// ignored. Throws ParseError with the cell's place on a column or cell that is missing and on what
/// require_reported refuses.
std::vector<ReportedEps> reported_eps_from(const CsvTable& table);

}  // namespace fairvalue
