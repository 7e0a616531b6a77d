// Random words by path, day and purpose.
#pragma once
#include <cstdint>

#include <fairvalue/math/philox.hpp>

namespace fairvalue::detail {

/// Streams of random words, one per purpose.
namespace stream {
inline constexpr std::uint32_t share = 0;  ///< step d - 1 moves the price on day d
constexpr std::uint32_t benchmark(std::uint32_t index) { return 1 + index; }
inline constexpr std::uint32_t jumps = 0x80000000U;
inline constexpr std::uint32_t bridges = 0x80000001U;  ///< step d - 1 gives the bridge's maximum on day d
/// Step i is for the i-th item drawn from the stream, counted over all positions in their order.
inline constexpr std::uint32_t timing = 0x80000010U;  ///< when a milestone of an outlook is reached
inline constexpr std::uint32_t progress =
    0x80000011U;  ///< the part of a deployment's progress that is independent of the price
inline constexpr std::uint32_t condition = 0x80000012U;  ///< whether a service or named condition is met
}  // namespace stream

/// The block with the words of two paths, 2 `pair` and 2 `pair` + 1, and two steps, 2 `step_pair` and 2
/// `step_pair` + 1.
constexpr std::array<std::uint32_t, 4> block_of_words(std::uint64_t seed, std::uint32_t stream,
                                                      std::uint32_t pair, std::uint32_t step_pair) {
  return philox4x32({pair, step_pair, stream, 0}, philox_key(seed));
}

/// A path's word of one step of a stream; path < 2^33. Within a block, words 1 and 3 are the even path's and
/// words 0 and 2 the odd path's, as the vector code needs them.
constexpr std::uint32_t path_word(std::uint64_t seed, std::uint32_t stream, std::uint64_t path,
                                  std::uint32_t step) {
  const auto block = block_of_words(seed, stream, static_cast<std::uint32_t>(path / 2), step / 2);
  return block[1 - path % 2 + 2 * (step % 2)];
}

}  // namespace fairvalue::detail
