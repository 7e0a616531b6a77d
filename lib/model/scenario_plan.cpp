#include <fairvalue/model/scenario_plan.hpp>

#include <cmath>

#include <fairvalue/core/require.hpp>

#include "detail/deal_path.hpp"

namespace fairvalue {
namespace {

constexpr double days_a_year = 365.0;

}  // namespace

std::vector<Milestone> scenario_plan(const Case& value, const Settings& settings, std::size_t deal) {
  require(deal < value.deals.size(), "deal", "one of the case", static_cast<double>(deal));
  const Date today = value.spot.value.as_of;
  const auto day_of = [&](Years time) {
    return add_days(today, static_cast<int>(std::lround(time.value * days_a_year)));
  };
  std::vector<Milestone> reached;
  double volume = 0.0;
  for (const Delivery& one : detail::deal_paths(value, settings)[deal].deliveries_from(today)) {
    if (!(one.amount.value > 0.0)) continue;
    if (reached.empty()) reached.push_back({volume, day_of(one.from)});
    volume += one.amount.value;
    reached.push_back({volume, day_of(one.to)});
  }
  return reached;
}

}  // namespace fairvalue
