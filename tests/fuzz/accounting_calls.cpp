#include <fairvalue/accounting/award_tax.hpp>
#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/accounting/deal_eps_bridge.hpp>
#include <fairvalue/accounting/dilution_order.hpp>
#include <fairvalue/accounting/expected_to_vest.hpp>
#include <fairvalue/accounting/remaining_obligation.hpp>
#include <fairvalue/accounting/restriction_discount.hpp>
#include <fairvalue/accounting/share_counts.hpp>
#include <fairvalue/accounting/two_class.hpp>
#include <fairvalue/accounting/unrecognised_cost.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<ExerciseTax> = 4;
template <>
inline constexpr int field_count<AwardPolicy> = 11;
template <>
inline constexpr int field_count<CustomerTranche> = 6;
template <>
inline constexpr int field_count<AwardModification> = 6;
template <>
inline constexpr int field_count<CustomerAward> = 3;
template <>
inline constexpr int field_count<TrancheJudgement> = 6;
template <>
inline constexpr int field_count<PurchasePeriod> = 6;
template <>
inline constexpr int field_count<CostFlow> = 5;
template <>
inline constexpr int field_count<TrancheCost> = 4;
template <>
inline constexpr int field_count<PeriodCost> = 8;
template <>
inline constexpr int field_count<DealEps> = 15;
template <>
inline constexpr int field_count<DealEpsBridge> = 9;
template <>
inline constexpr int field_count<PotentialShares> = 3;
template <>
inline constexpr int field_count<DilutionStep> = 5;
template <>
inline constexpr int field_count<DilutionOrder> = 4;
template <>
inline constexpr int field_count<RemainingObligation> = 3;
template <>
inline constexpr int field_count<RestrictionDiscount> = 3;
template <>
inline constexpr int field_count<ContingentTranche> = 5;
template <>
inline constexpr int field_count<ContingentStatus> = 6;
template <>
inline constexpr int field_count<EpsPeriod> = 5;
template <>
inline constexpr int field_count<EpsShares> = 9;
template <>
inline constexpr int field_count<ShareClass> = 5;
template <>
inline constexpr int field_count<ClassEps> = 4;
template <>
inline constexpr unsigned enumerators<RestrictionKind> = 3;
template <>
inline constexpr unsigned enumerators<AwardEnd> = 3;
template <>
inline constexpr unsigned enumerators<CostAttribution> = 3;
template <>
inline constexpr unsigned enumerators<NegativeRevenue> = 3;

template <>
inline constexpr int field_count<CentBridge> = 7;

namespace {

CentBridge cents_of(const DealEps& deal) { return in_cents(deal_eps_bridge(deal)); }

}  // namespace

std::span<const Call> accounting_calls() {
  static constexpr Call calls[] = {FUZZ_CALL(deferred_tax_asset),
                                   FUZZ_CALL(tax_at_exercise),
                                   FUZZ_CALL(contra_revenue),
                                   FUZZ_CALL(implied_purchases),
                                   FUZZ_CALL(deal_eps_bridge),
                                   FUZZ_CALL(cents_of),
                                   FUZZ_CALL(dilution_order),
                                   FUZZ_CALL(expected_to_vest),
                                   FUZZ_CALL(remaining_obligation),
                                   FUZZ_CALL(restriction_discount),
                                   FUZZ_CALL(eps_shares),
                                   FUZZ_CALL(eps_shares_to_date),
                                   FUZZ_CALL(elapsed_average),
                                   FUZZ_CALL(two_class_eps),
                                   FUZZ_CALL_AS(Money(*)(const TrancheCost&), unrecognised_cost),
                                   FUZZ_CALL(average_unrecognised_cost),
                                   FUZZ_CALL_AS(Money(*)(const CustomerTranche&), grant_date_cost),
                                   FUZZ_CALL_AS(Money(*)(const CustomerAward&), grant_date_cost)};
  return calls;
}

}  // namespace fuzz
