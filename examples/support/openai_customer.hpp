/// \file support/openai_customer.hpp
/// OpenAI as a customer: what it has promised to buy, its own revenue and cash, and how it may pay.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/model/wrong_way.hpp>

#include "support/openai_deal.hpp"

namespace examples {

struct OpenAiCustomer {
  /// 6 GW of AMD by the case's own plan and price, 10 GW of NVIDIA.
  std::vector<fairvalue::Commitment> commitments;
  std::string nvidia_source;  ///< of NVIDIA's gigawatts, price and pace
  fairvalue::Sourced<fairvalue::Money> revenue_2025;
  /// Calendar years as the case has them, 2026 to 2030 in the shipped one: revenue on an even growth from
  /// that above. Own funds, of which the case has none, are what NVIDIA puts in as its gigawatts come.
  std::vector<fairvalue::CustomerYear> years;
  fairvalue::Sourced<fairvalue::PerGigawatt> nvidia_equity;  ///< put into OpenAI as each gigawatt comes
};
OpenAiCustomer openai_customer(const fairvalue::Case& openai,
                               const fairvalue::CaseFile& file = openai_case_file(),
                               const OpenAiDeal2025& beside = openai_deal_2025());

/// The shares that OpenAI may sell to pay AMD, and a forecast of their price.
struct OpenAiFunding {
  fairvalue::Sourced<double> market_impact;
  fairvalue::Sourced<double> drift;       ///< a year, of the mean price, compounded annually
  fairvalue::Sourced<double> volatility;  ///< a year
};
OpenAiFunding openai_funding(const fairvalue::Case& openai,
                             const fairvalue::CaseFile& file = openai_case_file(),
                             const OpenAiDeal2025& beside = openai_deal_2025());

/// OpenAI's purchases from AMD where it has so much of its own for them in each of the case's years.
fairvalue::WrongWay openai_wrong_way(const fairvalue::Case& openai, const OpenAiFunding& funding,
                                     fairvalue::Money own_funds);

}  // namespace examples
