/// \file casefile/csv_table.hpp
/// A CSV file with a header line, read whole, every cell with its place for messages.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>
#include <fairvalue/core/date.hpp>

namespace fairvalue {

/// Rows of text cells under named columns. A blank cell is missing, never zero; a quoted blank is blank too.
/// Accessors throw ParseError with the cell's place, its column's name, the rule and the text.
class CsvTable {
 public:
  std::size_t rows() const { return rows_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  bool has_column(std::string_view column) const;

  /// The cell's text, empty when blank.
  std::optional<std::string> text(std::size_t row, std::string_view column) const;
  std::optional<double> number(std::size_t row, std::string_view column) const;  ///< finite, '.' decimal
  std::optional<Date> date(std::size_t row, std::string_view column) const;      ///< YYYY-MM-DD

  /// The same where a blank is refused ("must be given").
  std::string required_text(std::size_t row, std::string_view column) const;
  double required_number(std::size_t row, std::string_view column) const;
  Date required_date(std::size_t row, std::string_view column) const;

  FilePosition position(std::size_t row, std::string_view column) const;

 private:
  friend CsvTable parse_csv(std::string_view content, const std::string& file);

  struct Cell {
    std::string text;
    int line;
    int column;
  };
  const Cell& cell(std::size_t row, std::string_view column) const;

  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::vector<Cell>> rows_;
};

/// Reads RFC 4180: commas, optional quotes with "" for one, line breaks inside quotes, LF or CRLF, a UTF-8
/// byte order mark at the start, blank lines skipped. `file` only names the source in messages. Throws
/// ParseError on an empty file, a column name that is blank or repeats, a row with more or fewer cells than
/// the header, a quote that is not closed or stands inside an unquoted cell, and a byte of zero. Source: RFC
/// 4180 (2005).
CsvTable parse_csv(std::string_view content, const std::string& file);

/// Opens and reads a file. Throws Error naming the path when it cannot be read.
CsvTable read_csv(const std::string& path);

}  // namespace fairvalue
