#include "casefile/detail/large_memory.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>

namespace large_memory_test {
using namespace fairvalue::detail;

TEST_SUITE("casefile/detail/large_memory") {
  TEST_CASE("texts and vectors grow from small to large and keep what they hold") {
    LargeText text;
    for (int i = 0; i < 6'000'000; ++i) text.push_back(static_cast<char>('a' + i % 26));
    CHECK(text.substr(5'999'998) == "ef");  // 5,999,998 is 4 modulo 26
    LargeVector<int> numbers(3'000'000);
    std::iota(numbers.begin(), numbers.end(), 0);
    CHECK(std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0}) == 4'499'998'500'000);
    numbers.resize(10);
    numbers.shrink_to_fit();
    CHECK(numbers.back() == 9);
  }
  TEST_CASE("4 MB and more begin at a page of 2 MB") {
    for (const std::size_t bytes : {std::size_t{1} << 22, (std::size_t{1} << 23) + 1}) {
      void* const memory = allocate_large(bytes);
      CHECK(reinterpret_cast<std::uintptr_t>(memory) % (std::uintptr_t{1} << 21) == 0);
      deallocate_large(memory, bytes);
    }
  }
}

}  // namespace large_memory_test
