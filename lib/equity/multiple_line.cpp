#include <fairvalue/equity/multiple_line.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

MultipleLine line_through(const GrowthPoint& a, const GrowthPoint& b) {
  require_finite("a.growth", a.growth);
  require_positive("a.multiple", a.multiple);
  require_finite("b.growth", b.growth);
  require_positive("b.multiple", b.multiple);
  require(a.growth != b.growth, "b.growth", fmt::format("other than a.growth ({})", a.growth), b.growth);
  const Multiple slope = require_result("line.per_unit", (b.multiple - a.multiple) / (b.growth - a.growth));
  const Multiple intercept = require_result("line.at_zero_growth", a.multiple - slope * a.growth);
  return {.at_zero_growth = intercept, .per_unit = slope};
}

std::optional<Multiple> multiple_at(const MultipleLine& line, double growth) {
  require_finite("line.at_zero_growth", line.at_zero_growth);
  require_finite("line.per_unit", line.per_unit);
  require_finite("growth", growth);
  const Multiple multiple = require_finite("multiple", line.at_zero_growth + line.per_unit * growth);
  return multiple.value > 0.0 ? std::optional{multiple} : std::nullopt;
}

}  // namespace fairvalue
