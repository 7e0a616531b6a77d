#include "normal_table.hpp"

#include <bit>

namespace fairvalue::detail {

float table_normal(std::uint32_t word) {
  const auto f = std::bit_cast<std::uint32_t>(static_cast<float>(static_cast<std::int32_t>(word)));
  const float m = std::bit_cast<float>((f & 0x007fffffU) | 0x3f800000U);
  const auto c = [column = (f >> 23) & 31](int k) { return normal_table[k][column]; };
  const float a = c(1) * m + c(0);
  const float b = c(3) * m + c(2);
  const float d = c(5) * m + c(4);
  const float m2 = m * m;
  const float z = (d * m2 + b) * m2 + a;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(z) ^ (f & 0x80000000U));
}

}  // namespace fairvalue::detail
