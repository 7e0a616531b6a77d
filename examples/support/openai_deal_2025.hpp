/// \file support/openai_deal_2025.hpp
/// What article 001 and the press say around AMD's deal with OpenAI, and what is believed of it, beside the
/// case.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/math/distribution.hpp>

namespace examples {

struct OpenAiDeal2025 {
  // the announcement
  fairvalue::Sourced<fairvalue::PerShare> before;
  fairvalue::Sourced<fairvalue::PerShare> spike;         ///< of the same day
  fairvalue::Sourced<double> stated_jump;                ///< "nearly 40 %"
  fairvalue::Sourced<fairvalue::Money> value_at_hurdle;  ///< market value "approached"
  fairvalue::Sourced<double> stated_stake;               ///< "about 10 %"
  // a gigawatt, and the revenue of AI
  fairvalue::Sourced<fairvalue::PerGigawatt> low_price;      ///< HUMAIN's deal as proxy
  fairvalue::Sourced<fairvalue::PerGigawatt> high_price;     ///< NVIDIA's content as proxy
  fairvalue::Sourced<fairvalue::Interval<double>> ai_share;  ///< "15-25 %" of an optimistic future
  // the customer
  fairvalue::Sourced<fairvalue::Money> revenue_2025;
  fairvalue::Sourced<double> market_impact;                  ///< part of the price lost in selling shares
  fairvalue::Sourced<fairvalue::PerGigawatt> nvidia_equity;  ///< put into OpenAI as each gigawatt comes
  fairvalue::Sourced<fairvalue::DeploymentPlan> nvidia_plan;
  // when AMD's gigawatts come
  fairvalue::Sourced<fairvalue::Interval<double>> milestone_time;  ///< least and most of the planned time
  fairvalue::Sourced<double> gigawatt_never;                       ///< given the one before
  fairvalue::Sourced<double> quickest_plan;                        ///< its intervals over the planned ones
  fairvalue::Sourced<fairvalue::Distribution> delay;               ///< of each interval, years
};

/// Read from the file, or from the program's own: examples/industry/openai_deal_2025.toml, and held against
/// the plan that it quickens. Throws as NumberTable does.
OpenAiDeal2025 openai_deal_2025(const std::optional<std::string>& path = {},
                                const std::optional<fairvalue::DeploymentPlan>& amd = {});

}  // namespace examples
