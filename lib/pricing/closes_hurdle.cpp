#include <fairvalue/pricing/closes_hurdle.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

PerShare closes_shifted_hurdle(PerShare hurdle, double volatility, Years between_closes) {
  require_positive("hurdle", hurdle);
  require_positive("volatility", volatility);
  require_non_negative("between_closes", between_closes);
  constexpr double beta = 0.58259715793901068;  // -zeta(1/2) / sqrt(2 pi)
  return require_result("shifted hurdle",
                        hurdle * std::exp(beta * volatility * std::sqrt(between_closes.value)));
}

}  // namespace fairvalue
