#include <fairvalue/accounting/dilution_order.hpp>

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

void require_potential_shares(std::size_t i, const PotentialShares& security) {
  const std::string field = fmt::format("securities[{}]", i);
  require(!security.name.empty(), field + ".name", "given", "none");
  require_non_negative(field + ".shares", security.shares);
  require_finite(field + ".income", security.income);
}

}  // namespace

DilutionOrder dilution_order(Money control, Shares basic, std::span<const PotentialShares> securities) {
  require_finite("control", control);
  require_positive("basic", basic);
  DilutionOrder order{.steps = {}, .shares = basic, .added = Money{0.0}, .eps = control / basic};
  for (std::size_t i = 0; i < securities.size(); ++i) {
    const auto& [name, shares, income] = securities[i];
    require_potential_shares(i, securities[i]);
    if (shares.value == 0.0) continue;
    const PerShare earnings = require_result("dilution_order", income / shares);
    order.steps.push_back(
        {.name = name, .shares = shares, .earnings = earnings, .eps = PerShare{0.0}, .is_dilutive = false});
  }
  std::ranges::stable_sort(order.steps, {}, &DilutionStep::earnings);
  for (DilutionStep& step : order.steps) {
    const Shares shares = order.shares + step.shares;
    const Money added = order.added + step.shares * step.earnings;
    step.eps = require_result("dilution_order", (control + added) / shares);
    step.is_dilutive = step.eps < order.eps;
    if (!step.is_dilutive) continue;
    order.shares = shares;
    order.added = added;
    order.eps = step.eps;
  }
  order.eps = require_result("dilution_order", order.eps);
  return order;
}

}  // namespace fairvalue
