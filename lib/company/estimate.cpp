#include <fairvalue/company/estimate.hpp>

#include <fmt/core.h>

#include <fairvalue/company/basis_label.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/prefixed.hpp"

namespace fairvalue {
namespace {

void require_not_before(std::string_view field, Date published, Date date) {
  require_date(field, date);
  if (date < published) {
    throw DomainError(field, fmt::format("on or after its publication {}", to_string(published)),
                      to_string(date));
  }
}

Estimate converted(std::string_view field, Estimate row, std::span<const Split> splits,
                   const ShareBasis& to) {
  require_estimate(field, row);
  if (row.measure != EstimateMeasure::eps) return row;
  const std::string basis = fmt::format("{}.share_basis", field);
  const double factor = share_factor(basis, row.share_basis, row.published, splits, to);
  row.value = split_adjusted(PerShare{row.value}, factor).value;
  row.share_basis = to;
  return row;
}

}  // namespace

const Estimate& require_estimate(const Estimate& estimate) {
  require(!estimate.broker.empty(), "broker", "a name", "none");
  require_period("period", estimate.period);
  require_enumerator("measure", estimate.measure);
  require_enumerator("basis", estimate.basis);
  require_finite("value", estimate.value);
  if (estimate.measure == EstimateMeasure::revenue) require_non_negative("value", estimate.value);
  require_date("published", estimate.published);
  require_not_before("known_at", estimate.published, estimate.known_at);
  if (estimate.withdrawn) require_not_before("withdrawn", estimate.published, *estimate.withdrawn);
  if (contradicts(estimate.source, estimate.basis)) {
    throw DomainError("source", fmt::format("of the basis {} as the row says", to_string(estimate.basis)),
                      fmt::format("'{}'", estimate.source));
  }
  if (!estimate.share_basis) return estimate;
  require(estimate.measure == EstimateMeasure::eps, "share_basis", "empty unless the measure is EPS",
          to_string(estimate.share_basis));
  require_share_basis("share_basis", estimate.share_basis);
  return estimate;
}

const Estimate& require_estimate(std::string_view field, const Estimate& estimate) {
  detail::as_member_of(field, [&] { require_estimate(estimate); });
  return estimate;
}

std::vector<Estimate> on_share_basis(std::span<const Estimate> estimates, std::span<const Split> splits,
                                     const ShareBasis& to) {
  std::vector<Estimate> rows;
  rows.reserve(estimates.size());
  for (const Estimate& row : estimates) {
    rows.push_back(converted(fmt::format("estimates[{}]", rows.size()), row, splits, to));
  }
  return rows;
}

}  // namespace fairvalue
