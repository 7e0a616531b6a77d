/// \file support/openai_worth.hpp
/// What AMD's deal with OpenAI is worth on the announcement's close: its net value, the jump against it, and
/// what the jump had to believe.
#pragma once
#include <vector>

#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/deal_worth.hpp>
#include <fairvalue/model/give_away.hpp>

#include "support/openai_pricing.hpp"

namespace examples {

struct OpenAiWorth {
  /// The warrant's economic value under each scenario's own volumes and the assumed rule, simulated at the
  /// close.
  std::vector<fairvalue::Money> warrants;
  double warrants_error;  ///< standard error of their weighted sum over that sum; an upper bound
  fairvalue::DealWorth worth;
  fairvalue::Announcement announcement;
  fairvalue::Jump jump;
  fairvalue::FollowOn renewal;  ///< life and end at which a follow-on share is asked for: assumed
  std::vector<fairvalue::ReverseAnswer> believed;
  fairvalue::Table pairs;  ///< revenue a gigawatt that explains the jump, by gigawatts
  std::vector<fairvalue::TrancheGiveAway> give_away;  ///< of the base case, as are the steps
  std::vector<fairvalue::GigawattStep> steps;
  std::vector<std::string> warnings;  ///< of the valuation, and why a simulated value is unreliable
};
OpenAiWorth openai_worth(const fairvalue::Case& openai, const OpenAiPricing& pricing,
                         const OpenAiFacts& facts);

}  // namespace examples
