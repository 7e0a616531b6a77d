/// \file fairvalue/case/cells.hpp
/// Cells and rows of the program's tables.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/report/document.hpp>

namespace calculator {

fairvalue::DocumentCell text(std::string words);
/// A number whose column has the unit.
fairvalue::DocumentCell quantity(std::optional<double> value, std::string_view unit);
/// The same with its own unit, in a column of several.
fairvalue::DocumentCell own_quantity(std::optional<double> value, const std::string& unit);
/// "+1.23": an effect on a share; "0.00" has no sign.
fairvalue::DocumentCell effect(fairvalue::PerShare by);
/// "+12.3 %".
fairvalue::DocumentCell change(std::optional<double> by);
fairvalue::DocumentCell with_standing(fairvalue::DocumentCell cell, fairvalue::Standing standing);

/// "USD/share", "USD", "USD/GW" of the case's currency.
struct Units {
  explicit Units(const fairvalue::Currency& currency);
  /// A unit of the library in this currency: "USD/share" for "currency/share"; others as they are.
  std::string of(std::string unit) const;

  std::string money;
  std::string a_share;
  std::string a_gigawatt;
};

/// Where a cell stands in its table.
struct CellPlace {
  std::size_t row;
  std::size_t column;
};
/// The cell of a row and a column by their keys; none where the table does not have both.
std::optional<CellPlace> find_cell(const fairvalue::DocumentTable& table, const std::string& row,
                                   const std::string& column);

/// A key that no row of the table has yet: the name, or with a number behind it.
std::string new_key(const fairvalue::DocumentTable& table, const std::string& name);
void add_row(fairvalue::DocumentTable& table, const std::string& key,
             std::vector<fairvalue::DocumentCell> cells);
/// A sentence that is not among them yet.
void add_once(std::vector<std::string>& sentences, std::string sentence);

/// What of a unit the number's text does not have: " USD a share"; empty for "12.0 %", "22x", "6 GW", "9
/// months".
std::string unit_words(const std::string& unit);

/// A number whose text has its unit too, as in a table with a unit of its own in each row: "15.00 bn USD/GW".
fairvalue::DocumentCell full_quantity(std::optional<double> value, const std::string& unit);

/// "35.62 bn", "0.05": as `quantity_cell` writes it.
std::string words_of(double value, std::string_view unit);

/// "1,000,000": a count in a sentence.
std::string count_words(std::uint64_t count);

}  // namespace calculator
