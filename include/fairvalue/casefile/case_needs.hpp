/// \file casefile/case_needs.hpp
/// What a question takes from a case file, or the sentence that says which part is missing.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/equity/sum_of_the_parts.hpp>
#include <fairvalue/market/equity_market.hpp>

namespace fairvalue {

/// The case that `value` takes, with the targets published by the market's day. Throws Error naming what the
/// file lacks: "amd: table market is missing; a valuation needs it"; CaseFileErrors with the warnings of the
/// file that stop a valuation.
Case model_case(const CaseFile& file);

/// The positions in the warrants of the deals, then of the awards, by name, each with its outlook and
/// history.
std::vector<WarrantPosition> warrant_positions(const CaseFile& file);

/// The market of the spot's day for a value over `term`: where the file has a curve, the rate to that term.
/// Without a volatility of its own, that of the closes of `data.prices` over the term up to the spot's day,
/// or over all closes until then where they do not cover the term (realised, daily, 252 a year). Throws Error
/// naming what the file lacks: the market, its volatility, or a rate.
EquityMarket equity_market(const CaseFile& file, Years term);

/// The closes of `data.prices`, on shares of the day where they are as traded. Throws Error where the file
/// has none.
DatedSeries<PerShare> closes_on_shares_of(const CaseFile& file, Date day);

/// The market of the grant of a deal or award, for a grant-date value: the grant's spot, volatility,
/// rate and yield; a level that the grant does not state is the market's. Throws Error where the file has no
/// grant, and as equity_market does.
EquityMarket grant_market(const CaseFile& file, const PositionFacts& facts, Years term);

/// The estimates of the file and of its data file.
std::vector<Estimate> all_estimates(const CaseFile& file);

/// The company as the sum of its businesses. Throws Error where the file has no table sum_of_the_parts, or no
/// share count.
SumOfTheParts sum_of_the_businesses(const CaseFile& file);

/// The years of a customer by its name, in order; none where the file says nothing of it. Throws Error where
/// they do not follow one another.
std::vector<CustomerYear> customer_years(const CaseFile& file, const std::string& customer);

/// The peers of the file and of its data file.
std::vector<Peer> all_peers(const CaseFile& file);

}  // namespace fairvalue
