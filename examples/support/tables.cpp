#include "tables.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>

#include "support/sourced.hpp"

namespace examples {
namespace {

using fairvalue::Cell;

/// The name of the range whose ends two neighbouring columns are; empty if they are not.
std::optional<std::string> range_name(std::string low, std::string_view high) {
  if (!low.ends_with(", low")) return std::nullopt;
  low.resize(low.size() - std::string_view{", low"}.size());
  return high == low + ", high" ? std::optional{std::move(low)} : std::nullopt;
}

Cell range_cell(const Cell& low, const Cell& high) {
  return {.text = range_text(low, high), .is_number = low.is_number || high.is_number};
}

/// Columns `at` and `at` + 1 of the table as one.
void fold(fairvalue::TextTable& table, std::size_t at, std::string name) {
  const auto next = static_cast<std::ptrdiff_t>(at) + 1;
  table.columns[at] = std::move(name);
  table.columns.erase(table.columns.begin() + next);
  for (auto& row : table.rows) {
    row.at(at) = range_cell(row.at(at), row.at(at + 1));
    row.erase(row.begin() + next);
  }
}

}  // namespace

void print_tables(const Arguments& arguments, std::string_view headline,
                  std::span<const fairvalue::TextTable> tables) {
  if (arguments.has("--csv")) {
    std::cout << fairvalue::to_csv(tables);
    return;
  }
  std::cout << headline;
  for (const auto& table : tables) std::cout << '\n' << fairvalue::to_text(with_ranges(table));
}

fairvalue::TextTable with_ranges(const fairvalue::TextTable& table) {
  fairvalue::TextTable folded = table;
  for (std::size_t i = 0; i + 1 < folded.columns.size(); ++i) {
    if (auto name = range_name(folded.columns[i], folded.columns[i + 1])) fold(folded, i, *std::move(name));
  }
  return folded;
}

void add_warnings(fairvalue::TextTable& table, const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) {
    const std::string note = "Warning: " + warning + ".";
    if (std::ranges::find(table.notes, note) == table.notes.end()) table.notes.push_back(note);
  }
}

std::string percent(double value, int decimals) { return fairvalue::percent_cell(value, decimals).text; }

}  // namespace examples
