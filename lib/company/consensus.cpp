#include <fairvalue/company/consensus.hpp>

#include <algorithm>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/statistics.hpp>

#include "detail/estimate_selection.hpp"

namespace fairvalue {
namespace {

Dispersion dispersion_of(std::span<const double> values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {.median = median(values),
          .high = *high,
          .low = *low,
          .standard_deviation = standard_deviation(values),
          .count = static_cast<int>(values.size())};
}

}  // namespace

std::string_view to_string(LeftOutReason reason) {
  switch (reason) {
    case LeftOutReason::not_yet_known: return "not yet known";
    case LeftOutReason::withdrawn: return "withdrawn";
    case LeftOutReason::superseded: return "superseded";
    case LeftOutReason::stale: return "stale";
    case LeftOutReason::other_basis: return "on another basis";
    case LeftOutReason::outlier: return "outlier";
  }
  return "outlier";
}

Consensus consensus(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  detail::Selection rows = detail::consensus_rows(estimates, query);
  std::vector<double> values;
  for (const Estimate* row : rows.kept) values.push_back(row->value);
  return {.period = query.period,
          .measure = query.measure,
          .basis = rows.kept.front()->basis,
          .currency = rows.kept.front()->currency,
          .as_of = query.as_of,
          .mean = mean(values),
          .dispersion = dispersion_of(values),
          .left_out = std::move(rows.left_out)};
}

PeriodEps mean_eps(const Consensus& consensus) {
  require(consensus.measure == EstimateMeasure::eps, "consensus.measure", to_string(EstimateMeasure::eps),
          to_string(consensus.measure));
  require_period("consensus.period", consensus.period);
  return {.period = consensus.period,
          .eps = PerShare{require_finite("consensus.mean", consensus.mean)},
          .basis = consensus.basis,
          .currency = consensus.currency};
}

}  // namespace fairvalue
