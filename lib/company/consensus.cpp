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

/// `rows.kept` is not empty.
Consensus consensus_of(detail::Selection rows, const ConsensusQuery& query) {
  std::vector<double> values;
  for (const Estimate* row : rows.kept) values.push_back(row->value);
  return {.period = query.period,
          .measure = query.measure,
          .basis = rows.kept.front()->basis,
          .currency = rows.kept.front()->currency,
          .as_of = query.as_of,
          .mean = mean(values),
          .dispersion = dispersion_of(values),
          .left_out = std::move(rows.left_out),
          .share_basis = rows.kept.front()->share_basis};
}

double divided(double amount, double factor) { return split_adjusted(PerShare{amount}, factor).value; }

Dispersion divided(Dispersion dispersion, double factor) {
  dispersion.median = divided(dispersion.median, factor);
  dispersion.high = divided(dispersion.high, factor);
  dispersion.low = divided(dispersion.low, factor);
  if (auto& deviation = dispersion.standard_deviation) deviation = divided(*deviation, factor);
  return dispersion;
}

}  // namespace

Consensus consensus(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  return consensus_of(detail::consensus_rows(estimates, query), query);
}

std::optional<Consensus> consensus_if_any(std::span<const Estimate> estimates, const ConsensusQuery& query) {
  detail::Selection rows = detail::counting_rows(estimates, query);
  if (rows.kept.empty()) return std::nullopt;
  return consensus_of(std::move(rows), query);
}

Consensus on_share_basis(const Consensus& consensus, std::span<const Split> splits, const ShareBasis& to) {
  require_enumerator("consensus.measure", consensus.measure);
  if (consensus.measure != EstimateMeasure::eps) return consensus;
  require_date("consensus.as_of", consensus.as_of);
  Consensus converted = consensus;
  const double factor =
      share_factor("consensus.share_basis", consensus.share_basis, consensus.as_of, splits, to);
  converted.mean = divided(consensus.mean, factor);
  if (converted.dispersion) converted.dispersion = divided(*converted.dispersion, factor);
  for (LeftOut& row : converted.left_out) row.value = divided(row.value, factor);
  converted.share_basis = to;
  return converted;
}

PeriodEps mean_eps(const Consensus& consensus) {
  require(consensus.measure == EstimateMeasure::eps, "consensus.measure", to_string(EstimateMeasure::eps),
          to_string(consensus.measure));
  require_period("consensus.period", consensus.period);
  require_share_basis("consensus.share_basis", consensus.share_basis);
  return {.period = consensus.period,
          .eps = PerShare{require_result("consensus.mean", consensus.mean)},
          .basis = consensus.basis,
          .currency = consensus.currency,
          .share_basis = consensus.share_basis};
}

}  // namespace fairvalue
