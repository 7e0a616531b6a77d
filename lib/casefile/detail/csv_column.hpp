/// \file casefile/detail/csv_column.hpp
/// One column of a table, found once by any of the names it goes by. The table must outlive it.
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

/// Names of one column in the files of several programs; ours comes first.
using ColumnNames = std::initializer_list<std::string_view>;

/// Cells as CsvTable reads them, without looking the column up for each. What is not in order is refused with
/// the cell's place, under the name that the file gives the column.
class CsvColumn {
 public:
  /// Empty where the table has none of the names. Throws ParseError where it has two of them.
  static std::optional<CsvColumn> find(const CsvTable& table, ColumnNames names);
  /// Throws ParseError too where it has none: the first name, and the column nearest to it.
  static CsvColumn need(const CsvTable& table, ColumnNames names);

  const std::string& name() const;

  std::optional<std::string> text(std::size_t row) const;
  std::optional<double> number(std::size_t row) const;
  std::optional<Date> date(std::size_t row) const;
  /// The day of a date or of a date with a time of day, as written: 2025-06-13 09:30:00-04:00.
  std::optional<Date> day(std::size_t row) const;
  /// The same where the time of day must be midnight: the day of a daily price.
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
  /// What `parse` makes of the text, without a copy of it. A text of which it makes nothing is refused.
  template <class Parse>
  auto parsed(std::size_t row, const char* rule, Parse parse) const -> decltype(parse(std::string_view{})) {
    std::string copy;
    const std::string_view text = cell_text(row, copy);
    if (text.empty()) return std::nullopt;
    auto value = parse(text);
    if (!value) throw refusal(row, rule);
    return value;
  }

  /// The value, where a blank is refused: given(row, column.number(row)).
  template <class T>
  T given(std::size_t row, std::optional<T> value) const {
    if (!value) throw refusal(row, "given");
    return *std::move(value);
  }

  /// Before rows[i] is read: gets the rows soon to come on their way from the memory.
  void read_ahead(std::span<const std::size_t> rows, std::size_t i) const;

  FilePosition position(std::size_t row) const;
  /// That the cell must be what `rule` says.
  ParseError refusal(std::size_t row, std::string rule) const;

 private:
  CsvColumn(const CsvTable& table, std::size_t place);

  /// Without blanks at its ends; in `copy` where the cell is quoted.
  std::string_view cell_text(std::size_t row, std::string& copy) const;

  const CsvContent* content_;
  std::size_t place_;
};

/// The enumerator whose key the cell is. Throws ParseError on a blank cell, and on any other text with the
/// keys to choose from.
template <NamedEnum Enum>
Enum enumerator_at(const CsvColumn& column, std::size_t row) {
  const std::string text = column.given(row, column.text(row));
  if (const auto value = parse_key<Enum>(text)) return *value;
  throw column.refusal(row, choice_near<Enum>(text));
}

/// The cell's value where there is such a column; else empty.
template <class Read>
auto cell_of(const std::optional<CsvColumn>& column, Read read) -> decltype(read(*column)) {
  if (!column) return std::nullopt;
  return read(*column);
}

/// Throws ParseError unless the table has a row: "prices.csv:2:1: must be at least one close, got none".
void require_rows(const CsvTable& table, const char* what);

/// f(), where a refusal of "estimate.known_at" is one of the cell in `row` under the column known_at, if
/// there is such a column, else of the row's first cell.
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
