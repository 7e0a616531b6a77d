#include "csv_column.hpp"

#include <cmath>

#include <fmt/format.h>

#include <fairvalue/core/nearest_name.hpp>

#include "csv_content.hpp"

namespace fairvalue::detail {
namespace {

constexpr int most_counted = 1'000'000;
constexpr double most_in_size = 1e24;  ///< beyond it a number is a slip of the keyboard, as in a case file

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// Whether a text matches the pattern, in which 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return true;
}

/// A time of day without the zone at its end.
std::string_view without_zone(std::string_view time) {
  if (time.ends_with('Z')) return time.substr(0, time.size() - 1);
  const std::size_t sign = time.find_last_of("+-");
  if (sign == std::string_view::npos) return time;
  return has_shape(time.substr(sign + 1), "00:00") ? time.substr(0, sign) : std::string_view{"?"};
}

/// The time of " 09:30", "T09:30:00.25Z" or " 09:30:00-04:00", without its zone; empty for other texts.
std::optional<std::string_view> clock_time(std::string_view text) {
  if (text.empty() || (text.front() != ' ' && text.front() != 'T')) return std::nullopt;
  const std::string_view time = without_zone(text.substr(1));
  const std::size_t point = time.find('.');
  const std::string_view fraction = point == std::string_view::npos ? "" : time.substr(point + 1);
  if (fraction.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const std::string_view whole = time.substr(0, point);
  const bool is_time = has_shape(whole, "00:00") || has_shape(whole, "00:00:00");
  return is_time ? std::optional{time} : std::nullopt;
}

std::optional<Date> day_at(std::string_view text) {
  const bool timed = text.size() > 10;
  return timed && !clock_time(text.substr(10)) ? std::nullopt : parse_date(text.substr(0, 10));
}

std::optional<Date> midnight_at(std::string_view text) {
  if (text.size() > 10) {
    const auto time = clock_time(text.substr(10));
    if (!time || time->find_first_not_of("0:.") != std::string_view::npos) return std::nullopt;
  }
  return parse_date(text.substr(0, 10));
}

std::optional<Currency> currency_code(std::string_view text) {
  try {
    return Currency{text};
  } catch (const DomainError&) {
    return std::nullopt;
  }
}

std::optional<int> counted(std::string_view text) {
  const auto value = finite_decimal(text);
  if (!value || !(0.0 <= *value && *value <= most_counted)) return std::nullopt;
  const int whole = static_cast<int>(*value);
  return whole == *value ? std::optional{whole} : std::nullopt;
}

}  // namespace

CsvColumn::CsvColumn(const CsvTable& table, std::size_t place)
    : content_(table.content_.get()), place_(place) {}

std::optional<CsvColumn> CsvColumn::find(const CsvTable& table, ColumnNames names) {
  std::optional<CsvColumn> found;
  for (const std::string_view name : names) {
    const auto place = table.content_->places.find(name);
    if (place == table.content_->places.end()) continue;
    if (found) {
      throw ParseError{{table.file(), 1, 1},
                       std::string{name},
                       fmt::format("left out beside '{}', which is the same", found->name()),
                       std::string{name}};
    }
    found = CsvColumn{table, place->second};
  }
  return found;
}

CsvColumn CsvColumn::need(const CsvTable& table, ColumnNames names) {
  if (auto found = find(table, names)) return *found;
  const std::string_view name = *names.begin();
  const std::string nearest =
      table.columns().empty() ? "" : fmt::format(" (nearest '{}')", nearest_name(name, table.columns()));
  throw ParseError{{table.file(), 1, 1}, std::string{name}, "a column" + nearest, ""};
}

CsvColumn NeededColumns::operator()(ColumnNames names) {
  if (auto found = CsvColumn::find(table_, names)) return *found;
  missing_.push_back(*names.begin());
  return CsvColumn{table_, 0};
}

void NeededColumns::require_all() const {
  if (missing_.empty()) return;
  if (missing_.size() == 1) CsvColumn::need(table_, {missing_.front()});
  throw ParseError{{table_.file(), 1, 1},
                   fmt::format("{}", fmt::join(missing_, ", ")),
                   "columns",
                   fmt::format("{}", fmt::join(table_.columns(), ","))};
}

const std::string& CsvColumn::name() const { return content_->columns[place_]; }

std::string_view CsvColumn::cell_text(std::size_t row, std::string& copy) const {
  const CsvCell& cell = content_->cell(row, place_);
  const CsvSource source = content_->source();
  if (!is_quoted(source, cell)) return content_->unquoted(row, place_);
  copy = csv_text(source, cell);
  return trimmed(copy);
}

std::optional<std::string> CsvColumn::text(std::size_t row) const {
  const CsvCell& cell = content_->cell(row, place_);
  const CsvSource source = content_->source();
  std::string text =
      is_quoted(source, cell) ? csv_text(source, cell) : std::string{content_->unquoted(row, place_)};
  return trimmed(text).empty() ? std::nullopt : std::optional{std::move(text)};
}

std::optional<double> CsvColumn::number(std::size_t row) const {
  const auto value = parsed(row, "a number", finite_decimal);
  if (value && std::abs(*value) > most_in_size)
    throw refusal(row, fmt::format("at most {:g} in size", most_in_size));
  return value;
}

std::optional<Date> CsvColumn::date(std::size_t row) const {
  return parsed(row, "a date YYYY-MM-DD", parse_date);
}

std::optional<Date> CsvColumn::day(std::size_t row) const {
  return parsed(row, "a date YYYY-MM-DD, with or without a time", day_at);
}

std::optional<Date> CsvColumn::midnight(std::size_t row) const {
  return parsed(row, "a date YYYY-MM-DD, at midnight if it has a time (one row a day)", midnight_at);
}

std::optional<double> CsvColumn::positive(std::size_t row) const {
  return number(row, "> 0", [](double x) { return x > 0.0; });
}

std::optional<double> CsvColumn::non_negative(std::size_t row) const {
  return number(row, ">= 0", [](double x) { return x >= 0.0; });
}

std::optional<int> CsvColumn::count(std::size_t row) const {
  return parsed(row, "a whole number from 0 to 1000000", counted);
}

std::optional<Currency> CsvColumn::currency(std::size_t row) const {
  return parsed(row, "three capital letters such as USD", currency_code);
}

void CsvColumn::read_ahead(std::span<const std::size_t> rows, std::size_t i) const {
  constexpr std::size_t text_ahead = 4;
  constexpr std::size_t cells_ahead = 2 * text_ahead;
  if (i + cells_ahead < rows.size()) content_->prefetch_cells(rows[i + cells_ahead]);
  if (i + text_ahead < rows.size()) content_->prefetch_text(rows[i + text_ahead]);
}

FilePosition CsvColumn::position(std::size_t row) const {
  return csv_position(content_->source(), content_->cell(row, place_));
}

ParseError CsvColumn::refusal(std::size_t row, std::string rule) const {
  return {position(row), name(), std::move(rule), text(row).value_or("")};
}

void require_rows(const CsvTable& table, const char* what) {
  if (table.rows() == 0) throw ParseError{{table.file(), 2, 1}, "", fmt::format("at least one {}", what), ""};
}

}  // namespace fairvalue::detail
