/// \file support/openai_accounts.hpp
/// OpenAI's warrant in AMD's accounts, by the tables `accounts` and `forecast` of the shipped case.
#pragma once
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/casefile/account_needs.hpp>
#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/model/deal_forecast.hpp>
#include <fairvalue/model/deal_loop.hpp>

#include "support/openai_deal.hpp"

namespace examples {

struct OpenAiAccounts {
  fairvalue::CaseFile file;
  fairvalue::CustomerAward award;
  std::vector<fairvalue::AccountedQuarter> quarters;
  std::vector<fairvalue::PeriodCost> schedule;  ///< one a quarter
  std::vector<fairvalue::DealYear> years;       ///< of the base case
  fairvalue::DealForecast forecast;
};
/// The grant-date fair values are simulated on `paths` paths, as is the forecast.
OpenAiAccounts openai_accounts(std::uint64_t paths, std::uint64_t seed,
                               const fairvalue::CaseFile& file = openai_case_file());

}  // namespace examples
