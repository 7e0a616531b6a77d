// Jumps of the price. They are rare, so they are drawn path by path in scalar code.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fairvalue/simulation/price_model.hpp>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// The distributions of the number and size of jumps, in a form to draw from.
struct JumpLaw {
  /// Thresholds 2^32 P(at most k) for k = 0, 1, ... The horizon is split into parts with at most 8 expected
  /// jumps each. One random word per part gives the number of jumps: the count of thresholds at or below it.
  std::vector<std::uint32_t> thresholds;
  int parts;
  float mean;       ///< of J
  float deviation;  ///< of J
};

/// The law of the jumps in `years`. Throws DomainError if more than 10,000 are expected.
JumpLaw jump_law(const Jumps& jumps, Years years);

/// The sums of jumps of each path of a batch on each day.
class JumpBatch {
 public:
  /// `days` ahead, >= 1.
  explicit JumpBatch(int days);

  /// Replaces the previous paths' jumps by those of the paths from `first_path` (as in DrawJob) on. The words
  /// 0, 1, 2, ... of a path's stream of jumps give the number, then a uniform day and a normal size for each
  /// jump. A path's jumps depend on that path alone.
  void draw(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path);

  /// drawn_days(days) rows, 64-byte aligned; row d - 1 is day d.
  const float* sizes() const { return sizes_.data(); }

 private:
  void draw_path(const JumpLaw& law, std::uint64_t seed, std::uint64_t first_path, std::size_t column);

  int days_;
  AlignedFloats sizes_;
  std::vector<std::size_t> placed_{};  ///< positions with sizes that are not 0
};

}  // namespace fairvalue::detail
