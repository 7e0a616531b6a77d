/// \file industry/share_split.hpp
/// How a market is split among its suppliers: what is left for the others, and how concentrated it is.
/// Shares are decimals; together they are at most 1. Sums are checked to 1e-9.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/core/interval.hpp>

namespace fairvalue {

/// What the named suppliers leave to all others: at least 1 - the sum of the highs (but never below 0), at
/// most 1 - the sum of the lows. A known share is an interval of equal ends. The whole market for none.
/// Throws DomainError naming `shares[i]` outside [0, 1], and `shares` when the lows alone sum above 1.
Interval<double> residual_share(std::span<const Interval<double>> shares);

/// The sum of the `firms` largest shares. Firms from 1 to the number of shares.
/// Throws as above, and names `shares` when they sum above 1, as all below do.
double concentration_ratio(std::span<const double> shares, int firms);

/// Herfindahl-Hirschman index: the sum of squared shares, 1 for a monopoly (10,000 points). What is not in
/// `shares` counts as held by firms of no size, so that a list of the known ones gives a lower bound.
/// At least one share. Source: U.S. Horizontal Merger Guidelines (2023), 2.1.
double herfindahl_index(std::span<const double> shares);

/// How many of `total` units each supplier gains when the split changes from one to the other; negative where
/// it loses, zero in all. 60/40 to 50/50 of a million moves 100,000. Total >= 0.
/// Throws DomainError unless both splits are complete (sum to 1) and name as many suppliers.
std::vector<double> reallocation(double total, std::span<const double> from, std::span<const double> to);

}  // namespace fairvalue
