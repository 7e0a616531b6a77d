#include "method_difference.hpp"

#include <cmath>

namespace fairvalue::detail {

std::optional<double> difference_in_errors(const Answer& a, const Answer& b) {
  const double chance = std::hypot(a.value.standard_error, b.value.standard_error);
  const double error = chance + a.error_bound + b.error_bound;
  return chance > 0.0 ? std::optional{(a.value.mean - b.value.mean) / error} : std::nullopt;
}

}  // namespace fairvalue::detail
