/// \file pricing/hurdle_claim.hpp
/// Claims that come alive when the price reaches a hurdle, watched at every moment: their value in closed
/// form.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

/// What a claim pays once the hurdle H was reached between `watched_from` and the expiry T. "At the hit" is
/// the first moment at or above the hurdle, where the price is H, or what it was already when watching began.
enum class HurdlePayoff {
  cash_at_hit,      ///< 1 at the hit: the one-touch at the hit
  cash_at_expiry,   ///< 1 at T: the one-touch at expiry, the plain cash-or-nothing up-and-in
  share_at_hit,     ///< one share at the hit: what a penny warrant exercised on vesting is worth
  share_at_expiry,  ///< one share at T, its dividends missed: the plain asset-or-nothing up-and-in
  cash_if_above,    ///< 1 at T if S_T > K: cash-or-nothing up-and-in call
  cash_if_below,    ///< 1 at T if S_T <= K: ... put
  share_if_above,   ///< one share at T if S_T > K: asset-or-nothing up-and-in call
  share_if_below,   ///< one share at T if S_T <= K: ... put
  call,             ///< max(S_T - K, 0) at T: the up-and-in call
  put,              ///< max(K - S_T, 0) at T: the up-and-in put
  call_at_hit       ///< max(S - K, 0) at the hit
};
template <>
inline constexpr auto enum_names<HurdlePayoff> = names_of("payoff", {{"cash_at_hit", "cash at the hit"},
                                                                     {"cash_at_expiry", "cash at expiry"},
                                                                     {"share_at_hit", "share at the hit"},
                                                                     {"share_at_expiry", "share at expiry"},
                                                                     {"cash_if_above", "cash if above"},
                                                                     {"cash_if_below", "cash if below"},
                                                                     {"share_if_above", "share if above"},
                                                                     {"share_if_below", "share if below"},
                                                                     {"call"},
                                                                     {"put"},
                                                                     {"call_at_hit", "call at the hit"}});

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
