#include "dated_rows.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "row_errors.hpp"

namespace fairvalue::detail {
namespace {

void require_order(const std::vector<DatedRow>& rows, const CsvColumn& date, bool backwards) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Date before = rows[i - 1].date;
    const bool in_order = backwards ? rows[i].date < before : before < rows[i].date;
    if (in_order) continue;
    throw date.refusal(rows[i].row, fmt::format("{} {} like the rows so far", backwards ? "before" : "after",
                                                to_string(before)));
  }
}

}  // namespace

std::vector<DatedRow> dated_rows(const CsvTable& table, const CsvColumn& date) {
  std::vector<DatedRow> rows;
  rows.reserve(table.rows());
  RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row)
    errors.read([&] { rows.push_back({row, date.given(row, date.midnight(row))}); });
  errors.throw_any();
  const bool backwards = rows.size() > 1 && rows.back().date < rows.front().date;
  require_order(rows, date, backwards);
  if (backwards) std::reverse(rows.begin(), rows.end());
  return rows;
}

}  // namespace fairvalue::detail
