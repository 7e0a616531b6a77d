/// \file pricing/plausibility.hpp
/// Warnings about inputs of a valuation that are allowed but probably mistaken.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue {

/// One sentence per warning, the field first: "market.volatility: 5300 % a year is above 300 %; levels are
/// decimals". Empty if all of these hold:
///   - every level of the volatility is in 5 % to 300 % a year, every level of rate and yield within 30 %;
///   - price hurdles (with a history, those not yet met) are above the price, and at most 20 times it: the
///     hurdle of the day, every step to come, and a market capitalisation a share;
///   - the strike, and a tranche's own, is at most 20 times the price;
///   - the expiry is at most 30 years ahead.
/// Hurdles and strike are those of the day on which the warrant was resolved: the later of the market's day
/// and the grant. Throws DomainError on a bad market.
std::vector<std::string> plausibility_warnings(const EquityMarket& market, const OpenWarrant& open);

}  // namespace fairvalue
