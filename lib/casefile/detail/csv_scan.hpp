/// \file casefile/detail/csv_scan.hpp
/// Positions and contents of the cells of a CSV file of at most 4 GB.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>

namespace fairvalue::detail {

/// A file's text without its byte order mark, its name for messages, and what separates its cells.
struct CsvSource {
  const std::string& file;
  std::string_view text;
  char separator;
};

/// A cell by its first byte, which may be its opening quote or a blank before it.
struct CsvCell {
  std::uint32_t begin;
  std::uint32_t line;
};

bool is_csv_separator(char c);  ///< , ; | or tab
inline constexpr const char* csv_separators = "one of , ; | and tab";

/// Cuts a text into records, line by line.
class CsvScan {
 public:
  /// Starts after a first line "sep=;", which sets the separator of `source`. Throws ParseError if that
  /// line names none.
  explicit CsvScan(CsvSource& source);

  /// Puts the cells of the next line with more than blanks and separators into `record`; false at the
  /// end of the text. Throws ParseError on text that is not CSV; see parse_csv.
  bool next(std::vector<CsvCell>& record);

 private:
  void skip_separator_line();
  bool skip_blank_line();
  CsvCell cell();
  void skip_unquoted();
  void skip_quoted();
  void require_cell_end(std::size_t begin) const;
  void skip_line_end();
  std::size_t line_end(std::size_t at) const;
  bool at(char c) const { return at_ < source_.text.size() && source_.text[at_] == c; }
  ParseError refusal(std::size_t at, const char* rule, std::string_view got) const;

  CsvSource& source_;
  std::array<bool, 256> ends_cell_{};  ///< of each byte, whether an unquoted cell ends before it
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

/// Content of a cell. Quoted: the text between the quotes, two quotes read as one. Not quoted: without the
/// blanks at its ends.
std::string csv_text(const CsvSource& source, CsvCell cell);

/// The same for a cell that is not quoted, without a copy.
std::string_view unquoted_text(const CsvSource& source, CsvCell cell);

bool is_quoted(const CsvSource& source, CsvCell cell);

FilePosition csv_position(const CsvSource& source, CsvCell cell);

/// Without blanks (spaces and tabs) at its ends.
std::string_view trimmed(std::string_view text);

/// A number as CsvTable::number reads it; empty for any other text.
std::optional<double> finite_decimal(std::string_view text);

}  // namespace fairvalue::detail
