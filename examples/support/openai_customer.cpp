#include "support/openai_customer.hpp"

#include <cmath>

#include <fairvalue/casefile/case_needs.hpp>

#include "support/openai_pricing.hpp"
#include "support/sourced.hpp"

namespace examples {
namespace {

using namespace fairvalue;
using namespace std::chrono_literals;

constexpr std::uint32_t funding_paths = 50'000;

/// Ten gigawatts are public, the first in the second half of 2026; the pace is not.
DeploymentPlan nvidia_plan() {
  return {.measure = VolumeMeasure::deployed,
          .start = 2026y / 7 / 1,
          .milestones = {{1, 2027y / 6 / 30}, {10, 2030y / 12 / 31}}};
}

}  // namespace

OpenAiCustomer openai_customer(const Case& openai, const OpenAiFacts& facts, const CaseFile& file) {
  const Deal& amd = openai.deals.front();
  OpenAiCustomer customer{
      .commitments = {{"AMD", amd.plan.value, amd.revenue_per_gigawatt.value},
                      {"NVIDIA", nvidia_plan(), facts.high_price.value}},
      .nvidia_source = "letter of intent of 2025-09-22: at least 10 GW, the first in 2H26; the pace is ours",
      .revenue_2025 = stated(Money{13e9}, "OpenAI's projection, The Information, September 2025"),
      .revenue_2030 = stated(Money{200e9}, "the same"),
      .years = {},
      .nvidia_equity = stated(PerGigawatt{10e9}, "letter of intent: up to 100 bn, as the gigawatts come")};
  customer.years = customer_years(file, "OpenAI");
  const Commitment invested{"NVIDIA", nvidia_plan(), customer.nvidia_equity.value};
  const auto each_year = commitments_by_year({&invested, 1}, customer.years);
  for (std::size_t i = 0; i < each_year.size(); ++i) customer.years[i].own_funds = each_year[i].total;
  return customer;
}

OpenAiFunding openai_funding(const Case& openai) {
  return {.market_impact = assumed(0.10, "blocks of millions of shares do not sell at the close"),
          .drift = {openai.required_return.value, Standing::assumed, "the required return of the case"},
          .volatility = openai_pricing(openai).volatility};
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
