/// \file industry/segment.hpp
/// A part of a market that grows at another rate than the whole, and stays a part.
#pragma once
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// The factor by which the part's share of the whole grows: ((1 + segment) / (1 + market))^years.
/// Growth > -1 each, years >= 0. Throws DomainError too where the factor leaves the range of a double.
double share_factor(double segment_growth, double market_growth, Years years);

/// The largest share the part can start with and still be at most the whole after `years`: 1 / share_factor,
/// at most 1. Inference at 80 % in a market at 60 % over five years: 55.49 %.
double largest_initial_share(double segment_growth, double market_growth, Years years);

/// The part's share in each year 0..years, both inside. Initial share in [0, 1], years up to 1,000,000.
/// Throws DomainError when the share would pass 1 before the end, naming the largest feasible start; that
/// start itself is accepted and ends at 1 to rounding, never above.
std::vector<double> segment_share_path(double initial_share, double segment_growth, double market_growth,
                                       int years);

}  // namespace fairvalue
