// A source of arguments: extreme numbers, plain ones and random bits, all from a string of bytes.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>

namespace fuzz {

/// Gives zeros when the bytes have run out.
class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const std::uint8_t first = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return first;
  }
  std::uint64_t word() {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | byte();
    return value;
  }
  unsigned below(unsigned count) { return byte() % count; }

  double number() {
    using limits = std::numeric_limits<double>;
    static constexpr std::array extremes{0.0,
                                         -0.0,
                                         1.0,
                                         -1.0,
                                         limits::max(),
                                         -limits::max(),
                                         limits::min(),
                                         5e-324,
                                         1e-300,
                                         1e300,
                                         -1e300,
                                         1e154,
                                         1e100,
                                         1e16,
                                         -1e16,
                                         1e9,
                                         1e-9,
                                         limits::infinity(),
                                         limits::quiet_NaN(),
                                         0.5,
                                         0.999999999999,
                                         -0.999999999999};
    switch (below(6)) {
      case 0: return extremes[below(extremes.size())];
      case 1: return std::bit_cast<double>(word());
      case 2: return byte();
      case 3: return 0.25 * static_cast<std::int8_t>(byte());
      default: return byte() / 255.0;
    }
  }
  int whole() {
    using limits = std::numeric_limits<int>;
    static constexpr std::array extremes{limits::min(), limits::max(), 613'566'757, -1, 0,
                                         1'000'001,     400'000};
    return below(4) == 0 ? extremes[below(extremes.size())] : static_cast<std::int8_t>(byte());
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace fuzz
