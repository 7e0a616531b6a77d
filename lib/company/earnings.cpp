#include <fairvalue/company/earnings.hpp>

#include <fmt/core.h>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {

std::string_view to_string(EarningsBasis basis) { return basis == EarningsBasis::gaap ? "GAAP" : "non-GAAP"; }

const PeriodEps& require_eps(std::string_view field, const PeriodEps& earnings) {
  require_period(fmt::format("{}.period", field), earnings.period);
  require_finite(fmt::format("{}.eps", field), earnings.eps);
  return earnings;
}

void require_comparable(std::string_view field, const PeriodEps& expected, const PeriodEps& got) {
  require(got.basis == expected.basis, fmt::format("{}.basis", field),
          fmt::format("{} like the others", to_string(expected.basis)), to_string(got.basis));
  require_same_currency(fmt::format("{}.currency", field), expected.currency, got.currency);
}

std::optional<double> eps_growth(PerShare from, PerShare to) {
  require_finite("eps_growth.from", from);
  require_finite("eps_growth.to", to);
  if (from.value <= 0.0) return std::nullopt;
  return growth(from, to);
}

}  // namespace fairvalue
