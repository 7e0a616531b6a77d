/// \file pricing/first_passage.hpp
/// First passage: when a continuously monitored price first reaches a hurdle.
#pragma once
#include <optional>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

/// P(the price is at or above the hurdle at some time in [0, T]), with b = ln(H/S) and nu the log drift:
/// N((-b + nu T)/(sigma sqrt T)) + e^{2 nu b / sigma^2} N((-b - nu T)/(sigma sqrt T)), computed without
/// overflow; 1 if the price is at or above the hurdle. H > 0, T >= 0. Source: Harrison (1985), Brownian
/// Motion and Stochastic Flow Systems, 1.8.
double hit_probability(const FlatMarket& market, PerShare hurdle, Years horizon, Measure measure);

/// The same with a hurdle that counts only within `window` (0 <= low <= high), as for gates after a
/// milestone. To 1e-10 relative. If low = high: the probability that the price is at or above the hurdle at
/// that time.
double hit_probability(const FlatMarket& market, PerShare hurdle, Interval<Years> window, Measure measure);

/// Density of the first-passage time: b / (sigma sqrt(2 pi t^3)) e^{-(b - nu t)^2 / (2 sigma^2 t)}, a
/// year^-1. t > 0. 0 if the price starts at or above the hurdle: all probability is then at time 0.
double hit_density(const FlatMarket& market, PerShare hurdle, Years time, Measure measure);

/// The median first-passage time, given a hit by the horizon: the derived service period of ASC
/// 718-10-55-108, under the measure named. Empty if the probability of a hit underflows to 0.
std::optional<Years> median_hit_time(const FlatMarket& market, PerShare hurdle, Years horizon,
                                     Measure measure);

}  // namespace fairvalue
