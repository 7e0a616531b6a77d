/// \file support/openai_deal.hpp
/// AMD and OpenAI as of 2025-10-06, shipped as a case: what is public is stated, the rest assumed with its
/// reason.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/model/case.hpp>

#include "support/openai_deal_2025.hpp"

namespace examples {

/// The shipped file examples/cases/amd_openai.toml, which the programs carry, or another version of it.
/// Throws as read_case_file does, and Error where it has not what the tables are about.
fairvalue::CaseFile openai_case_file(const std::optional<std::string>& path = {});

/// The case of the file: the three scenarios of article 001 as scenarios. Their weights are assumed: the
/// article gives none.
fairvalue::Case openai_deal(const fairvalue::CaseFile& file = openai_case_file());

/// What the market paid on 2025-06-19, 22x of FY2026 (article 000), as a multiple of the NTM EPS of that day.
fairvalue::RollingMultiple multiple_of_june_2025();

/// What surrounds the deal and is not part of its value: the article's prices, share counts and proxies.
struct OpenAiFacts {
  fairvalue::Sourced<fairvalue::PerShare> before;        ///< the announcement
  fairvalue::Sourced<fairvalue::PerShare> close_before;  ///< of the case's grant
  fairvalue::Sourced<fairvalue::PerShare> spike;         ///< the same day
  fairvalue::Sourced<double> stated_jump;                ///< "nearly 40 %"
  fairvalue::Sourced<fairvalue::PerShare> close;         ///< of that day
  fairvalue::Sourced<fairvalue::PerShare> last_hurdle;
  fairvalue::Sourced<fairvalue::Money> value_at_hurdle;  ///< market value "approached"
  fairvalue::Sourced<fairvalue::Shares> outstanding;     ///< common shares
  fairvalue::Sourced<fairvalue::Shares> warrant_shares;
  fairvalue::Sourced<fairvalue::PerShare> strike;
  fairvalue::Sourced<fairvalue::Gigawatts> gigawatts;
  fairvalue::Sourced<double> stated_stake;                   ///< "about 10 %"
  fairvalue::Sourced<fairvalue::PerGigawatt> low_price;      ///< a gigawatt, HUMAIN's deal as proxy
  fairvalue::Sourced<fairvalue::PerGigawatt> high_price;     ///< a gigawatt, NVIDIA's content as proxy
  fairvalue::Sourced<fairvalue::Interval<double>> ai_share;  ///< "15-25 %" of an optimistic future
  fairvalue::Sourced<fairvalue::Money> market_2028;          ///< AI accelerators
  fairvalue::Sourced<double> required_return;                ///< to bring the last hurdle to today
};
/// Of the case, of what stands beside it, and the market of 2028 as article 000 has it.
OpenAiFacts openai_facts(const fairvalue::CaseFile& file = openai_case_file(),
                         const OpenAiDeal2025& beside = openai_deal_2025());

}  // namespace examples
