// The price over today's price, from its logarithm, with the same bits on every instruction set.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>

namespace fairvalue::detail {

/// e^x to about 1e-7 relative, x clamped to [-80, 80].
inline float price_ratio(float x) {
  constexpr float shift = 12582912.0F;  // 1.5 x 2^23 rounds a sum to the nearest whole number
  x = std::min(std::max(x, -80.0F), 80.0F);
  const float shifted = x * 1.44269504F + shift;
  const float k = shifted - shift;
  const float r = (x - k * 0.693359375F) + k * 2.12194440e-4F;  // ln 2 in two parts
  float p = 1.0F / 720;
  for (const float c : {1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1.0F, 1.0F}) p = p * r + c;
  return std::bit_cast<float>(std::bit_cast<std::int32_t>(p) +
                              static_cast<std::int32_t>(std::bit_cast<std::uint32_t>(shifted) << 23));
}

}  // namespace fairvalue::detail
