/// \file report/table.hpp
/// Tables for people and for programs: aligned text, also beside Chinese labels, and CSV at full precision.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/table.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// One cell: what people read, and the number behind it. Numbers align right, text left.
struct Cell {
  std::string text;
  std::optional<double> number{};  ///< in base units, what CSV holds
  bool is_number = false;          ///< a number, or a number that has no answer (NM)
};

/// A number that has no answer prints as "NM" (not meaningful), in text and in CSV.
Cell text_cell(std::string text);
Cell number_cell(std::optional<double> value, int decimals);
Cell percent_cell(std::optional<double> value, int decimals = 2);         ///< 0.4695 reads "46.95 %"
Cell signed_percent_cell(std::optional<double> value, int decimals = 2);  ///< "+46.95 %", "-2.38 %"
Cell price_cell(std::optional<PerShare> price, int decimals = 2);         ///< "173.70"
Cell multiple_cell(std::optional<Multiple> multiple, int decimals = 2);   ///< "22.45x"
Cell billions_cell(std::optional<Money> money, int decimals = 2);         ///< "47.68 bn"
Cell standing_cell(Standing standing);                                    ///< "stated", "derived", "assumed"

struct TextTable {
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes{};  ///< printed below, a line each
};

/// A table of results with its row names first, `corner` above them, every number formatted by `format`.
TextTable text_table(std::string title, std::string corner, const Table& table,
                     Cell (*format)(std::optional<double>));

/// Columns needed in a terminal to show UTF-8 text: 2 for East Asian wide and fullwidth characters, 0 for
/// combining marks, 1 otherwise; bytes that are not UTF-8 count 1 each. Source: Unicode Standard Annex 11,
/// East Asian Width.
std::size_t display_width(std::string_view text);

/// Title, header, a rule, rows, notes; columns two spaces apart, no line ends in a space.
/// Throws DomainError when a row has not as many cells as there are columns.
std::string to_text(const TextTable& table);

/// RFC 4180 with a header line and LF ends; numbers in base units at the shortest text that reads back the
/// same, without title and notes. Throws as to_text.
std::string to_csv(const TextTable& table);

/// One CSV field, quoted when it holds a comma, a quote, a line break or an edge blank.
std::string csv_field(std::string_view text);

}  // namespace fairvalue
