#include "method_difference.hpp"

#include <cmath>

namespace fairvalue::detail {

std::optional<double> difference_in_errors(const MethodValue& a, const MethodValue& b) {
  const Sampled& x = a.value.value();
  const Sampled& y = b.value.value();
  const double chance = std::hypot(x.standard_error, y.standard_error);
  const double error = chance + a.error_bound + b.error_bound;
  return chance > 0.0 ? std::optional{(x.mean - y.mean) / error} : std::nullopt;
}

}  // namespace fairvalue::detail
