#include "bridge_law.hpp"

#include <algorithm>
#include <cstddef>

#include <fairvalue/core/require.hpp>

#include "simulation/draw/path_batch.hpp"

namespace fairvalue::detail {

BridgeLaw bridge_law(const PathTraits& traits, std::span<const float> volatility) {
  require(has_bridges(traits), "model", "log-normal and without jumps for Brownian bridges", "another");
  const auto count = static_cast<std::size_t>(chunks(static_cast<int>(volatility.size())));
  BridgeLaw law{.variance = AlignedFloats(count * chunk_days),
                .exponent = AlignedFloats(count * chunk_days, -1e30F),
                .largest_deviation = std::vector<float>(count)};
  for (std::size_t day = 0; day < volatility.size(); ++day) {
    const float variance = volatility[day] * volatility[day];
    law.variance[day] = variance;
    law.exponent[day] = std::max(-2.0F / variance, -1e30F);
    float& largest = law.largest_deviation[day / chunk_days];
    largest = std::max(largest, volatility[day]);
  }
  return law;
}

}  // namespace fairvalue::detail
