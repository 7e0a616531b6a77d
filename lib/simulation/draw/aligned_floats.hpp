// Floats aligned for the widest vectors; std::vector guarantees 16 bytes only.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <boost/align/aligned_allocator.hpp>

namespace fairvalue::detail {

inline constexpr std::size_t vector_alignment = 64;

template <class T>
using AlignedAllocator = boost::alignment::aligned_allocator<T, vector_alignment>;

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;
using AlignedWords = std::vector<std::uint32_t, AlignedAllocator<std::uint32_t>>;

}  // namespace fairvalue::detail
