/// \file pricing/hurdle_claim.hpp
/// Claims that come alive when the price reaches a hurdle, watched at every moment: their value in closed
/// form.
#pragma once
#include <fairvalue/pricing/flat_market.hpp>
#include <fairvalue/pricing/hurdle_payoff.hpp>

namespace fairvalue {

struct HurdleClaim {
  HurdlePayoff payoff;
  PerShare hurdle;          ///< > 0
  Years expiry;             ///< >= 0
  PerShare strike{0.0};     ///< K, where the payoff has one; >= 0
  Years watched_from{0.0};  ///< in [0, expiry]
};

/// Per unit of currency or share, to 1e-10 relative: no terms that nearly cancel are subtracted, and later
/// claims, valued through the bivariate normal, go to a quadrature over the price when watching begins where
/// they are below a thousandth of its terms (some 50 us instead of 1). What underflows is 0. Throws
/// DomainError naming the member that breaks its rule, "claim.hurdle: must be > 0, got 0", and when no double
/// holds the value. Source: Reiner and Rubinstein (1991), Risk 4; Haug (2007), 4.17 and 4.19; for a later
/// start Heynen and Kat (1994), Journal of Financial Engineering 3.
double value(const FlatMarket& market, const HurdleClaim& claim);

/// Delta and vega of the same formulas, differentiated exactly. At the hurdle the delta is that of a price
/// below it. Throws as `value` does, and when the expiry is 0.
Greeks greeks(const FlatMarket& market, const HurdleClaim& claim);

}  // namespace fairvalue
