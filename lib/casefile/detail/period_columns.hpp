/// \file casefile/detail/period_columns.hpp
/// The fiscal period of a row: columns period, period_end and, for 52/53-week years, period_start.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include <fairvalue/core/fiscal_period.hpp>

#include "csv_column.hpp"

namespace fairvalue::detail {

/// Needs the columns period and period_end.
class PeriodColumns {
 public:
  explicit PeriodColumns(NeededColumns& need);

  /// The period that a label such as FY2026, FY2026Q2 or FY2026H1 names. Without a start it is the twelve,
  /// three or six months that end on `period_end`. Throws ParseError on a label of another form, a blank end,
  /// and on a length outside the limits: over 371 days for a year (a shorter one is a transition period), 70
  /// to 120 for a quarter, 160 to 205 for a half.
  FiscalPeriod at(std::size_t row) const;

 private:
  CsvColumn label_;
  CsvColumn end_;
  std::optional<CsvColumn> start_;
};

/// A label without its days; empty for any other text.
struct PeriodLabel {
  int year;
  std::optional<int> quarter{};
  std::optional<int> half{};
};
std::optional<PeriodLabel> parse_period_label(std::string_view text);

}  // namespace fairvalue::detail
