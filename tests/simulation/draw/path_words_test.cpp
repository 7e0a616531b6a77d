#include "simulation/draw/path_words.hpp"

#include <cstdint>
#include <set>

#include <doctest/doctest.h>

namespace path_words_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("simulation/draw/path_words") {
  TEST_CASE("a word by hand: path 5 and step 3 have word 2 of block 2 and 1") {
    // path 5 is the odd one of pair 2, step 3 the second of step pair 1: 1 - 1 + 2 x 1 = 2
    CHECK(path_word(9, 4, 5, 3) == philox4x32({2, 1, 4, 0}, {9, 0})[2]);
    CHECK(path_word(9, 4, 4, 3) == philox4x32({2, 1, 4, 0}, {9, 0})[3]);
    CHECK(path_word(9, 4, 4, 2) == philox4x32({2, 1, 4, 0}, {9, 0})[1]);
    CHECK(path_word(9, 4, 5, 2) == philox4x32({2, 1, 4, 0}, {9, 0})[0]);
  }
  TEST_CASE("the last of the 2^33 paths and a seed of 64 bits") {
    const std::uint64_t last = (std::uint64_t{1} << 33) - 1;
    CHECK(path_word(0x0123456789ABCDEFU, 0, last, 0) ==
          philox4x32({0xFFFFFFFFU, 0, 0, 0}, {0x89ABCDEFU, 0x01234567U})[0]);
  }
  TEST_CASE("no two paths or steps or streams share a word of a block") {
    // 4096 draws of 32 bits: two alike by chance with probability 4096^2 / 2^33 = 0.002; these seeds have
    // none
    std::set<std::uint32_t> seen;
    for (const std::uint32_t stream : {stream::share, stream::benchmark(0), stream::jumps, stream::bridges}) {
      for (std::uint64_t path = 0; path < 32; ++path) {
        for (std::uint32_t step = 0; step < 32; ++step) seen.insert(path_word(1, stream, path, step));
      }
    }
    CHECK(seen.size() == 4096);
  }
}

}  // namespace path_words_test
