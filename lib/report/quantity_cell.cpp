#include <fairvalue/report/quantity_cell.hpp>

#include <cmath>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

struct Scale {
  double size;
  const char* suffix;
};
constexpr Scale scales[] = {{1e9, " bn"}, {1e6, " m"}, {1e3, " k"}};

/// 15.00 bn, 26.67 m: the largest scale that leaves at least one before the point, after rounding.
Cell amount_cell(double value) {
  for (const Scale& scale : scales) {
    if (std::abs(value) / scale.size < 0.9999) continue;
    Cell cell = number_cell(value / scale.size, 2);
    cell.text += scale.suffix;
    cell.number = value;
    return cell;
  }
  return number_cell(value, 2);
}

Cell with_suffix(Cell cell, std::string_view suffix) {
  cell.text.append(suffix);
  return cell;
}

Cell counted_cell(double value, std::string_view unit) {
  return with_suffix(with_suffix(number_cell(value, value == std::round(value) ? 0 : 2), " "), unit);
}

/// A part of a cent with two digits that count: an error of 0.0031 is not 0.00. Below a millionth it is
/// rounding.
Cell a_share_cell(double value) {
  const double size = std::abs(value);
  if (!(1e-6 <= size && size < 0.005)) return number_cell(value, 2);
  return number_cell(value, 1 - static_cast<int>(std::floor(std::log10(size))));
}

bool is_amount(std::string_view unit) {
  const bool code = unit.size() >= 3 && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") >= 3;
  return unit == "shares" || (code && (unit.size() == 3 || unit.substr(3) == "/GW"));
}

}  // namespace

Cell quantity_cell(std::optional<double> value, std::string_view unit) {
  if (!value) return number_cell(std::nullopt, 2);
  const double number = require_finite("cell.number", *value) + 0.0;
  if (unit == "%") return percent_cell(number, 1);
  if (unit == "x") return multiple_cell(Multiple{number});
  if (unit.starts_with("x ")) return with_suffix(multiple_cell(Multiple{number}), unit.substr(1));
  if (is_amount(unit)) return amount_cell(number);
  if (unit.ends_with("/share")) return a_share_cell(number);
  if (unit == "GW") return with_suffix(number_cell(number, 2), " GW");
  if (unit == "years" || unit == "days" || unit == "months") return counted_cell(number, unit);
  return {.text = fmt::format("{:.5g}", number), .number = number, .is_number = true};
}

}  // namespace fairvalue
