#include "price_shocks.hpp"

#include <cmath>

namespace fairvalue::detail {
namespace {

/// Equality up to the rounding of daily volatilities, which are roots of differences.
bool nearly_equal(double a, double b) { return std::abs(a - b) <= 1e-9 * a; }

}  // namespace

PriceShocks::PriceShocks(const PriceLaw& law, Measure measure) {
  for (std::size_t i = 0; i < law.volatility.size(); ++i) {
    const double volatility = law.volatility[i];
    const int day = static_cast<int>(i);
    if (stretches_.empty() || !nearly_equal(1.0 / stretches_.back().per_volatility, volatility)) {
      stretches_.push_back({.first = day, .last = day, .per_volatility = 1.0 / volatility});
    }
    ++stretches_.back().last;
    const double gained = measure == Measure::share ? volatility : 0.0;
    drift_.push_back(drift_.back() + law.drift[i] / volatility - gained);
  }
}

}  // namespace fairvalue::detail
