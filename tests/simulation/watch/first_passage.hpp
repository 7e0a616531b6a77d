// How probable a Brownian motion's first passage is, in closed form.
#pragma once
#include <cmath>

#include <fairvalue/math/normal.hpp>

namespace fairvalue::kernels {

/// P(a motion of that drift and deviation a day is at or above `level` > 0 within so many days). Source:
/// Harrison (1985), Brownian Motion and Stochastic Flow Systems, section 1.8.
inline double first_passage(double level, double drift, double deviation, int days) {
  const double root = deviation * std::sqrt(days);
  return normal_cdf((drift * days - level) / root) +
         std::exp(2 * drift * level / (deviation * deviation)) * normal_cdf((-drift * days - level) / root);
}

}  // namespace fairvalue::kernels
