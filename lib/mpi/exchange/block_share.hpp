/// \file mpi/exchange/block_share.hpp
/// Blocks of paths that all ranks make together.
#pragma once
#include <fairvalue/math/block_run.hpp>

namespace fairvalue::detail {

/// Of the blocks of a round, those that a rank makes: as many in a row as any other, or one more.
BlockRange own_blocks(const BlockRange& round, int rank, int ranks);

/// Every rank makes its own blocks on its threads and gives them to all: they go on with the same total.
BlockExchange shared_blocks(int threads);

}  // namespace fairvalue::detail
