/// \file tests/nets/draw_contract.hpp
/// Contracts drawn at random. Contract i comes from seed i alone, so that any one of them can be drawn again.
#pragma once
#include "contract.hpp"

namespace fairvalue::nets {

/// A contract that a closed form or the convolution values: watched at every moment, on any close, or on
/// consecutive closes (also written as an average of one close, or as n of n closes).
/// Volatility .01 to 5 and life one day to thirty years, both log-uniform; hurdle .5 to 20 x spot, half of
/// them log-uniform, half within three deviations of the price; strike 0, near or above the spot; 2^9 to
/// 2^18 paths, log-uniform. Exercise on vesting is drawn where the formulas cover it: watched at every
/// moment, or a strike of 0 without dividends.
Contract contract_with_formula(std::uint64_t seed);

/// A contract on an average of closes or on k of n closes, which no formula values: the same space, at most
/// two years and 2^13 paths.
Contract contract_without_formula(std::uint64_t seed);

}  // namespace fairvalue::nets
