#include <fairvalue/company/eps_bridge.hpp>

#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

const EpsDrivers& require_drivers(std::string_view field, const EpsDrivers& drivers) {
  require_positive(fmt::format("{}.revenue", field), drivers.revenue);
  require_finite(fmt::format("{}.pretax_margin", field), drivers.pretax_margin);
  const std::string rate = fmt::format("{}.tax_rate", field);
  require(require_fraction(rate, drivers.tax_rate) < 1.0, rate, "< 1", drivers.tax_rate);
  require_positive(fmt::format("{}.diluted_shares", field), drivers.diluted_shares);
  return drivers;
}

PerShare product(const EpsDrivers& d) {
  const Money net = d.revenue * d.pretax_margin * (1.0 - d.tax_rate);
  return require_result("eps", net / d.diluted_shares);
}

}  // namespace

PerShare eps(const EpsDrivers& drivers) { return product(require_drivers("eps_drivers", drivers)); }

EpsDrivers drivers(const BuiltYear& year) {
  require_positive("year.revenue", year.revenue);
  const bool taxed = year.pretax_income.value > 0.0;
  return require_drivers("year", {.revenue = year.revenue,
                                  .pretax_margin = year.pretax_income / year.revenue,
                                  .tax_rate = taxed ? year.tax / year.pretax_income : 0.0,
                                  .diluted_shares = year.diluted_shares});
}

EpsDrivers drivers(PerShare eps, Money revenue, double tax_rate, Shares diluted_shares) {
  require_finite("eps", eps);
  EpsDrivers known{
      .revenue = revenue, .pretax_margin = 0.0, .tax_rate = tax_rate, .diluted_shares = diluted_shares};
  require_drivers("eps_drivers", known);
  known.pretax_margin =
      require_result("eps_drivers.pretax_margin", eps * diluted_shares / revenue / (1.0 - tax_rate));
  return require_drivers("eps_drivers", known);
}

EpsDrivers with_revenue(const EpsDrivers& drivers, Money added, double pretax_margin) {
  EpsDrivers result = require_drivers("eps_drivers", drivers);
  require_non_negative("added", added);
  require_finite("pretax_margin", pretax_margin);
  result.revenue += added;
  const Money income = drivers.revenue * drivers.pretax_margin + added * pretax_margin;
  result.pretax_margin = require_result("eps_drivers.pretax_margin", income / result.revenue);
  return require_drivers("eps_drivers", result);
}

EpsBridge eps_bridge(const EpsDrivers& from, const EpsDrivers& to) {
  EpsDrivers step = require_drivers("from", from);
  require_drivers("to", to);
  const PerShare start = product(step);
  step.revenue = to.revenue;
  const PerShare at_revenue = product(step);
  step.pretax_margin = to.pretax_margin;
  const PerShare at_margin = product(step);
  step.tax_rate = to.tax_rate;
  const PerShare at_tax = product(step);
  const PerShare end = product(to);
  return {.from = start,
          .revenue = at_revenue - start,
          .margin = at_margin - at_revenue,
          .tax = at_tax - at_margin,
          .shares = end - at_tax,
          .to = end};
}

}  // namespace fairvalue
