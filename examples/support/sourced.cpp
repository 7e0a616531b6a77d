#include "sourced.hpp"

#include <string_view>

namespace examples {
namespace {

constexpr std::string_view none = "NM";

/// What stands behind the number: " %" of "50 %", nothing of "1.417x".
std::string_view unit_of(std::string_view text) {
  const auto blank = text.rfind(' ');
  return blank == std::string_view::npos ? std::string_view{} : text.substr(blank);
}

}  // namespace

fairvalue::TextTable assumption_table(std::string title, const std::vector<AssumedNumber>& numbers) {
  fairvalue::TextTable table{
      .title = std::move(title), .columns = {"number", "value", "standing", "reason"}, .rows = {}};
  for (const AssumedNumber& number : numbers) {
    if (!fairvalue::is_chosen(number.standing)) continue;
    table.rows.push_back({fairvalue::text_cell(number.what), number.value,
                          fairvalue::standing_cell(number.standing), fairvalue::text_cell(number.reason)});
  }
  return table;
}

std::string range_text(const fairvalue::Cell& low, const fairvalue::Cell& high) {
  if (low.text == high.text) return low.text;
  if (low.text == none) return "up to " + high.text;
  if (high.text == none) return low.text + " or more";
  const std::string_view unit = unit_of(low.text);
  const std::size_t kept = unit == unit_of(high.text) ? low.text.size() - unit.size() : low.text.size();
  return low.text.substr(0, kept) + " to " + high.text;
}

}  // namespace examples
