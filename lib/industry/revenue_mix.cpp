#include <fairvalue/industry/revenue_mix.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

double revenue_mix(Money part, Money rest) {
  const Money total = require_non_negative("part", part) + require_non_negative("rest", rest);
  return require_result("revenue_mix", part / require_positive("part + rest", total));
}

Money revenue_for_mix(Money rest, double mix) {
  require_positive("rest", rest);
  require(0.0 <= mix && mix < 1.0, "mix", "at least 0 and below 1", mix);
  return require_result("revenue_for_mix", rest * (mix / (1.0 - mix)));
}

double mixed_growth(double mix, double part_growth, double rest_growth) {
  require_fraction("mix", mix);
  return require_result("mixed_growth", mix * require_growth("part_growth", part_growth) +
                                            (1.0 - mix) * require_growth("rest_growth", rest_growth));
}

}  // namespace fairvalue
