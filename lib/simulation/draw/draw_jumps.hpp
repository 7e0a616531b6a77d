// Jumps of the price, few and far between: drawn path by path, in plain code.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// How many jumps a path has and how large they are, made ready to draw.
struct JumpLaw {
  /// The horizon in parts of an expected number of jumps of at most 8, one random word each: it stands for as
  /// many jumps as there are thresholds at or below it, 2^32 P(at most k) for k = 0, 1, ...
  std::vector<std::uint32_t> thresholds;
  int parts;
  float mean;       ///< of a jump's logarithm
  float deviation;  ///< of it
};

/// Of the jumps in `years`. Throws DomainError when more than 1e6 are expected.
JumpLaw jump_law(const Jumps& jumps, Years years);

/// What jumps add to each path of a batch on each day.
class JumpBatch {
 public:
  /// Days to come; >= 1.
  explicit JumpBatch(int days);

  /// Puts the paths' jumps in the place of those before: their number, then for each a uniform day and a
  /// normal size, from the words 0, 1, 2, ... of the path's stream of jumps. A path's jumps depend on that
  /// path alone. first_path as in DrawJob.
  void draw(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path);

  /// Row d - 1 is day d; drawn_days of them, 64-byte aligned.
  const float* sizes() const { return sizes_.data(); }

 private:
  void draw_path(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path, std::size_t column);

  int days_;
  AlignedFloats sizes_;
  std::vector<std::size_t> placed_{};  ///< where sizes are not 0
};

}  // namespace fairvalue::detail
