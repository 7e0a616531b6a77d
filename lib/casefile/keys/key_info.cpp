#include "key_info.hpp"

#include <cmath>

namespace fairvalue::detail {

bool holds(Rule rule, double value) {
  if (!std::isfinite(value)) return false;
  switch (rule) {
    case Rule::any: return true;
    case Rule::positive: return value > 0.0;
    case Rule::non_negative: return value >= 0.0;
    case Rule::fraction: return value >= 0.0 && value <= 1.0;
    case Rule::growth: return value > -1.0;
  }
  return false;
}

const char* text_of(Rule rule) {
  switch (rule) {
    case Rule::any: return "";
    case Rule::positive: return "> 0";
    case Rule::non_negative: return ">= 0";
    case Rule::fraction: return "from 0 to 1";
    case Rule::growth: return "> -1";
  }
  return "";
}

}  // namespace fairvalue::detail
