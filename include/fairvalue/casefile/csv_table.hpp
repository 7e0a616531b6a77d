/// \file casefile/csv_table.hpp
/// A CSV file with a header line, read whole, every cell with its place for messages.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>
#include <fairvalue/core/date.hpp>

namespace fairvalue {

namespace detail {
struct CsvContent;
class CsvColumn;
}  // namespace detail

/// Rows of text cells under named columns. A blank cell is missing, never zero; a quoted blank is blank too.
/// Accessors throw ParseError with the cell's place, its column's name, the rule and the text. A row outside
/// the table or a column it has not is the caller's fault: DomainError, with the nearest column there is.
/// Copies share the text. position() counts from the cell's line on; reading a cell takes no longer in a long
/// file.
class CsvTable {
 public:
  CsvTable();  ///< without rows and columns

  const std::string& file() const;  ///< as messages name it
  std::size_t rows() const;
  const std::vector<std::string>& columns() const;
  bool has_column(std::string_view column) const;

  /// The cell's text, empty when blank.
  std::optional<std::string> text(std::size_t row, std::string_view column) const;
  /// A finite decimal number such as 5.79, -3, .5 or 1e9, read as std::from_chars reads it: with '.' and
  /// whatever the locale. Blanks around it do not count. Refused: 1,000 and 5,79 (a comma may stand for
  /// thousands or for decimals), +5, 0x10, nan, inf, 5 %, and what no double holds (1e999).
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
  friend class detail::CsvColumn;
  friend CsvTable parse_csv(std::string_view content, const std::string& file, char separator);
  friend CsvTable read_csv(const std::string& path, char separator);

  explicit CsvTable(std::shared_ptr<const detail::CsvContent> content);

  std::shared_ptr<const detail::CsvContent> content_;
};

/// The most that a CSV file may hold: 1 GB.
inline constexpr std::size_t csv_size_limit = 1'000'000'000;

/// Reads RFC 4180 with the separator given, which is one of , ; | and tab: optional quotes with "" for one,
/// line breaks inside quotes, LF or CRLF, a UTF-8 byte order mark at the start, the last line with or without
/// its end. Of what spreadsheets write it takes a first line "sep=;", which sets the separator instead; blank
/// cells beyond the last named column; and lines of nothing but blanks and separators, which are skipped.
/// Blanks around an unquoted cell are dropped, which RFC 4180 would keep; those inside quotes stay. `file`
/// only names the source in messages. Throws ParseError on an empty file, on more than `csv_size_limit`, on
/// bytes that are not UTF-8 and characters that steer a terminal; on a header that looks separated by
/// something else (it is named), a column name that is blank or repeats, a row with more or fewer cells than
/// the header; on a quote that is not closed, stands after blanks or other text, or is followed by more text,
/// and a CR without LF outside quotes. Throws DomainError on another separator. Source: RFC 4180 (2005).
CsvTable parse_csv(std::string_view content, const std::string& file, char separator = ',');

/// Opens and reads a file or pipe. Throws Error naming the path when it cannot be read or holds more than
/// `csv_size_limit`, which stops an endless one.
CsvTable read_csv(const std::string& path, char separator = ',');

}  // namespace fairvalue
