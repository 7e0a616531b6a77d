/// \file support/tables.hpp
/// How the programs that tell an article show their tables.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/report/table.hpp>

#include "support/arguments.hpp"

namespace examples {

/// The answer and the tables for people, ranges folded, or with --csv the tables alone, a line a cell.
void print_tables(const Arguments& arguments, std::string_view headline,
                  std::span<const fairvalue::TextTable> tables);

/// The table as people read it: neighbouring columns "NAME, low" and "NAME, high" become one column NAME that
/// holds `range_text` of both cells. Programs read the two columns in the CSV.
fairvalue::TextTable with_ranges(const fairvalue::TextTable& table);

/// Notes below a table: what is odd about the inputs of its values, each once.
void add_warnings(fairvalue::TextTable& table, const std::vector<std::string>& warnings);

/// A decimal as percent in running text: 0.4695 reads "46.95 %".
std::string percent(double value, int decimals = 2);

}  // namespace examples
