// Floats aligned for the widest vectors; std::vector guarantees 16 bytes only.
#pragma once
#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace fairvalue::detail {

inline constexpr std::size_t vector_alignment = 64;

template <class T>
struct AlignedAllocator {
  using value_type = T;

  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>&) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{vector_alignment}));
  }
  void deallocate(T* memory, std::size_t) { ::operator delete (memory, std::align_val_t{vector_alignment}); }
  bool operator==(const AlignedAllocator&) const = default;
};

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;
using AlignedWords = std::vector<std::uint32_t, AlignedAllocator<std::uint32_t>>;

}  // namespace fairvalue::detail
