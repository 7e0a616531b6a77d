/// \file scenario/detail/random_streams.hpp
/// The last word of a Philox counter names its purpose, so that two uses of a seed never share random
/// numbers. Simulated paths have 0 there.
#pragma once
#include <cstdint>

namespace fairvalue::detail::stream {

inline constexpr std::uint32_t normals = 0x5CE00001;  ///< NormalSource, with its own streams in another word
inline constexpr std::uint32_t shuffle = 0x5CE00002;
inline constexpr std::uint32_t stratum = 0x5CE00003;

}  // namespace fairvalue::detail::stream
