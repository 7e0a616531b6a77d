// Draws the paths of a batch, and random words and normals, with the best instruction set of the machine.
// Sums are in floats in a fixed order, so that every instruction set gives the same bits.
#pragma once
#include <cstdint>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// The input of a draw of share prices. Arrays have an entry for each of drawn_days; entries of 0 for the
/// padding keep the highs exact.
struct DrawJob {
  std::uint64_t seed;
  std::uint64_t first_path;      ///< a multiple of batch_paths, below 2^33
  const float* drift;            ///< mean of each day's log return
  const float* volatility;       ///< its standard deviation
  const float* jumps = nullptr;  ///< drawn_days x batch_paths: sum of jumps on each day; null: no jumps
};

/// Fills the rows from day 1 on and the chunks' highs: x_d = x_{d-1} + (z_d volatility_d + drift_d), with the
/// jumps added inside the parentheses. The normal z_d is `table_normal` of the path's word d - 1 of the
/// share's stream. Today's row must be filled.
void draw_paths(const DrawJob& job, const PriceRows& rows);

/// A second price, moved by shocks correlated with the share's.
struct BenchmarkJob {
  std::uint64_t seed;        ///< the share's
  std::uint64_t first_path;  ///< and its first path
  std::uint32_t index;       ///< of the benchmark, which selects the stream of its own shocks
  const float* drift;
  const float* volatility;
  double correlation;  ///< in [-1, 1]
};

/// The same with z_d = correlation x (the share's normal) + sqrt(1 - correlation^2) x (its own normal).
void draw_benchmark(const BenchmarkJob& job, const PriceRows& rows);

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
