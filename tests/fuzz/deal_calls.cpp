#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>
#include <fairvalue/deal/rebate.hpp>
#include <fairvalue/deal/weakest_link.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Milestone> = 2;
template <>
inline constexpr int field_count<DeploymentPlan> = 3;
template <>
inline constexpr int field_count<Pace> = 7;
template <>
inline constexpr int field_count<Component> = 2;
template <>
inline constexpr int field_count<WeakestLink> = 3;

std::span<const Call> deal_calls() {
  static constexpr Call calls[] = {FUZZ_CALL(stake_before_issue),
                                   FUZZ_CALL(stake_after_issue),
                                   FUZZ_CALL(outstanding_for_stake_before),
                                   FUZZ_CALL(outstanding_for_stake_after),
                                   FUZZ_CALL(diluted_price),
                                   FUZZ_CALL(eps_dilution),
                                   FUZZ_CALL(dilution_break_even),
                                   FUZZ_CALL(intrinsic_value),
                                   FUZZ_CALL(exercise_cost),
                                   FUZZ_CALL(rebate_per_gigawatt),
                                   FUZZ_CALL(self_funding_ratio),
                                   FUZZ_CALL(self_funding_price),
                                   FUZZ_CALL(paced_plan),
                                   FUZZ_CALL_AS(DeploymentPlan(*)(const DeploymentPlan&, int), delayed),
                                   FUZZ_CALL(quickened),
                                   FUZZ_CALL(stopped_at),
                                   FUZZ_CALL(planned_volume),
                                   FUZZ_CALL(planned_date),
                                   FUZZ_CALL(run_at_end),
                                   FUZZ_CALL(weakest_link)};
  return calls;
}

}  // namespace fuzz
