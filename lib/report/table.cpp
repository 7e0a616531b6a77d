#include <fairvalue/report/table.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/core/utf8.hpp>

#include "detail/width_ranges.hpp"

namespace fairvalue {
namespace {

constexpr std::string_view not_meaningful = "NM";

// --- cells ---

struct Style {
  double times = 1.0;
  double over = 1.0;
  bool plus = false;
  std::string_view suffix{};
};

std::string fixed(double value, int decimals, bool plus) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  if (zero) return digits;
  return (value < 0.0 ? "-" : plus ? "+" : "") + digits;
}

Cell numeric_cell(std::optional<double> value, int decimals, const Style& style) {
  require(0 <= decimals && decimals <= 17, "cell.decimals", "0 to 17", decimals);
  if (!value) return {.text = std::string{not_meaningful}, .is_number = true};
  require_finite("cell.number", *value);
  const double shown = require_finite("cell.number", *value * style.times / style.over);
  return {
      .text = fixed(shown, decimals, style.plus).append(style.suffix), .number = *value, .is_number = true};
}

template <class Unit>
std::optional<double> bare(std::optional<Quantity<Unit>> q) {
  return q ? std::optional{q->value} : std::nullopt;
}

// --- width ---

template <std::size_t N>
bool any_holds(const detail::CodePoints (&ranges)[N], std::uint32_t code) {
  const auto after = std::upper_bound(std::begin(ranges), std::end(ranges), code,
                                      [](std::uint32_t c, const auto& range) { return c < range.first; });
  return after != std::begin(ranges) && code <= std::prev(after)->last;
}

std::size_t width_of(std::uint32_t code) {
  if (any_holds(detail::zero_width_ranges, code)) return 0;
  return any_holds(detail::wide_ranges, code) ? 2 : 1;
}

// --- lines ---

void require_table(const TextTable& table) {
  require_not_empty("table.columns", table.columns.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row];
    require(cells.size() == table.columns.size(), fmt::format("table.rows[{}]", row),
            fmt::format("{} cells like the columns", table.columns.size()), fmt::format("{}", cells.size()));
    for (std::size_t column = 0; column < cells.size(); ++column) {
      require_finite(fmt::format("table.rows[{}][{}].number", row, column), cells[column].number.value_or(0));
    }
  }
}

/// The columns' titles as a row of cells, each aligned as the column below it.
std::vector<Cell> header(const TextTable& table) {
  std::vector<Cell> cells;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const bool numbers = std::any_of(table.rows.begin(), table.rows.end(),
                                     [column](const auto& row) { return row[column].is_number; });
    cells.push_back({.text = table.columns[column], .is_number = numbers});
  }
  return cells;
}

std::vector<std::size_t> column_widths(const TextTable& table) {
  std::vector<std::size_t> widths;
  for (const std::string& title : table.columns) widths.push_back(display_width(title));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i].text));
  }
  return widths;
}

std::string aligned(const Cell& cell, std::size_t width) {
  const std::string gap(width - display_width(cell.text), ' ');
  return cell.is_number ? gap + cell.text : cell.text + gap;
}

template <class Row, class Write>
std::string joined(const Row& row, std::string_view separator, Write write) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) text.append(i > 0 ? separator : "").append(write(i));
  return text;
}

std::string text_line(const std::vector<Cell>& row, const std::vector<std::size_t>& widths) {
  return joined(row, "  ", [&](std::size_t i) { return aligned(row[i], widths[i]); });
}

void add_line(std::string& text, std::string line) {
  std::replace_if(
      line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  line.erase(line.find_last_not_of(' ') + 1);
  text.append(line).append("\n");
}

std::string csv_number(std::optional<double> value) {
  if (!value) return std::string{not_meaningful};
  return fmt::format("{}", *value + 0.0);  // adding zero removes the sign of a negative zero
}

std::string csv_cell(const Cell& cell) {
  return cell.is_number ? csv_number(cell.number) : csv_field(cell.text);
}

std::string csv_line(const std::vector<Cell>& row) {
  const std::string line = joined(row, ",", [&](std::size_t i) { return csv_cell(row[i]); });
  return (line.empty() ? "\"\"" : line) + "\n";  // a reader would skip a blank line
}

}  // namespace

Cell text_cell(std::string text) { return {.text = std::move(text)}; }

Cell number_cell(std::optional<double> value, int decimals) { return numeric_cell(value, decimals, {}); }

Cell percent_cell(std::optional<double> value, int decimals) {
  return numeric_cell(value, decimals, {.times = 100.0, .suffix = " %"});
}

Cell signed_percent_cell(std::optional<double> value, int decimals) {
  return numeric_cell(value, decimals, {.times = 100.0, .plus = true, .suffix = " %"});
}

Cell price_cell(std::optional<PerShare> price, int decimals) {
  return numeric_cell(bare(price), decimals, {});
}

Cell multiple_cell(std::optional<Multiple> multiple, int decimals) {
  return numeric_cell(bare(multiple), decimals, {.suffix = "x"});
}

Cell billions_cell(std::optional<Money> money, int decimals) {
  return numeric_cell(bare(money), decimals, {.over = 1e9, .suffix = " bn"});
}

Cell standing_cell(Standing standing) { return text_cell(std::string{to_string(standing)}); }

TextTable text_table(std::string title, std::string corner, const Table& table,
                     Cell (*format)(std::optional<double>)) {
  TextTable text{.title = std::move(title), .columns = {std::move(corner)}, .rows = {}};
  text.columns.insert(text.columns.end(), table.column_names().begin(), table.column_names().end());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto& cells = text.rows.emplace_back(1, text_cell(table.row_names()[row]));
    for (std::size_t column = 0; column < table.columns(); ++column) {
      cells.push_back(format(table.at(row, column)));
    }
  }
  return text;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (' ' <= text.front() && text.front() <= '~') {  // most text
      ++width;
      text.remove_prefix(1);
      continue;
    }
    const auto character = first_character(text);
    width += character ? width_of(character->code) : 1;
    text.remove_prefix(character ? character->bytes : 1);
  }
  return width;
}

std::string to_text(const TextTable& table) {
  require_table(table);
  const auto widths = column_widths(table);
  std::string text;
  if (!table.title.empty()) add_line(text, table.title);
  add_line(text, text_line(header(table), widths));
  add_line(text, joined(widths, "  ", [&](std::size_t i) { return std::string(widths[i], '-'); }));
  for (const auto& row : table.rows) add_line(text, text_line(row, widths));
  for (const std::string& note : table.notes) add_line(text, note);
  return text;
}

std::string to_csv(const TextTable& table) {
  require_table(table);
  std::vector<Cell> titles;
  for (const std::string& title : table.columns) titles.push_back(text_cell(title));
  std::string csv = csv_line(titles);
  for (const auto& row : table.rows) csv += csv_line(row);
  return csv;
}

std::string to_csv(std::span<const TextTable> tables) {
  std::string csv = "table,row,column,value\n";
  for (const TextTable& table : tables) {
    require_table(table);
    for (const auto& row : table.rows) {
      for (std::size_t i = 1; i < row.size(); ++i) {
        csv +=
            csv_line({text_cell(table.title), text_cell(row[0].text), text_cell(table.columns[i]), row[i]});
      }
    }
  }
  return csv;
}

std::string csv_field(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  const bool edge_blank = !text.empty() && (blank(text.front()) || blank(text.back()));
  if (!edge_blank && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

}  // namespace fairvalue
