#include <fairvalue/casefile/volume_file.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "detail/csv_column.hpp"
#include "detail/row_errors.hpp"

namespace fairvalue {
namespace {

using detail::CsvColumn;

std::vector<Date> volume_days(const CsvTable& table) {
  const auto column = CsvColumn::need(table, {"date", "Date"});
  std::vector<Date> days;
  detail::RowErrors errors;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    errors.read([&] {
      const Date day = column.given(row, column.date(row));
      if (!days.empty() && !(days.back() < day)) {
        throw column.refusal(row, fmt::format("after the row before, {}", to_string(days.back())));
      }
      days.push_back(day);
    });
  }
  errors.throw_any();
  return days;
}

DatedSeries<double> cumulated(const CsvColumn& column, const std::vector<Date>& days) {
  std::vector<Dated<double>> rows;
  for (std::size_t row = 0; row < days.size(); ++row) {
    const auto volume = column.non_negative(row);
    if (!volume) continue;
    if (!rows.empty() && *volume < rows.back().value) {
      throw column.refusal(row, fmt::format("at least the {} of {}: volumes are cumulated", rows.back().value,
                                            to_string(rows.back().date)));
    }
    rows.push_back({days[row], *volume});
  }
  return DatedSeries<double>{std::move(rows)};
}

}  // namespace

std::vector<VolumeHistory> volumes_from(const CsvTable& table) {
  const auto days = volume_days(table);
  detail::require_rows(table, "date");
  std::vector<VolumeHistory> histories;
  for (const std::string_view key : keys_of<VolumeMeasure>()) {
    const auto column = CsvColumn::find(table, {key});
    if (!column) continue;
    histories.push_back({.measure = *parse_key<VolumeMeasure>(key), .cumulative = cumulated(*column, days)});
  }
  if (histories.empty()) {
    throw ParseError{{table.file(), 1, 1}, "volume", "a column " + choice_near<VolumeMeasure>(""), ""};
  }
  return histories;
}

}  // namespace fairvalue
