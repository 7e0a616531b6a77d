#include "plain_number.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

namespace fairvalue::detail {
namespace {

constexpr int most_decimals = 300;  // a double has no digit that counts beyond

std::string without_end_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace

std::string plain_number(double value, int significant) {
  if (value == 0.0 || !std::isfinite(value)) return fmt::format("{}", value + 0.0);
  const int before_point = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
  const int decimals = std::clamp(significant - before_point, 0, most_decimals);
  return without_end_zeros(fmt::format("{:.{}f}", value, decimals));
}

std::string plain_percent(double value, int significant) {
  return plain_number(100.0 * value, significant) + " %";
}

std::string plain_amount(double value) {
  const double size = std::abs(value);
  if (size >= 1e9) return plain_number(value / 1e9, 4) + " bn";
  if (size >= 1e6) return plain_number(value / 1e6, 4) + " m";
  return plain_number(value, 4);
}

}  // namespace fairvalue::detail
