#include "openai_deal_2025.hpp"

#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/simulation/deployment_model.hpp>

#include "embedded_openai_deal_2025.hpp"
#include "support/number_file.hpp"

namespace examples {
namespace {

using namespace fairvalue;

OpenAiDeal2025 read_deal(NumberTable& file) {
  using enum NumberRule;
  using enum Dimension;
  return {
      .before = file.sourced<PerShare>({"before", "AMD's price before the announcement.", positive}),
      .spike = file.sourced<PerShare>({"spike", "Its price on that day.", positive}),
      .stated_jump = file.sourced<double>({"stated_jump", "Of the price.", growth, percent}),
      .value_at_hurdle = file.sourced<Money>({"value_at_hurdle", "Market value at 600.", positive}),
      .stated_stake = file.sourced<double>({"stated_stake", "OpenAI's.", fraction, percent}),
      .low_price = file.sourced<PerGigawatt>({"low_price", "Of a gigawatt.", positive}),
      .high_price = file.sourced<PerGigawatt>({"high_price", "Of a gigawatt.", positive}),
      .ai_share = file.sourced<Interval<double>>({"ai_share", "Of revenue.", fraction, percent}),
      .revenue_2025 = file.sourced<Money>({"revenue_2025", "OpenAI's.", positive}),
      .market_impact =
          file.sourced<double>({"market_impact", "Part of the price lost in selling.", fraction, percent}),
      .nvidia_equity = file.sourced<PerGigawatt>({"nvidia_equity", "Put into OpenAI.", positive}),
      .nvidia_plan = file.sourced<DeploymentPlan>({"nvidia_plan", "NVIDIA's gigawatts."}),
      .milestone_time =
          file.sourced<Interval<double>>({"milestone_time", "Of the planned time.", positive, percent}),
      .gigawatt_never = file.sourced<double>({"gigawatt_never", "Of each gigawatt.", fraction, percent}),
      .quickest_plan =
          file.sourced<double>({"quickest_plan", "Its intervals over the planned.", positive, percent}),
      .delay = file.sourced<Distribution>({"delay", "Of each interval.", any, years}),
  };
}

void check_deployment(NumberTable& file, const OpenAiDeal2025& beside, const DeploymentPlan& amd) {
  DeploymentPlan quick = amd;
  file.check("quickest_plan", [&] { quick = quickened(amd, beside.quickest_plan.value); });
  file.check("delay", [&] {
    require_deployment("delay",
                       {.plan = quick, .delay = beside.delay.value, .never = beside.gigawatt_never.value});
  });
}

}  // namespace

OpenAiDeal2025 openai_deal_2025(const std::optional<std::string>& path,
                                const std::optional<DeploymentPlan>& amd) {
  return read_sourced_numbers(
      number_file(path, embedded_openai_deal_2025, "openai_deal_2025.toml"), [&](NumberTable& file) {
        OpenAiDeal2025 beside = read_deal(file);
        file.check("stated_stake",
                   [&] { outstanding_for_stake_after(Shares{1}, beside.stated_stake.value); });
        if (amd) check_deployment(file, beside, *amd);
        return beside;
      });
}

}  // namespace examples
