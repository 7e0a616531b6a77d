#include <fairvalue/core/table.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Table::Table(std::vector<std::string> row_names, std::vector<std::string> column_names, std::string unit)
    : row_names_(std::move(row_names)),
      column_names_(std::move(column_names)),
      unit_(std::move(unit)),
      cells_(row_names_.size() * column_names_.size()) {}

const std::optional<double>& Table::at(std::size_t row, std::size_t column) const {
  return cells_[index(row, column)];
}

void Table::set(std::size_t row, std::size_t column, std::optional<double> value) {
  if (value) value = require_result("table.cell", *value);
  cells_[index(row, column)] = value;
}

std::size_t Table::index(std::size_t row, std::size_t column) const {
  require(row < rows(), "table.row", fmt::format("< {}", rows()), static_cast<double>(row));
  require(column < columns(), "table.column", fmt::format("< {}", columns()), static_cast<double>(column));
  return row * columns() + column;
}

}  // namespace fairvalue
