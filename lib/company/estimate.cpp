#include <fairvalue/company/estimate.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_not_before(std::string_view field, Date published, Date date) {
  require_date(field, date);
  require(published <= date, field, fmt::format("on or after its publication {}", to_string(published)),
          to_string(date));
}

void require_dates(std::string_view field, const Estimate& estimate) {
  require_date(fmt::format("{}.published", field), estimate.published);
  require_not_before(fmt::format("{}.known_at", field), estimate.published, estimate.known_at);
  if (!estimate.withdrawn) return;
  require_not_before(fmt::format("{}.withdrawn", field), estimate.published, *estimate.withdrawn);
}

}  // namespace

std::string_view to_string(EstimateMeasure measure) {
  switch (measure) {
    case EstimateMeasure::eps: return "EPS";
    case EstimateMeasure::revenue: return "revenue";
    case EstimateMeasure::ebitda: return "EBITDA";
    case EstimateMeasure::net_income: return "net income";
    case EstimateMeasure::free_cash_flow: return "free cash flow";
  }
  return "EPS";
}

const Estimate& require_estimate(std::string_view field, const Estimate& estimate) {
  require(!estimate.broker.empty(), fmt::format("{}.broker", field), "a name", "none");
  require_period(fmt::format("{}.period", field), estimate.period);
  const std::string value = fmt::format("{}.value", field);
  require_finite(value, estimate.value);
  if (estimate.measure == EstimateMeasure::revenue) require_non_negative(value, estimate.value);
  require_dates(field, estimate);
  return estimate;
}

}  // namespace fairvalue
