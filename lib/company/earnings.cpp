#include <fairvalue/company/earnings.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

const PeriodEps& require_eps(std::string_view field, const PeriodEps& earnings) {
  require_period(fmt::format("{}.period", field), earnings.period);
  require_finite(fmt::format("{}.eps", field), earnings.eps);
  require_enumerator(fmt::format("{}.basis", field), earnings.basis);
  require_enumerator(fmt::format("{}.window", field), earnings.window);
  require_share_basis(fmt::format("{}.share_basis", field), earnings.share_basis);
  return earnings;
}

void require_comparable(std::string_view field, const PeriodEps& expected, const PeriodEps& got) {
  require(got.basis == expected.basis, fmt::format("{}.basis", field),
          fmt::format("{} like the others", to_string(expected.basis)), to_string(got.basis));
  require_same_currency(fmt::format("{}.currency", field), expected.currency, got.currency);
  require_same_share_basis(fmt::format("{}.share_basis", field), expected.share_basis, got.share_basis);
}

PeriodEps on_share_basis(std::string_view field, const PeriodEps& eps, std::span<const Split> splits,
                         const ShareBasis& to) {
  require_eps(field, eps);
  const std::string basis = fmt::format("{}.share_basis", field);
  PeriodEps converted = eps;
  converted.eps = split_adjusted(eps.eps, share_factor(basis, eps.share_basis, std::nullopt, splits, to));
  converted.share_basis = to;
  return converted;
}

PeriodEps on_share_basis(const PeriodEps& eps, std::span<const Split> splits, const ShareBasis& to) {
  return on_share_basis("eps", eps, splits, to);
}

std::vector<PeriodEps> on_share_basis(std::span<const PeriodEps> eps, std::span<const Split> splits,
                                      const ShareBasis& to) {
  std::vector<PeriodEps> rows;
  rows.reserve(eps.size());
  for (const PeriodEps& row : eps) {
    rows.push_back(on_share_basis(fmt::format("eps[{}]", rows.size()), row, splits, to));
  }
  return rows;
}

std::optional<double> eps_growth(PerShare from, PerShare to) {
  require_finite("eps_growth.from", from);
  require_finite("eps_growth.to", to);
  if (from.value <= 0.0) return std::nullopt;
  return growth(from, to);
}

}  // namespace fairvalue
