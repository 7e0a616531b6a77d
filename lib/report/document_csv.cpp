#include <fairvalue/report/document_csv.hpp>

#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

std::string text_field(std::string_view text) { return csv_field(harmless_text(text)); }

std::string value_field(const Cell& cell) {
  if (!cell.is_number) return text_field(cell.text);
  return cell.number ? fmt::format("{}", *cell.number + 0.0) : "NM";  // adding zero: no negative zero
}

/// Whether it is a finite number as this program writes numbers.
bool is_number(std::string_view text) {
  double value = 0.0;
  const char* const end = text.data() + text.size();
  const auto [stop, status] = std::from_chars(text.data(), end, value);
  return status == std::errc{} && stop == end && std::isfinite(value);
}

}  // namespace

std::string harmless_text(std::string_view text) {
  if (text.empty() || is_number(text) ||
      std::string_view{"=+-@\t\r"}.find(text.front()) == std::string_view::npos)
    return std::string{text};
  return "'" + std::string{text};
}

std::string to_csv(const Document& document) {
  require_document(document);
  std::string csv = "table,row,column,value,unit,standing\n";
  for (const DocumentTable& table : document.tables) {
    for (const DocumentRow& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const DocumentCell& cell = row.cells[i];
        csv += fmt::format("{},{},{},{},{},{}\n", text_field(table.key), text_field(row.key),
                           text_field(table.columns[i].key), value_field(cell.shown),
                           cell.shown.is_number ? text_field(unit_of(table, row, i)) : "",
                           cell.standing ? to_string(*cell.standing) : "");
      }
    }
  }
  return csv;
}

std::string table_csv(const DocumentTable& table) {
  std::string csv;
  for (const DocumentColumn& column : table.columns)
    csv += text_field(column.unit.empty() ? column.key : column.key + " [" + column.unit + "]") + ",";
  csv += "standing\n";
  for (const DocumentRow& row : table.rows) {
    require(row.cells.size() == table.columns.size(), "table.rows", "as many cells as columns", row.key);
    std::string standing;
    for (const DocumentCell& cell : row.cells) {
      csv += value_field(cell.shown) + ",";
      if (cell.standing && is_chosen(*cell.standing)) standing = to_string(*cell.standing);
    }
    csv += standing + "\n";
  }
  return csv;
}

}  // namespace fairvalue
