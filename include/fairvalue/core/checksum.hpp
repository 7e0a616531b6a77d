/// \file core/checksum.hpp
/// A checksum of 64 bits: notices what was damaged or changed, not what somebody forged.
#pragma once
#include <cstdint>
#include <string_view>

namespace fairvalue {

/// CRC-64/XZ of the bytes added so far. Any change of up to 64 bits in a row is noticed; of other changes one
/// in 2^64 is not. Check value: 0x995DC9BBDF1939FA of "123456789". Source: ECMA-182; the .xz file format 1.2.
class Checksum {
 public:
  void add(std::string_view bytes);
  /// A text with its length before it, so that "ab", "c" and "a", "bc" differ.
  void add_text(std::string_view text);
  void add_number(std::uint64_t number);
  std::uint64_t value() const { return ~state_; }

 private:
  std::uint64_t state_ = ~std::uint64_t{0};
};

/// That of one piece of bytes.
std::uint64_t checksum(std::string_view bytes);

}  // namespace fairvalue
