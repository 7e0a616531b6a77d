#include <fairvalue/deal/volume.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

[[noreturn]] void refuse_row(std::string_view field, double before, const Dated<double>& row) {
  const std::string name = fmt::format("{}.cumulative[{}]", field, to_string(row.date));
  require_non_negative(name, row.value);
  throw DomainError(name, fmt::format(">= {} (the volume before it)", before), row.value);
}

}  // namespace

const VolumeHistory& require_volumes(std::string_view field, const VolumeHistory& history) {
  if (!is_enumerator(history.measure)) refuse_enumerator(history.measure, fmt::format("{}.measure", field));
  double before = 0.0;
  for (const Dated<double>& row : history.cumulative) {
    if (!(before <= row.value && std::isfinite(row.value))) refuse_row(field, before, row);
    before = row.value;
  }
  return history;
}

double volume_on(const VolumeHistory& history, Date date) {
  const auto row = require_volumes("history", history).cumulative.latest(date);
  return row ? require_result("volume_on", row->value) : 0.0;
}

std::optional<Date> reached_on(const VolumeHistory& history, double volume) {
  const auto& rows = require_volumes("history", history).cumulative;
  require_positive("volume", volume);
  const auto row = std::ranges::lower_bound(rows, volume, {}, &Dated<double>::value);
  return row == rows.end() ? std::nullopt : std::optional{row->date};
}

}  // namespace fairvalue
