#include "openai_deal_2025.hpp"

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
      .value_at_hurdle = file.sourced<Money>({"value_at_hurdle", "Market value at 600.", positive}),
      .stated_stake = file.sourced<double>({"stated_stake", "OpenAI's.", fraction, percent}),
      .low_price = file.sourced<PerGigawatt>({"low_price", "Of a gigawatt.", positive}),
      .high_price = file.sourced<PerGigawatt>({"high_price", "Of a gigawatt.", positive}),
      .ai_share = file.sourced<Interval<double>>({"ai_share", "Of revenue.", fraction, percent}),
      .revenue_2025 = file.sourced<Money>({"revenue_2025", "OpenAI's.", positive}),
      .market_impact =
          file.sourced<double>({"market_impact", "Part of the price lost in selling.", fraction, percent}),
      .nvidia_equity = file.sourced<PerGigawatt>({"nvidia_equity", "Put into OpenAI.", non_negative}),
      .nvidia_plan = file.sourced<DeploymentPlan>({"nvidia_plan", "NVIDIA's gigawatts."}),
      .milestone_time =
          file.sourced<Interval<double>>({"milestone_time", "Of the planned time.", positive, percent}),
      .gigawatt_never = file.sourced<double>({"gigawatt_never", "Of each gigawatt.", fraction, percent}),
      .quickest_plan =
          file.sourced<double>({"quickest_plan", "Its intervals over the planned.", positive, percent}),
      .delay = file.sourced<Distribution>({"delay", "Of each interval.", any, years}),
  };
}

}  // namespace

OpenAiDeal2025 openai_deal_2025(const std::optional<std::string>& path,
                                const std::optional<DeploymentPlan>& amd) {
  return read_sourced_numbers(
      number_file(path, embedded_openai_deal_2025, "openai_deal_2025.toml"), [&](NumberTable& file) {
        OpenAiDeal2025 beside = read_deal(file);
        if (amd) file.check("quickest_plan", [&] { quickened(*amd, beside.quickest_plan.value); });
        return beside;
      });
}

}  // namespace examples
