#include "support/openai_customer.hpp"

#include <cmath>

#include <fairvalue/casefile/case_needs.hpp>

#include "support/openai_pricing.hpp"

namespace examples {
namespace {

using namespace fairvalue;

constexpr std::uint32_t funding_paths = 50'000;

}  // namespace

OpenAiCustomer openai_customer(const Case& openai, const CaseFile& file, const OpenAiDeal2025& beside) {
  const Deal& amd = openai.deals.front();
  const DeploymentPlan& nvidia = beside.nvidia_plan.value;
  OpenAiCustomer customer{.commitments = {{"AMD", amd.plan.value, amd.revenue_per_gigawatt.value},
                                          {"NVIDIA", nvidia, beside.high_price.value}},
                          .nvidia_source = beside.nvidia_plan.source,
                          .revenue_2025 = beside.revenue_2025,
                          .years = customer_years(file, "OpenAI"),
                          .nvidia_equity = beside.nvidia_equity};
  const Commitment invested{"NVIDIA", nvidia, customer.nvidia_equity.value};
  const auto each_year = commitments_by_year({&invested, 1}, customer.years);
  for (std::size_t i = 0; i < each_year.size(); ++i) customer.years[i].own_funds = each_year[i].total;
  return customer;
}

OpenAiFunding openai_funding(const Case& openai, const CaseFile& file, const OpenAiDeal2025& beside) {
  return {.market_impact = beside.market_impact,
          .drift = {openai.required_return.value, Standing::assumed, "the required return of the case"},
          .volatility = openai_pricing(openai, file, beside).volatility};
}

WrongWay openai_wrong_way(const Case& openai, const OpenAiFunding& funding, Money own_funds) {
  const RealWorldPrices prices{.spot = openai.spot.value.price,
                               .as_of = openai.spot.value.as_of,
                               .drift = std::log1p(funding.drift.value),
                               .volatility = funding.volatility.value};
  const FundingRule rule{.market_impact = funding.market_impact.value,
                         .own_funds = std::vector<Money>(openai.company.years.size(), own_funds)};
  return wrong_way(openai.deals.front(), openai.company.years, prices, rule, funding_paths, simulation_seed);
}

}  // namespace examples
