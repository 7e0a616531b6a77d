/// \file casefile/detail/large_memory.hpp
/// Memory for whole files. Above 4 MB it comes in pages of 2 MB if the system has them: getting a page
/// costs about as much as reading it, and there would be tens of thousands of small ones.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace fairvalue::detail {

/// Throws std::bad_alloc. Give it back with its size.
void* allocate_large(std::size_t bytes);
void deallocate_large(void* memory, std::size_t bytes) noexcept;

template <class T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) noexcept {}

  T* allocate(std::size_t count) { return static_cast<T*>(allocate_large(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept { deallocate_large(memory, count * sizeof(T)); }

  friend bool operator==(const LargeAllocator&, const LargeAllocator&) { return true; }
};

using LargeText = std::basic_string<char, std::char_traits<char>, LargeAllocator<char>>;
template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace fairvalue::detail
