/// \file casefile/detail/dated_rows.hpp
/// The rows of a file with one row a day, in order of time.
#pragma once
#include <cstddef>
#include <vector>

#include "csv_column.hpp"

namespace fairvalue::detail {

struct DatedRow {
  std::size_t row;  ///< of the table
  Date date;
};

/// Oldest first, whatever the file's order. Throws ParseError on a date that is missing, has a time of day
/// other than midnight, repeats, or breaks the order of the rows before it.
std::vector<DatedRow> dated_rows(const CsvTable& table, const CsvColumn& date);

}  // namespace fairvalue::detail
