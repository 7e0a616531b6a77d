#include "mpi/exchange/block_share.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace block_share_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("mpi/exchange/block_share") {
  TEST_CASE("ranks share the blocks of a round in order without gap or overlap") {
    for (const std::uint64_t count : {0U, 1U, 5U, 64U}) {
      for (const int ranks : {1, 2, 3, 64, 100}) {
        std::uint64_t next = 128;
        for (int rank = 0; rank < ranks; ++rank) {
          const BlockRange own = own_blocks({128, 128 + count}, rank, ranks);
          CHECK(own.first == next);
          CHECK(own.last - own.first <= count / static_cast<std::uint64_t>(ranks) + 1);
          next = own.last;
        }
        CHECK(next == 128 + count);
      }
    }
  }
  TEST_CASE("every rank gets all blocks in their order") {
    const auto blocks = shared_blocks(2)(
        {3, 40}, [](std::uint64_t block) { return std::string(block % 5, 'x') + std::to_string(block); });
    REQUIRE(blocks.size() == 37);
    for (std::uint64_t i = 0; i < 37; ++i)
      CHECK(blocks[i] == std::string((i + 3) % 5, 'x') + std::to_string(i + 3));
  }
}
}  // namespace block_share_test
