#include <fairvalue/model/deal_year.hpp>

#include <fairvalue/deal/rebate.hpp>

namespace fairvalue {

std::optional<double> DealYear::self_funding() const {
  if (!(deal_revenue_to_date.value > 0.0)) return std::nullopt;
  return require_result("deal_year.self_funding", warrant_value / deal_revenue_to_date);
}

std::optional<PerGigawatt> DealYear::rebate() const {
  if (!(delivered_to_date.value > 0.0)) return std::nullopt;
  return rebate_per_gigawatt(warrant_value, delivered_to_date);
}

}  // namespace fairvalue
