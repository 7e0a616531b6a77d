#include "sourced.hpp"

namespace examples {

fairvalue::TextTable assumption_table(std::string title, const std::vector<AssumedNumber>& numbers) {
  fairvalue::TextTable table{
      .title = std::move(title), .columns = {"number", "value", "standing", "reason"}, .rows = {}};
  for (const AssumedNumber& number : numbers) {
    table.rows.push_back({fairvalue::text_cell(number.what), number.value,
                          fairvalue::standing_cell(fairvalue::Standing::assumed),
                          fairvalue::text_cell(number.reason)});
  }
  return table;
}

std::string range_text(const fairvalue::Cell& low, const fairvalue::Cell& high) {
  return low.text == high.text ? low.text : low.text + " to " + high.text;
}

}  // namespace examples
