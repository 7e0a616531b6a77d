/// \file pricing/plausibility.hpp
/// Inputs of a valuation that are allowed but hardly ever meant.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue {

/// One sentence a finding, the field first: "market.volatility: 5300 % a year is above 300 %; levels are
/// decimals"; none for ordinary inputs. Looked at are
///   - every level of the volatility (5 % to 300 % a year), of the rate and of the yield (within 30 %);
///   - price hurdles, those not met yet on a history, if there is one: above the price, and at most 20 times it;
///   - the strike: at most 20 times the price;
///   - the expiry: at most 30 years ahead.
/// Hurdles and strike are those of the day on which the warrant was resolved: the later of the market's day and
/// the grant. Throws DomainError on a bad market.
std::vector<std::string> plausibility_warnings(const EquityMarket& market, const OpenWarrant& open);

}  // namespace fairvalue
