/// \file core/table.hpp
/// How an array of results leaves the library: numbers with named rows and columns.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fairvalue {

/// A rectangle of numbers, shape (rows, columns). A cell without an answer (a multiple of a loss) is
/// empty; it prints as NM. The unit of the cells stands in `unit`.
class Table {
 public:
  /// All cells empty.
  Table(std::vector<std::string> row_names, std::vector<std::string> column_names, std::string unit);

  std::size_t rows() const { return row_names_.size(); }
  std::size_t columns() const { return column_names_.size(); }
  const std::vector<std::string>& row_names() const { return row_names_; }
  const std::vector<std::string>& column_names() const { return column_names_; }
  const std::string& unit() const { return unit_; }

  /// Throws DomainError for a row or column outside the table.
  const std::optional<double>& at(std::size_t row, std::size_t column) const;
  /// Throws as above, and for a value that is not finite.
  void set(std::size_t row, std::size_t column, std::optional<double> value);

 private:
  std::size_t index(std::size_t row, std::size_t column) const;

  std::vector<std::string> row_names_;
  std::vector<std::string> column_names_;
  std::string unit_;
  std::vector<std::optional<double>> cells_;  // row by row
};

}  // namespace fairvalue
