#include <fairvalue/industry/backlog.hpp>
#include <fairvalue/industry/capacity.hpp>
#include <fairvalue/industry/capital_spending.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/fleet.hpp>
#include <fairvalue/industry/inference_price.hpp>
#include <fairvalue/industry/key_value_cache.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_share.hpp>
#include <fairvalue/industry/market_size.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/industry/payback.hpp>
#include <fairvalue/industry/productivity.hpp>
#include <fairvalue/industry/rental.hpp>
#include <fairvalue/industry/rental_contract.hpp>
#include <fairvalue/industry/revenue_mix.hpp>
#include <fairvalue/industry/roofline.hpp>
#include <fairvalue/industry/segment.hpp>
#include <fairvalue/industry/share_split.hpp>
#include <fairvalue/industry/token_demand.hpp>
#include <fairvalue/industry/vendors.hpp>
#include <fairvalue/industry/yield.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<BacklogFlow> = 4;
template <>
inline constexpr int field_count<BacklogChange> = 5;
template <>
inline constexpr int field_count<ProductBacklog> = 3;
template <>
inline constexpr int field_count<SupplyPart> = 4;
template <>
inline constexpr int field_count<SupplyStep> = 3;
template <>
inline constexpr int field_count<SupplyChain> = 2;
template <>
inline constexpr int field_count<SupplyBound> = 3;
template <>
inline constexpr int field_count<SupplyOutput> = 3;
template <>
inline constexpr int field_count<SpendingPlan> = 4;
template <>
inline constexpr int field_count<SpendingYear> = 4;
template <>
inline constexpr int field_count<Ownership> = 7;
template <>
inline constexpr int field_count<HourlyCost> = 5;
template <>
inline constexpr int field_count<AttentionShape> = 4;
template <>
inline constexpr int field_count<ContextGrowth> = 2;
template <>
inline constexpr int field_count<LeadStep> = 3;
template <>
inline constexpr int field_count<MarketSize> = 5;
template <>
inline constexpr int field_count<YearSize> = 2;
template <>
inline constexpr int field_count<ComponentCheck> = 3;
template <>
inline constexpr int field_count<LinearRamp> = 2;
template <>
inline constexpr int field_count<TeamSaving> = 3;
template <>
inline constexpr int field_count<RentalContract> = 4;
template <>
inline constexpr int field_count<Roofline> = 2;
template <>
inline constexpr int field_count<DecodingBound> = 2;
template <>
inline constexpr int field_count<TokenDemand> = 3;
template <>
inline constexpr int field_count<Survival> = 2;
template <>
inline constexpr unsigned enumerators<LeadUnit> = 3;
template <>
inline constexpr unsigned enumerators<RampSpan> = 2;

std::span<const Call> industry_calls() {
  static constexpr Call calls[] = {FUZZ_CALL(closing_backlog),
                                   FUZZ_CALL(roll_forward),
                                   FUZZ_CALL(adjustment_to_close),
                                   FUZZ_CALL(implied_orders),
                                   FUZZ_CALL(book_to_bill),
                                   FUZZ_CALL(split_at_growth),
                                   FUZZ_CALL(backlog_lead_time),
                                   FUZZ_CALL(shipped_at_lead_time),
                                   FUZZ_CALL(recognition),
                                   FUZZ_CALL(supply_output),
                                   FUZZ_CALL(spending_path),
                                   FUZZ_CALL(growth_to_zero_free_cash_flow),
                                   FUZZ_CALL(years_of_gross_profit),
                                   FUZZ_CALL(accelerators_on),
                                   FUZZ_CALL(cost_per_gigawatt),
                                   FUZZ_CALL(ownership_cost),
                                   FUZZ_CALL(units_to_install),
                                   FUZZ_CALL(price_per_working_unit),
                                   FUZZ_CALL(price_at_margin),
                                   FUZZ_CALL(times_cheaper),
                                   FUZZ_CALL(margin_given_up),
                                   FUZZ_CALL(cost_elasticity),
                                   FUZZ_CALL(cost_per_token),
                                   FUZZ_CALL(cache_bytes_per_token),
                                   FUZZ_CALL(context_growth),
                                   FUZZ_CALL(cache_bytes_read),
                                   FUZZ_CALL(tokens_that_fit),
                                   FUZZ_CALL(series_time),
                                   FUZZ_CALL(unexplained_time),
                                   FUZZ_CALL(delivery_date),
                                   FUZZ_CALL(share_revenue),
                                   FUZZ_CALL(share_of),
                                   FUZZ_CALL(share_gain_per_year),
                                   FUZZ_CALL(share_after_growth),
                                   FUZZ_CALL(small_share_factor),
                                   FUZZ_CALL(growth_to_reach_share),
                                   FUZZ_CALL(market_path),
                                   FUZZ_CALL(market_cagr),
                                   FUZZ_CALL(market_revision),
                                   FUZZ_CALL(check_component),
                                   FUZZ_CALL(feasible),
                                   FUZZ_CALL(revenue_weighted_position),
                                   FUZZ_CALL(ramp_to_end),
                                   FUZZ_CALL(ramp_from_start),
                                   FUZZ_CALL(ramp_path),
                                   FUZZ_CALL(payback_time),
                                   FUZZ_CALL(utilisation_to_repay),
                                   FUZZ_CALL(lifetime_return),
                                   FUZZ_CALL(capital_cost_per_hour),
                                   FUZZ_CALL(capital_recovery_factor),
                                   FUZZ_CALL(capital_recovery_per_hour),
                                   FUZZ_CALL(team_saving),
                                   FUZZ_CALL(heads_for_same_work),
                                   FUZZ_CALL(break_even_gain),
                                   FUZZ_CALL(break_even_tokens),
                                   FUZZ_CALL(rental_discount),
                                   FUZZ_CALL(rental_revenue_per_year),
                                   FUZZ_CALL(break_even_utilisation),
                                   FUZZ_CALL(contract_value),
                                   FUZZ_CALL(prepayment),
                                   FUZZ_CALL(prepaid_time),
                                   FUZZ_CALL(customer_financed_share),
                                   FUZZ_CALL(revenue_mix),
                                   FUZZ_CALL(revenue_for_mix),
                                   FUZZ_CALL(mixed_growth),
                                   FUZZ_CALL(stream_seconds),
                                   FUZZ_CALL(memory_passes_per_second),
                                   FUZZ_CALL(attainable_flops),
                                   FUZZ_CALL(decoding_bound),
                                   FUZZ_CALL(batch_needed),
                                   FUZZ_CALL(reference_of_advantage),
                                   FUZZ_CALL(unit_cost_change),
                                   FUZZ_CALL_AS(double (*)(double, double, Years), share_factor),
                                   FUZZ_CALL(largest_initial_share),
                                   FUZZ_CALL(segment_share_path),
                                   FUZZ_CALL(residual_share),
                                   FUZZ_CALL(concentration_ratio),
                                   FUZZ_CALL(herfindahl_index),
                                   FUZZ_CALL(reallocation),
                                   FUZZ_CALL(tokens_per_second),
                                   FUZZ_CALL(flops_for_tokens),
                                   FUZZ_CALL(accelerators_needed),
                                   FUZZ_CALL(utilisation_needed),
                                   FUZZ_CALL(implied_vendors),
                                   FUZZ_CALL(survival),
                                   FUZZ_CALL(cost_per_good_unit),
                                   FUZZ_CALL(relative_cost_per_good_unit),
                                   FUZZ_CALL(cost_factor_of_fall),
                                   FUZZ_CALL(cost_factor_of_points),
                                   FUZZ_CALL(layer_yield),
                                   FUZZ_CALL(stack_yield)};
  return calls;
}

}  // namespace fuzz
