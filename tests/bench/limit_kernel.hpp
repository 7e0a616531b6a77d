/// \file bench/limit_kernel.hpp
/// The yardstick `limit`: one hurdle on closes, written by hand for AVX-512 and nothing else.
#pragma once
#include <cstdint>

namespace bench {

/// One hurdle on equally spaced closes, one share on vesting, valued under the risk-neutral measure.
struct HurdleJob {
  double spot, hurdle, volatility, rate, years;
  int closes;
};

struct HurdleSums {
  double sum = 0;      ///< of the discounted payoffs
  double squares = 0;  ///< of their squares
  std::uint64_t paths = 0;
};

bool limit_runs_here();
HurdleSums limit_kernel(const HurdleJob& job, std::uint32_t seed, std::uint32_t paths);

}  // namespace bench
