/// \file pricing/sampling/tally_bytes.hpp
/// The statistics of a block of paths as bytes, for a run that several processes share.
#pragma once
#include <string>
#include <string_view>

#include "path_tally.hpp"

namespace fairvalue::detail {

/// To the bit. About 400 bytes a tranche and 12 for each day on which some path met its conditions.
std::string bytes_of(const BlockTally& block);

/// Merges the block that the bytes are of: the same bits as merging the block itself. Throws Error on bytes
/// of another task.
void merge_bytes(PathTally& tally, const TallyTask& task, std::string_view bytes);

}  // namespace fairvalue::detail
