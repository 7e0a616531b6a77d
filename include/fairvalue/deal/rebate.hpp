/// \file deal/rebate.hpp
/// A customer warrant as a price cut: how much of what the customer pays comes back in shares.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// warrant value / gigawatts bought for it. Value >= 0, gigawatts > 0.
PerGigawatt rebate_per_gigawatt(Money warrant_value, Gigawatts bought);

/// The rebate as a share of spend: warrant value / (gigawatts x price a gigawatt). Price > 0. May exceed 1.
/// It is the self-funding ratio too: at 1 the shares sold pay for all that was bought.
double self_funding_ratio(Money warrant_value, Gigawatts bought, PerGigawatt price);

/// The share price at which the ratio is one: spend / shares + strike. Price and shares > 0, strike >= 0.
PerShare self_funding_price(Gigawatts bought, PerGigawatt price, Shares shares, PerShare strike);

}  // namespace fairvalue
