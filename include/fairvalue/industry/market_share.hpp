/// \file industry/market_share.hpp
/// A company's share of a market: what it is worth, and what it takes to keep it.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// share x market. Share in [0, 1], market > 0.
Money share_revenue(double share, Money market);

/// The market share that a revenue is: revenue / market, both of one scope. Revenue >= 0, market > 0.
/// Throws DomainError when the revenue is more than the market.
double share_of(Money revenue, Money market);

/// Points of share gained a year on average: (to - from) / years, as a decimal; negative when share is lost.
/// Linear: a platform that wins share follows an S-curve. Shares in [0, 1], years > 0.
double share_gain_per_year(double from, double to, Years years);

/// The share after one company grows by `own` and all others together by `others`:
/// s (1 + own) / (s (1 + own) + (1 - s)(1 + others)). Share in [0, 1], growths > -1.
double share_after_growth(double share, double own, double others);

/// The same as a factor on a share that is small: (1 + own) / (1 + others). Flat against +40 % is 0.7143.
double small_share_factor(double own, double others);

/// The own growth that moves `share` to `target`: the inverse of share_after_growth. To hold the share it is
/// the growth of the others, whatever the share. Both in (0, 1), growth > -1; so is the answer, and a target
/// that would need -100 % (or a growth beyond a double) is refused.
double growth_to_reach_share(double share, double target, double others);

}  // namespace fairvalue
