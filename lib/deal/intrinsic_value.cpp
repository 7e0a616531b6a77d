#include <fairvalue/deal/intrinsic_value.hpp>

#include <algorithm>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Money intrinsic_value(Shares shares, PerShare strike, PerShare price) {
  const PerShare gain = require_positive("price", price) - require_non_negative("strike", strike);
  return require_result("intrinsic_value",
                        require_non_negative("shares", shares) * std::max(PerShare{0}, gain));
}

Money exercise_cost(Shares shares, PerShare strike) {
  return require_result("exercise_cost",
                        require_non_negative("shares", shares) * require_non_negative("strike", strike));
}

}  // namespace fairvalue
