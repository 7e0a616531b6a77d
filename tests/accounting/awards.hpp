/// Awards and periods for the tests of their accounting.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include <fairvalue/accounting/contra_revenue.hpp>

namespace fairvalue::fixtures {

inline AwardPolicy policy_of(CostAttribution attribution = CostAttribution::from_zero) {
  return {.standard = AwardStandard::before_asu,
          .attribution = attribution,
          .attribution_reason = "test",
          .separately_priced_options = true,
          .upfront_reason = "test",
          .negative_revenue = NegativeRevenue::shown};
}

inline CustomerTranche award_tranche(double shares, double fair_value, double purchases) {
  return {.name = "tranche",
          .shares = Shares{shares},
          .fair_value = PerShare{fair_value},
          .purchases = purchases};
}

inline PurchasePeriod bought(double purchases, std::vector<TrancheJudgement> judgements = {},
                             double revenue = 0.0) {
  return {.label = "period",
          .purchases = purchases,
          .revenue = Money{revenue},
          .judgements = std::move(judgements)};
}

inline const TrancheJudgement likely{};
inline const TrancheJudgement unlikely{.probable = false};

}  // namespace fairvalue::fixtures
