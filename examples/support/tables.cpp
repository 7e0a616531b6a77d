#include "tables.hpp"

#include <algorithm>
#include <iostream>

namespace examples {

void print_tables(const Arguments& arguments, std::string_view headline,
                  std::span<const fairvalue::TextTable> tables) {
  if (arguments.has("--csv")) {
    std::cout << fairvalue::to_csv(tables);
    return;
  }
  std::cout << headline;
  for (const auto& table : tables) std::cout << '\n' << fairvalue::to_text(table);
}

void add_warnings(fairvalue::TextTable& table, const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) {
    const std::string note = "Warning: " + warning + ".";
    if (std::ranges::find(table.notes, note) == table.notes.end()) table.notes.push_back(note);
  }
}

std::string percent(double value, int decimals) { return fairvalue::percent_cell(value, decimals).text; }

}  // namespace examples
