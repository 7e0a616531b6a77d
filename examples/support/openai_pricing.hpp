/// \file support/openai_pricing.hpp
/// What pricing OpenAI's warrant takes beside its terms: markets, and what is believed of its conditions.
#pragma once
#include <cstdint>

#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/simulation/deployment_model.hpp>

#include "support/openai_deal.hpp"

namespace examples {

/// Of every simulation of these programs.
inline constexpr std::uint64_t simulated_paths = std::uint64_t{1} << 15;
inline constexpr std::uint64_t simulation_seed = 20251006;

struct OpenAiPricing {
  fairvalue::Sourced<fairvalue::Warrant> terms;  ///< what formulas can price of them
  fairvalue::Sourced<double> volatility;
  fairvalue::Sourced<fairvalue::Rate> risk_free_rate;
  fairvalue::Sourced<fairvalue::Rate> dividend_yield;
  fairvalue::Date grant_day;  ///< of the grant market: the last close before the news
  fairvalue::Sourced<fairvalue::PerShare> grant_price;
  fairvalue::Date announced;
  fairvalue::Sourced<fairvalue::ConditionOutlook> outlook;
  fairvalue::Sourced<fairvalue::DeploymentModel> deployment;  ///< instead of the outlook's milestones
};
/// Of the case, its file and what stands beside it.
OpenAiPricing openai_pricing(const fairvalue::Case& openai,
                             const fairvalue::CaseFile& file = openai_case_file(),
                             const OpenAiDeal2025& beside = openai_deal_2025());

/// The market with AMD at a price on a day.
fairvalue::EquityMarket amd_market(const OpenAiPricing& pricing, fairvalue::PerShare price,
                                   fairvalue::Date day);

/// Every condition but the price met already.
fairvalue::ConditionOutlook certain(const fairvalue::ConditionOutlook& outlook);

/// A cliff ladder like the shipped one with other hurdles, one a tranche.
fairvalue::Warrant with_hurdles(const fairvalue::Warrant& terms, const std::vector<double>& hurdles);

}  // namespace examples
