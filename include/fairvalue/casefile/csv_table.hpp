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

namespace detail {
struct CsvCell {
  std::string text;
  int line;
  int column;
};
}  // namespace detail

/// Rows of text cells under named columns. A blank cell is missing, never zero; a quoted blank is blank too.
/// Accessors throw ParseError with the cell's place, its column's name, the rule and the text. A row outside
/// the table or a column it has not is the caller's fault: DomainError, with the nearest column there is.
class CsvTable {
 public:
  const std::string& file() const { return file_; }  ///< as messages name it
  std::size_t rows() const { return rows_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }
  bool has_column(std::string_view column) const;

  /// The cell's text, empty when blank.
  std::optional<std::string> text(std::size_t row, std::string_view column) const;
  /// A finite decimal number such as 5.79, -3, .5 or 1e9, read as std::from_chars reads it: with '.' and
  /// whatever the locale. Blanks around it do not count. Refused: 1,000 and +5, 0x10, nan, inf, 5 %, and what
  /// no double holds (1e999).
  std::optional<double> number(std::size_t row, std::string_view column) const;
  /// YYYY-MM-DD; blanks around it do not count.
  std::optional<Date> date(std::size_t row, std::string_view column) const;

  /// The same where a blank is refused ("must be given, got none").
  std::string required_text(std::size_t row, std::string_view column) const;
  double required_number(std::size_t row, std::string_view column) const;
  Date required_date(std::size_t row, std::string_view column) const;

  /// Where the cell's first byte stands, its opening quote if it has one.
  FilePosition position(std::size_t row, std::string_view column) const;

 private:
  friend CsvTable parse_csv(std::string_view content, const std::string& file);

  const detail::CsvCell& cell(std::size_t row, std::string_view column) const;

  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::vector<detail::CsvCell>> rows_;
};

/// Reads RFC 4180: commas, optional quotes with "" for one, line breaks inside quotes, LF or CRLF, a UTF-8
/// byte order mark at the start, lines of nothing but blanks skipped, the last line with or without its end.
/// Blanks around an unquoted cell are dropped, which RFC 4180 would keep; those inside quotes stay.
/// `file` only names the source in messages. Throws ParseError on an empty file, a column name that is blank
/// or repeats, a row with more or fewer cells than the header, a quote that is not closed, stands inside an
/// unquoted cell or is followed by more text, a CR without LF outside quotes, and a byte of zero.
/// Not covered: whether text is UTF-8, and other separators. Source: RFC 4180 (2005).
CsvTable parse_csv(std::string_view content, const std::string& file);

/// Opens and reads a file. Throws Error naming the path when it cannot be read.
CsvTable read_csv(const std::string& path);

}  // namespace fairvalue
