/// \file report/table.hpp
/// Tables for people and for programs: aligned text, also beside Chinese labels, and CSV at full precision.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
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

/// A number that has no answer prints as "NM" (not meaningful), in text and in CSV. What rounds to zero has
/// no sign: -0.004 reads "0.00". Throws DomainError for a number that is not finite (`cell.number`) and for
/// decimals outside 0 to 17 (`cell.decimals`).
Cell text_cell(std::string text);
Cell number_cell(std::optional<double> value, int decimals);
Cell percent_cell(std::optional<double> value, int decimals = 2);         ///< 0.4695 reads "46.95 %"
Cell signed_percent_cell(std::optional<double> value, int decimals = 2);  ///< "+46.95 %", "-2.38 %", "0.00 %"
Cell price_cell(std::optional<PerShare> price, int decimals = 2);         ///< "173.70"
Cell multiple_cell(std::optional<Multiple> multiple, int decimals = 2);   ///< "22.45x"
Cell billions_cell(std::optional<Money> money, int decimals = 2);         ///< "47.68 bn"
Cell standing_cell(Standing standing);                                    ///< "stated", "derived", "assumed"

struct TextTable {
  std::string title;  ///< empty: none
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes{};  ///< printed below, a line each
};

/// A table of results with its row names first, `corner` above them, every number formatted by `format`.
/// The unit of `table` is not printed: `format` and `title` say it.
TextTable text_table(std::string title, std::string corner, const Table& table,
                     Cell (*format)(std::optional<double>));

/// Columns needed in a terminal to show UTF-8 text: 2 for East Asian wide and fullwidth characters and emoji,
/// 0 for combining marks, variation selectors, joiners and other invisible marks, 1 otherwise; bytes that are
/// not UTF-8 count 1 each. Not covered: sequences drawn as one emoji count as the sum of their parts;
/// ambiguous width counts 1. Source: Unicode Standard Annex 11, East Asian Width (Unicode 15.0).
std::size_t display_width(std::string_view text);

/// Title, header, a rule, rows, notes; columns two spaces apart, no line ends in a space. A header stands
/// right where a number stands below it. A line break, tab or other control character prints as one space.
/// Throws DomainError without columns, and when a row has not as many cells as there are columns or holds a
/// number that is not finite.
std::string to_text(const TextTable& table);

/// RFC 4180 with a header line and LF ends; numbers in base units at the shortest text that reads back the
/// same, without title and notes. Throws as to_text.
std::string to_csv(const TextTable& table);

/// Several tables as one CSV, a line a cell: columns table (its title), row (the first cell), column, value.
std::string to_csv(std::span<const TextTable> tables);

/// One CSV field, quoted when it holds a comma, a quote, a line break or an edge blank.
std::string csv_field(std::string_view text);

}  // namespace fairvalue
