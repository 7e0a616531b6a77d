#include <doctest/doctest.h>

#include <fairvalue/casefile/case_needs.hpp>

#include "support/openai_customer.hpp"
#include "support/openai_pricing.hpp"

namespace openai_deal_2025_test {
using namespace fairvalue;
using namespace std::chrono_literals;

// What stands in the file is held against the ledger, and what only we believe against what its sources say.

TEST_SUITE("examples/openai_deal_2025") {
  const examples::OpenAiDeal2025 beside = examples::openai_deal_2025();

  TEST_CASE("NVIDIA's ten gigawatts begin in the second half of 2026 and bring 100 bn") {
    const DeploymentPlan& plan = beside.nvidia_plan.value;
    CHECK(plan.measure == VolumeMeasure::deployed);
    CHECK(plan.start == 2026y / 7 / 1);
    CHECK(plan.milestones.back().volume * beside.nvidia_equity.value.value == 100e9);
    CHECK(beside.nvidia_plan.standing == Standing::assumed);
    CHECK(beside.nvidia_equity.standing == Standing::stated);
  }
  TEST_CASE("the jump is nearly forty percent: 大漲近40%") { CHECK(beside.stated_jump.value == 0.4); }
  TEST_CASE("a gigawatt at HUMAIN is 10 bn for 500 MW") {
    CHECK(beside.low_price.value.value == 10e9 / 0.5);
    CHECK(beside.low_price.standing == Standing::derived);
  }
  TEST_CASE("delays are those that the reasons name") {
    CHECK(beside.milestone_time.value == Interval<double>{0.9, 1.3});
    CHECK(beside.gigawatt_never.value == 0.05);
    CHECK(beside.quickest_plan.value == 0.85);
    CHECK(beside.delay.value == Distribution{Pert{.low = 0.0, .mode = 0.1, .high = 0.45}});
    const examples::OpenAiPricing pricing = examples::openai_pricing(examples::openai_deal());
    // The second gigawatt comes with 95 % if the first does, which comes with 95 %.
    CHECK(pricing.outlook.value.milestones[1].timing.never ==
          doctest::Approx(1 - 0.95 * 0.95).epsilon(1e-14));
    CHECK(pricing.outlook.value.named.front().probability == 0.95);
  }
  TEST_CASE("the market of a warrant is that of the reader's case") {
    CaseFile file = examples::openai_case_file();
    file.market->volatility->value.value = 0.4;
    file.market->risk_free_rate->value.value = Rate{0.05};
    file.deals.front().facts.grant->value.spot.price = PerShare{150};
    file.deals.front().facts.outlook.named.front().probability = 0.5;
    const examples::OpenAiPricing pricing = examples::openai_pricing(model_case(file), file);
    CHECK(pricing.volatility.value == 0.4);
    CHECK(pricing.risk_free_rate.value == Rate{0.05});
    CHECK(pricing.grant_price.value == PerShare{150});
    CHECK(pricing.outlook.value.named.front().probability == 0.5);
    CHECK(examples::openai_funding(model_case(file), file).volatility.value == 0.4);
    file.deals.front().terms.warrant->value.strike = PerShare{2};
    CHECK(examples::openai_facts(file).strike.value == PerShare{2});
  }
}

}  // namespace openai_deal_2025_test
