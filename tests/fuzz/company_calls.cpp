#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/eps_bridge.hpp>
#include <fairvalue/company/eps_path.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/company/guidance.hpp>
#include <fairvalue/company/reported_eps.hpp>
#include <fairvalue/company/revisions.hpp>
#include <fairvalue/company/segment_build.hpp>
#include <fairvalue/company/share_count.hpp>
#include <fairvalue/company/statement.hpp>
#include <fairvalue/company/surprise.hpp>

#include "calls.hpp"
#include "shared_fields.hpp"

namespace fuzz {

using namespace fairvalue;

template <>
inline constexpr int field_count<Estimate> = 11;
template <>
inline constexpr int field_count<ConsensusQuery> = 6;
template <>
inline constexpr int field_count<Dispersion> = 5;
template <>
inline constexpr int field_count<LeftOut> = 4;
template <>
inline constexpr int field_count<Consensus> = 10;
template <>
inline constexpr int field_count<EpsDrivers> = 4;
template <>
inline constexpr int field_count<EpsBridge> = 6;
template <>
inline constexpr int field_count<FiscalYear> = 2;
template <>
inline constexpr int field_count<ForwardYears> = 3;
template <>
inline constexpr int field_count<GuidancePath> = 5;
template <>
inline constexpr int field_count<EpsGuidancePath> = 5;
template <>
inline constexpr int field_count<GuidanceStep> = 5;
template <>
inline constexpr int field_count<EpsGuidanceStep> = 5;
template <>
inline constexpr int field_count<ReportedEps> = 2;
template <>
inline constexpr int field_count<Segment> = 4;
template <>
inline constexpr int field_count<SegmentBuild> = 8;
template <>
inline constexpr int field_count<SegmentResult> = 3;
template <>
inline constexpr int field_count<BuiltYear> = 9;
template <>
inline constexpr int field_count<ShareFlow> = 3;
template <>
inline constexpr int field_count<ShareCount> = 3;
template <>
inline constexpr int field_count<EpsSurprise> = 2;
template <>
inline constexpr int field_count<Revision> = 3;
template <>
inline constexpr int field_count<RevisionCount> = 4;
template <>
inline constexpr unsigned enumerators<EstimateMeasure> = 5;

namespace {

// The other drivers are those given.
double margin_of(PerShare eps, Money revenue, double tax_rate, Shares shares) {
  return drivers(eps, revenue, tax_rate, shares).pretax_margin;
}
double margin_with_revenue(const EpsDrivers& from, Money added, double margin) {
  return with_revenue(from, added, margin).pretax_margin;
}

}  // namespace

std::span<const Call> company_calls() {
  static constexpr Call calls[] = {
      FUZZ_CALL(consensus),
      FUZZ_CALL(consensus_if_any),
      FUZZ_CALL(mean_eps),
      FUZZ_CALL_AS(PerShare(*)(const EpsDrivers&), eps),
      FUZZ_CALL(margin_of),
      FUZZ_CALL(margin_with_revenue),
      FUZZ_CALL(eps_bridge),
      FUZZ_CALL(rolling_eps),
      FUZZ_CALL(forward_years),
      FUZZ_CALL(ntm_weight),
      FUZZ_CALL(ntm_weight_by_months),
      FUZZ_CALL_AS(PeriodEps(*)(std::span<const PeriodEps>, Date), ntm_eps),
      FUZZ_CALL_AS(PeriodEps(*)(const PeriodEps&, const PeriodEps&, Date), ntm_eps),
      FUZZ_CALL_AS(PeriodEps(*)(std::span<const PeriodEps>, Date), ntm_eps_by_months),
      FUZZ_CALL(calendarised_eps),
      FUZZ_CALL(calendarised_eps_by_months),
      FUZZ_CALL_AS(std::vector<GuidanceStep>(*)(const GuidancePath&), guidance_steps),
      FUZZ_CALL_AS(std::vector<EpsGuidanceStep>(*)(const EpsGuidancePath&), guidance_steps),
      FUZZ_CALL(trailing_eps_as_known),
      FUZZ_CALL(revisions),
      FUZZ_CALL(count_revisions),
      FUZZ_CALL(net_over_estimates),
      FUZZ_CALL(net_over_revisions),
      FUZZ_CALL(up_down_ratio),
      FUZZ_CALL(diluted_eps),
      FUZZ_CALL(ttm_eps),
      FUZZ_CALL(ttm_eps_from_income),
      FUZZ_CALL(weighted_average_shares),
      FUZZ_CALL(built_years),
      FUZZ_CALL(built_eps),
      FUZZ_CALL_AS(std::vector<ShareCount>(*)(Shares, std::span<const ShareFlow>), share_count_path),
      FUZZ_CALL_AS(std::vector<ShareCount>(*)(Shares, double, int), share_count_path),
      FUZZ_CALL_AS(std::optional<double>(*)(double, const Consensus&), sue_dispersion),
      FUZZ_CALL_AS(std::optional<double>(*)(std::span<const EpsSurprise>, int), sue_history)};
  return calls;
}

}  // namespace fuzz
