/// \file scenario/detail/latin_hypercube.hpp
/// Latin hypercube: every input has one sample in each of n equally probable strata.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fairvalue::detail {

/// The stratum of each sample, from 0 on, by input: every column is a permutation.
using Strata = std::vector<std::vector<std::uint32_t>>;

struct LatinDesign {
  std::size_t inputs;     ///< >= 1
  std::uint32_t samples;  ///< >= 1
  std::uint64_t seed;
  std::uint32_t replicate;
};

/// Columns shuffled independently.
Strata shuffled_strata(const LatinDesign& design, int threads);

/// The strata reordered so that the normals at their middles have the correlations of `factor` (lower
/// triangular, row by row): the sample correlation is removed, the correlation asked for is put in, and the
/// strata follow the ranks of the result. With no more samples than inputs the sample correlation stays.
/// Source: Iman and Conover (1982), Communications in Statistics B11(3).
Strata correlated_strata(const Strata& strata, std::span<const double> factor, int threads);

/// The normal at `part`, in (0, 1), of one of equally probable strata; always finite.
double normal_in_stratum(std::uint32_t stratum, double part, std::uint32_t strata);

/// The normals of a sample: each input at a random place within its stratum.
class LatinSamples {
 public:
  LatinSamples(const LatinDesign& design, std::span<const double> factor, int threads);
  void draw(std::uint32_t sample, std::span<double> normals) const;

 private:
  LatinDesign design_;
  Strata strata_;
};

}  // namespace fairvalue::detail
