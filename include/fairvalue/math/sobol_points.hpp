/// \file math/sobol_points.hpp
/// Points that fill the unit cube evenly, scrambled so that each is uniform and errors can be estimated.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fairvalue {

/// Owen-scrambled Sobol points: the first 2^k of a replicate have one point in each of the 2^k equal parts of
/// every axis. Source: Joe and Kuo (2008), SIAM Journal on Scientific Computing 30(5), for the points; Owen
/// (1997), Annals of Statistics 25(4); Burley (2020), Journal of Computer Graphics Techniques 9(4), for
/// scrambling by a hash.
class SobolPoints {
 public:
  /// dimensions in [1, 1024]. Replicates of one seed are independent scrambles.
  SobolPoints(std::size_t dimensions, std::uint64_t seed, std::uint64_t replicate);

  std::size_t dimensions() const { return dimensions_; }
  /// Coordinate `dimension` of point number `index` (< 2^32), inside (0, 1). Any order, any thread. Throws
  /// DomainError on a dimension beyond the last.
  double at(std::uint32_t index, std::size_t dimension) const;

 private:
  std::size_t dimensions_;
  std::vector<std::uint32_t> directions_;  ///< 32 a dimension
  std::vector<std::uint32_t> scrambles_;   ///< a key a dimension
};

}  // namespace fairvalue
