// Random words and normals of a batch of paths, with the best instruction set of the machine.
#pragma once
#include <cstdint>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// The words to draw: `path_word` for steps 0, 1, ... of a stream, for batch_paths paths.
struct WordJob {
  std::uint64_t seed;
  std::uint32_t stream;
  std::uint64_t first_path;  ///< as in DrawJob
  int steps;                 ///< drawn in pairs
};

/// Fills drawn_days(steps) rows of batch_paths words, 64-byte aligned.
void draw_words(const WordJob& job, std::uint32_t* words);
/// The same with `table_normal` of each word.
void draw_normals(const WordJob& job, float* normals);

}  // namespace fairvalue::detail
