#include "large_memory.hpp"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace fairvalue::detail {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;
constexpr std::size_t least_large = 2 * large_page;

}  // namespace

void* allocate_large(std::size_t bytes) {
  if (bytes < least_large) return ::operator new(bytes);
  void* const memory = ::operator new (bytes, std::align_val_t{large_page});
#ifdef __linux__
  madvise(memory, bytes, MADV_HUGEPAGE);  // only a hint: without huge pages the pages stay small
#endif
  return memory;
}

void deallocate_large(void* memory, std::size_t bytes) noexcept {
  if (bytes < least_large) {
    ::operator delete(memory);
  } else {
    ::operator delete (memory, std::align_val_t{large_page});
  }
}

}  // namespace fairvalue::detail
