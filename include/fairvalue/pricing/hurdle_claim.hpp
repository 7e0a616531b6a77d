/// \file pricing/hurdle_claim.hpp
/// Barrier claims with a continuously monitored hurdle, in closed form: up-and-in claims and one-touches.
#pragma once
#include <fairvalue/pricing/flat_market.hpp>
#include <fairvalue/pricing/hurdle_payoff.hpp>

namespace fairvalue {

struct HurdleClaim {
  HurdlePayoff payoff;
  PerShare hurdle;          ///< > 0
  Years expiry;             ///< >= 0
  PerShare strike{0.0};     ///< K, if the payoff has one; >= 0
  Years watched_from{0.0};  ///< in [0, expiry]
};

/// The value per unit of currency or share, to 1e-10 relative; 0 if it underflows. Throws DomainError naming
/// the member that breaks its rule, "claim.hurdle: must be > 0, got 0", and if the value exceeds the largest
/// double. Method: formulas without cancellation. A hurdle watched from a later date uses the bivariate
/// normal distribution, or, if the value is below a thousandth of the terms in its sum, a quadrature over the
/// price on that date (about 50 us instead of 1). Source: Reiner and Rubinstein (1991), Risk 4; Haug (2007),
/// 4.17 and 4.19; for a later start Heynen and Kat (1994), Journal of Financial Engineering 3.
double hurdle_claim_value(const FlatMarket& market, const HurdleClaim& claim);

/// Delta and vega, the exact derivatives of these formulas. At the hurdle, delta is the limit from below.
/// Throws as `hurdle_claim_value` does, and if the expiry is 0.
Greeks hurdle_claim_greeks(const FlatMarket& market, const HurdleClaim& claim);

}  // namespace fairvalue
