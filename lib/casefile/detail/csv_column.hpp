/// \file casefile/detail/csv_column.hpp
/// One column of a table, found once by any of its names. The table must outlive it.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// Names of one column in the files of several programs, ours first.
using ColumnNames = std::initializer_list<std::string_view>;

/// Cells as CsvTable reads them, without a search for the column at each. A bad cell is refused with
/// the cell's place, under the name that the file gives the column.
class CsvColumn {
 public:
  /// Empty if the table has none of the names. Throws ParseError if it has two of them.
  static std::optional<CsvColumn> find(const CsvTable& table, ColumnNames names);
  /// Also throws ParseError if it has none, naming the first name and the nearest column.
  static CsvColumn need(const CsvTable& table, ColumnNames names);

  const std::string& name() const;

  std::optional<std::string> text(std::size_t row) const;
  std::optional<double> number(std::size_t row) const;
  std::optional<Date> date(std::size_t row) const;
  /// The day of a date or of a date with a time of day, as written: 2025-06-13 09:30:00-04:00.
  std::optional<Date> day(std::size_t row) const;
  /// The same, but the time of day must be midnight: the day of a daily price.
  std::optional<Date> midnight(std::size_t row) const;

  /// A number that obeys a rule.
  template <class Allowed>
  std::optional<double> number(std::size_t row, const char* rule, Allowed allowed) const {
    const auto value = number(row);
    if (value && !allowed(*value)) throw refusal(row, rule);
    return value;
  }
  std::optional<double> positive(std::size_t row) const;
  std::optional<double> non_negative(std::size_t row) const;
  /// A number without decimals such as 29 or 29.0, from 0 to a million.
  std::optional<int> count(std::size_t row) const;
  std::optional<Currency> currency(std::size_t row) const;
  /// The result of `parse` on the text, which is not copied. An empty result is refused.
  template <class Parse>
  auto parsed(std::size_t row, const char* rule, Parse parse) const -> decltype(parse(std::string_view{})) {
    std::string copy;
    const std::string_view text = cell_text(row, copy);
    if (text.empty()) return std::nullopt;
    auto value = parse(text);
    if (!value) throw refusal(row, rule);
    return value;
  }

  /// The value; a blank is refused: given(row, column.number(row)).
  template <class T>
  T given(std::size_t row, std::optional<T> value) const {
    if (!value) throw refusal(row, "given");
    return *std::move(value);
  }

  /// Called before rows[i] is read: prefetches the next rows.
  void read_ahead(std::span<const std::size_t> rows, std::size_t i) const;

  FilePosition position(std::size_t row) const;
  /// The error that the cell must be what `rule` says.
  ParseError refusal(std::size_t row, std::string rule) const;

 private:
  friend class NeededColumns;
  CsvColumn(const CsvTable& table, std::size_t place);

  /// Without blanks at its ends. A quoted cell is copied to `copy`.
  std::string_view cell_text(std::size_t row, std::string& copy) const;

  const CsvContent* content_;
  std::size_t place_;
};

/// The columns that a reader needs, found one after the other, so that all that are missing are told at once.
class NeededColumns {
 public:
  explicit NeededColumns(const CsvTable& table) : table_(table) {}

  const CsvTable& table() const { return table_; }
  /// The column; where the table has none of the names, one that is not to be read. Throws ParseError if it
  /// has two of them.
  CsvColumn operator()(ColumnNames names);
  /// Throws ParseError if one was missing, as CsvColumn::need does. Of several it names all, by their first
  /// names, and what the header has: "f.csv:1:1: a, b: must be columns, got 'c,d'".
  void require_all() const;

 private:
  const CsvTable& table_;
  std::vector<std::string_view> missing_{};
};

/// The enumerator whose key the cell is. Throws ParseError on a blank cell, and on any other text with the
/// keys to choose from.
template <NamedEnum Enum>
Enum enumerator_at(const CsvColumn& column, std::size_t row) {
  const std::string text = column.given(row, column.text(row));
  if (const auto value = parse_key<Enum>(text)) return *value;
  throw column.refusal(row, choice_near<Enum>(text));
}

/// The cell's value; empty if there is no such column.
template <class Read>
auto cell_of(const std::optional<CsvColumn>& column, Read read) -> decltype(read(*column)) {
  if (!column) return std::nullopt;
  return read(*column);
}

/// Throws ParseError unless the table has a row: "prices.csv:2:1: must be at least one close, got none".
void require_rows(const CsvTable& table, const char* what);

/// Calls f(). If it refuses "estimate.known_at", the error names the cell of `row` in the column known_at, if
/// there is such a column, else the row's first cell.
template <class F>
auto refused_in_row(const CsvTable& table, std::size_t row, F f) {
  try {
    return f();
  } catch (const DomainError& error) {
    const std::string field{error.field()};
    const std::string member = field.substr(field.find('.') + 1);
    const std::string column = table.has_column(member) ? member : table.columns().front();
    throw ParseError{table.position(row, column), member, std::string{error.rule()},
                     error.got() == "none" ? "" : std::string{error.got()}};
  }
}

}  // namespace fairvalue::detail
