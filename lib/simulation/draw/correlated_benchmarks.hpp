// Benchmarks whose own shocks are correlated with one another, beside the share's.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "path_batch.hpp"

namespace fairvalue::detail {

/// What one benchmark is made of. Arrays have an entry for each of drawn_days.
struct CorrelatedJob {
  const float* drift;
  const float* volatility;
  double correlation;                ///< with the share
  std::span<const double> loadings;  ///< on the own shocks of the first benchmarks
};

/// The shocks of a batch of paths, drawn once for all benchmarks: the share's, and one of each benchmark's
/// stream.
class CorrelatedBenchmarks {
 public:
  CorrelatedBenchmarks(std::size_t benchmarks, int days);
  void draw(std::uint64_t seed, std::uint64_t first_path);
  /// Rows from day 1 on: x_d = x_{d-1} + (z_d volatility_d + drift_d) with z_d = correlation x the share's
  /// normal + the sum of loadings x own normals, and the chunks' highs.
  void fill(const CorrelatedJob& job, const PriceRows& rows) const;

 private:
  const float* normals(std::size_t shock, int day) const;

  int days_;
  std::size_t shocks_;  ///< and the share's before them
  AlignedFloats normals_;
};

}  // namespace fairvalue::detail
