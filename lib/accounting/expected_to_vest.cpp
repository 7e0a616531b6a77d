#include <fairvalue/accounting/expected_to_vest.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

Shares expected_to_vest(Shares shares, double yearly_forfeitures, Years years) {
  require_non_negative("shares", shares);
  require(require_fraction("yearly_forfeitures", yearly_forfeitures) < 1.0, "yearly_forfeitures", "< 1",
          yearly_forfeitures);
  require_non_negative("years", years);
  const double left = std::pow(1.0 - yearly_forfeitures, years.value);
  return require_result("expected_to_vest", Shares{std::round(shares.value * left)});
}

}  // namespace fairvalue
