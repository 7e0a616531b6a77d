#include <fairvalue/deal/consideration.hpp>
#include <fairvalue/deal/counterparty.hpp>
#include <fairvalue/deal/delivery.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/dilution.hpp>
#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/deal/even_flow.hpp>
#include <fairvalue/deal/exercise.hpp>
#include <fairvalue/deal/gigawatt_economics.hpp>
#include <fairvalue/deal/give_away_price.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>
#include <fairvalue/deal/peer_rank.hpp>
#include <fairvalue/deal/price_gate.hpp>
#include <fairvalue/deal/rebate.hpp>
#include <fairvalue/deal/strike.hpp>
#include <fairvalue/deal/vesting.hpp>
#include <fairvalue/deal/weakest_link.hpp>

#include "calls.hpp"
#include "shared_fields.hpp"

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

template <>
inline constexpr int field_count<EquityPurchase> = 3;
template <>
inline constexpr int field_count<Loan> = 6;
template <>
inline constexpr int field_count<Commitment> = 3;
template <>
inline constexpr int field_count<CustomerYear> = 3;
template <>
inline constexpr int field_count<CommitmentYear> = 7;
template <>
inline constexpr int field_count<Delivery> = 3;
template <>
inline constexpr int field_count<SplitDeliveries> = 2;
template <>
inline constexpr int field_count<EvenFlow> = 3;
template <>
inline constexpr int field_count<FollowOn> = 4;
template <>
inline constexpr int field_count<GigawattEconomics> = 6;
template <>
inline constexpr int field_count<GigawattCash> = 2;
template <>
inline constexpr int field_count<VolumeHistory> = 2;
template <>
inline constexpr int field_count<MilestoneOutcome> = 3;
template <>
inline constexpr int field_count<AveragedPeriod> = 4;
template <>
inline constexpr int field_count<PayoutPoint> = 2;
template <>
inline constexpr int field_count<PayoutCurve> = 2;
template <>
inline constexpr int field_count<RankVesting> = 3;
template <>
inline constexpr int field_count<StrikeSetLater> = 4;
template <>
inline constexpr int field_count<HurdleStep> = 2;
template <>
inline constexpr int field_count<SteppedPriceGate> = 5;
template <>
inline constexpr int field_count<PriceGate> = 4;
template <>
inline constexpr int field_count<MarketCapGate> = 5;
template <>
inline constexpr unsigned enumerators<VolumeMeasure> = 4;
template <>
inline constexpr unsigned enumerators<ShareRounding> = 3;

namespace {

std::vector<Shares> parts_by_volume(Shares total, double step, int parts, ShareRounding rounding) {
  std::vector<Shares> shares;
  const VolumeSteps steps{.measure = VolumeMeasure::deployed, .step = step, .parts = parts};
  for (const Tranche& one : tranches_by_volume("t", total, steps, rounding)) shares.push_back(one.shares);
  return shares;
}
std::optional<Date> met_on(const MonitoringRule& rule, PerShare hurdle, const DatedSeries<PerShare>& closes,
                           Date earliest) {
  return first_met(rule, hurdle, closes, &closes, earliest);
}
/// What has vested of a tranche on its price, its volume and a day.
std::vector<Shares> vested_of(const PriceGate& gate, const VolumeHistory& volumes,
                              const DatedSeries<PerShare>& closes, Shares shares, double volume, Date granted,
                              Date expiry, Date as_of) {
  const Warrant warrant{
      .holder = "customer",
      .shares = shares,
      .strike = PerShare{1},
      .granted = granted,
      .expiry = expiry,
      .tranches = {{.name = "1",
                    .shares = shares,
                    .gates = {gate, VolumeGate{.measure = volumes.measure, .volume = volume}}}}};
  std::vector<Shares> vested;
  for (const auto& one : vesting(warrant, {.closes = closes, .highs = closes, .volumes = {volumes}}, as_of))
    vested.insert(vested.end(), {one.vested, one.exercised});
  return vested;
}

}  // namespace

std::span<const Call> deal_calls() {
  static constexpr Call calls[] = {
      FUZZ_CALL(stake_before_issue),
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
      FUZZ_CALL(weakest_link),
      FUZZ_CALL_AS(Money(*)(const EquityPurchase&), cost_to_seller),
      FUZZ_CALL_AS(Money(*)(const Loan&), cost_to_seller),
      FUZZ_CALL(commitments_by_year),
      FUZZ_CALL(commitment_table),
      FUZZ_CALL(deliveries),
      FUZZ_CALL(split_at),
      FUZZ_CALL(renewals),
      FUZZ_CALL(flows_of),
      FUZZ_CALL(as_history),
      FUZZ_CALL(against_history),
      FUZZ_CALL(equal_parts),
      FUZZ_CALL(parts_by_volume),
      FUZZ_CALL(mean_discount_factor),
      FUZZ_CALL(amount_between),
      FUZZ_CALL(value_between),
      FUZZ_CALL(value_after),
      FUZZ_CALL(exercise_gain),
      FUZZ_CALL(delivered_shares),
      FUZZ_CALL(give_away_price),
      FUZZ_CALL(income_per_gigawatt),
      FUZZ_CALL(flow_per_gigawatt),
      FUZZ_CALL(cash_per_gigawatt),
      FUZZ_CALL_AS(double (*)(const VolumeHistory&, Date), volume_on),
      FUZZ_CALL(reached_on),
      FUZZ_CALL(averaged_growth),
      FUZZ_CALL(percentile_among),
      FUZZ_CALL(max_payout),
      FUZZ_CALL(payout),
      FUZZ_CALL_AS(double (*)(const RankVesting&, double, std::span<const double>), vested_part),
      FUZZ_CALL(set_strike),
      FUZZ_CALL(hurdle_on),
      FUZZ_CALL_AS(std::optional<PriceGate>(*)(const MarketCapGate&, Date), price_gate),
      FUZZ_CALL(closes_needed),
      FUZZ_CALL(met_on),
      FUZZ_CALL(vested_of)};
  return calls;
}

}  // namespace fuzz
