#include "block_share.hpp"

#include <numeric>
#include <string>
#include <vector>

#include "core/detail/byte_stream.hpp"
#include "message.hpp"

namespace fairvalue::detail {
namespace {

/// The bytes of all ranks, in their order.
std::string gathered(const std::string& own, int ranks) {
  int size = static_cast<int>(own.size());
  std::vector<int> sizes(static_cast<std::size_t>(ranks));
  MPI_Allgather(&size, 1, MPI_INT, sizes.data(), 1, MPI_INT, MPI_COMM_WORLD);
  std::vector<int> starts(sizes.size());
  std::exclusive_scan(sizes.begin(), sizes.end(), starts.begin(), 0);
  std::string all(static_cast<std::size_t>(starts.back() + sizes.back()), '\0');
  MPI_Allgatherv(own.data(), size, MPI_BYTE, all.data(), sizes.data(), starts.data(), MPI_BYTE,
                 MPI_COMM_WORLD);
  return all;
}

}  // namespace

BlockRange own_blocks(const BlockRange& round, int rank, int ranks) {
  const std::uint64_t count = round.last - round.first;
  const auto start = [&](int of) {
    return round.first + count * static_cast<std::uint64_t>(of) / static_cast<std::uint64_t>(ranks);
  };
  return {start(rank), start(rank + 1)};
}

BlockExchange shared_blocks(int threads) {
  return [threads](const BlockRange& round, const std::function<std::string(std::uint64_t)>& work) {
    int rank = 0, ranks = 1;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    const BlockRange own = own_blocks(round, rank, ranks);
    std::vector<std::string> parts(own.last - own.first);
    in_parallel(
        parts.size(), [&](std::uint64_t i) { parts[i] = work(own.first + i); }, threads);
    ByteWriter to;
    for (const std::string& part : parts) to.text(part);
    const std::string all = gathered(to.take(), ranks);
    ByteReader from{all};
    std::vector<std::string> blocks;
    while (!from.at_end()) blocks.push_back(from.text());
    return blocks;
  };
}

}  // namespace fairvalue::detail
