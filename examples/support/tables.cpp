#include "tables.hpp"

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

std::string percent(double value, int decimals) { return fairvalue::percent_cell(value, decimals).text; }

}  // namespace examples
