#include <fairvalue/math/philox.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>

namespace philox_test {
using namespace fairvalue;

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

constexpr std::uint32_t all_ones = std::numeric_limits<std::uint32_t>::max();

TEST_SUITE("math/philox") {
  TEST_CASE("the known answers of Random123") {
    // Source: Random123, tests/kat_vectors, the lines "philox4x32 10": counter, key, answer.
    struct Row {
      Counter counter;
      Key key;
      Counter answer;
    };
    for (const Row& row : {Row{{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
                           Row{{all_ones, all_ones, all_ones, all_ones},
                               {all_ones, all_ones},
                               {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
                           Row{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                               {0xa4093822, 0x299f31d0},
                               {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}}) {
      CAPTURE(row.counter[0]);
      CHECK(philox4x32(row.counter, row.key) == row.answer);
    }
  }
  TEST_CASE("the ten thousandth number of the C++ standard's philox4x32 is 1955073260") {
    // Its seed is 20111115 and each counter gives four numbers: the last of counter 10000 / 4 - 1.
    // Source: ISO C++26, rand.predef.
    CHECK(philox4x32({2499, 0, 0, 0}, philox_key(20111115))[3] == 1955073260U);
  }
  TEST_CASE("it can be computed at compile time") {
    static_assert(philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5);
    static_assert(philox_key(0x299f31d0a4093822) == Key{0xa4093822, 0x299f31d0});
  }
  TEST_CASE("a seed becomes a key with its low word first") {
    CHECK(philox_key(0) == Key{0, 0});
    CHECK(philox_key(1) == Key{1, 0});
    CHECK(philox_key(std::uint64_t{1} << 32) == Key{0, 1});
    CHECK(philox_key(std::numeric_limits<std::uint64_t>::max()) == Key{all_ones, all_ones});
  }
  TEST_CASE("every word of the counter and of the key changes every word of the answer") {
    const auto answer = philox4x32({0, 0, 0, 0}, {0, 0});
    const auto differs = [&answer](const Counter& other) {
      for (std::size_t i = 0; i < 4; ++i) CHECK(other[i] != answer[i]);
    };
    for (std::size_t i = 0; i < 4; ++i) {
      Counter counter{};
      counter[i] = 1;
      differs(philox4x32(counter, {0, 0}));
    }
    differs(philox4x32({0, 0, 0, 0}, {1, 0}));
    differs(philox4x32({0, 0, 0, 0}, {0, 1}));
  }
  TEST_CASE("a uniform number lies inside zero and one") {
    CHECK(uniform(0) == 0x1p-33);
    CHECK(uniform(all_ones) == 1.0 - 0x1p-33);
    CHECK(uniform(0x80000000) == 0.5 + 0x1p-33);
  }
  TEST_CASE("uniform numbers fill sixteen bins evenly") {
    // Chi-squared of 40000 words in 16 bins: 15 degrees of freedom, 0.1 to 99.9 % is 3.48 to 37.70.
    std::array<int, 16> bins{};
    for (std::uint32_t i = 0; i < 10000; ++i) {
      for (const std::uint32_t word : philox4x32({i, 0, 0, 0}, philox_key(7))) {
        ++bins[static_cast<std::size_t>(16.0 * uniform(word))];
      }
    }
    double chi_squared = 0.0;
    for (const int count : bins) chi_squared += (count - 2500.0) * (count - 2500.0) / 2500.0;
    CHECK(chi_squared > 3.48);
    CHECK(chi_squared < 37.70);
  }
}

}  // namespace philox_test
