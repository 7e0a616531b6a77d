#include <doctest/doctest.h>

#include <fairvalue/accounting/contra_revenue.hpp>
#include <fairvalue/accounting/customer_award.hpp>
#include <fairvalue/accounting/restriction_discount.hpp>
#include <fairvalue/accounting/share_counts.hpp>
#include <fairvalue/casefile/case_findings.hpp>
#include <fairvalue/casefile/case_parts.hpp>
#include <fairvalue/casefile/price_file.hpp>
#include <fairvalue/casefile/quote_unit.hpp>
#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/earnings.hpp>
#include <fairvalue/company/eps_path.hpp>
#include <fairvalue/company/estimate.hpp>
#include <fairvalue/company/filed_facts.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/consideration.hpp>
#include <fairvalue/deal/equal_tranches.hpp>
#include <fairvalue/deal/gate.hpp>
#include <fairvalue/deal/monitoring_rule.hpp>
#include <fairvalue/deal/tranche_vesting.hpp>
#include <fairvalue/deal/volume.hpp>
#include <fairvalue/equity/discounted_cash_flow.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/peers.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/market/peer_volatility.hpp>
#include <fairvalue/market/volatility.hpp>
#include <fairvalue/market/yield_curve.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/math/regression.hpp>
#include <fairvalue/model/announcement.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/model/deal_forecast.hpp>
#include <fairvalue/model/forecast_terms.hpp>
#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/diluted_value.hpp>
#include <fairvalue/pricing/hurdle_claim.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>
#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>
#include <fairvalue/simulation/measure.hpp>

#include "support/enumerators.hpp"

namespace enum_tables_test {
using namespace fairvalue;
using fixtures::check_names;

TEST_SUITE("casefile/enum_tables") {
  TEST_CASE("every public enum has a name for each enumerator and reads it back") {
    check_names<AwardStandard>();
    check_names<PurchaseCondition>();
    check_names<ForfeiturePolicy>();
    check_names<CostAttribution>();
    check_names<UpfrontTreatment>();
    check_names<NegativeRevenue>();
    check_names<AwardClass>();
    check_names<NamedConditions>();
    check_names<AwardEnd>();
    check_names<EpsStandard>();
    check_names<DiscountMethod>();
    check_names<RestrictionKind>();
    check_names<FindingKind>();
    check_names<YieldKind>();
    check_names<QuoteUnit>();
    check_names<SplitTreatment>();
    check_names<LeftOutReason>();
    check_names<EarningsBasis>();
    check_names<EarningsWindow>();
    check_names<RollingWindow>();
    check_names<EstimateMeasure>();
    check_names<FiledMeasure>();
    check_names<FiscalRoll>();
    check_names<Standing>();
    check_names<Lender>();
    check_names<BelievedInput>();
    check_names<GateTiming>();
    check_names<GateKind>();
    check_names<ServiceRelation>();
    check_names<ConditionsCounted>();
    check_names<Monitoring>();
    check_names<ObservedPrice>();
    check_names<ExerciseSettlement>();
    check_names<ShareRounding>();
    check_names<ChangeOfControl>();
    check_names<TrancheState>();
    check_names<VolumeMeasure>();
    check_names<CashFlowTiming>();
    check_names<PriceBasis>();
    check_names<PeerDriver>();
    check_names<PeerResponse>();
    check_names<LeadUnit>();
    check_names<RampSpan>();
    check_names<PeerStatistic>();
    check_names<VolatilityKind>();
    check_names<ReturnInterval>();
    check_names<Compounding>();
    check_names<CurveInterpolation>();
    check_names<RunStatus>();
    check_names<RegressionStatus>();
    check_names<CalibratedInput>();
    check_names<ForecastPrice>();
    check_names<ForecastMeasure>();
    check_names<OptionKind>();
    check_names<DilutionMethod>();
    check_names<ValueKind>();
    check_names<HurdlePayoff>();
    check_names<ControlVariate>();
    check_names<ExercisePolicy>();
    check_names<ClosesMethod>();
    check_names<ValuationMethod>();
    check_names<BreakEvenKind>();
    check_names<Sampling>();
    check_names<Measure>();
  }
}

}  // namespace enum_tables_test
