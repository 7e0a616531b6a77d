#include <fairvalue/industry/cluster.hpp>

#include <fairvalue/core/require.hpp>
#include <fairvalue/industry/payback.hpp>
#include <fairvalue/industry/rental.hpp>

namespace fairvalue {
namespace {

constexpr double watts_per_gigawatt = 1e9;
constexpr double watts_per_kilowatt = 1e3;

void require_ownership(const Ownership& ownership) {
  require_positive("ownership.price", ownership.price);
  require_non_negative("ownership.site", ownership.site);
  require_positive("ownership.life", ownership.life);
  require_non_negative("ownership.watts", ownership.watts);
  require_finite("ownership.overhead", ownership.overhead);
  require(ownership.overhead >= 1.0, "ownership.overhead", ">= 1", ownership.overhead);
  require_non_negative("ownership.electricity", ownership.electricity);
  require_non_negative("ownership.upkeep", ownership.upkeep);
}

}  // namespace

double accelerators_on(Gigawatts power, double watts_each, double overhead) {
  require_non_negative("power", power);
  require_positive("watts_each", watts_each);
  require_finite("overhead", overhead);
  require(overhead >= 1.0, "overhead", ">= 1", overhead);
  return require_result("accelerators_on", watts_per_gigawatt * power.value / (watts_each * overhead));
}

PerGigawatt cost_per_gigawatt(Money price_each, double watts_each, double overhead) {
  const Money cost =
      require_positive("price_each", price_each) * accelerators_on(Gigawatts{1}, watts_each, overhead);
  return require_result("cost_per_gigawatt", cost / Gigawatts{1});
}

HourlyCost ownership_cost(const Ownership& ownership, double utilisation, double cost_of_capital) {
  require_ownership(ownership);
  require(0.0 < utilisation && utilisation <= 1.0, "utilisation", "above 0 and at most 1", utilisation);
  const Money capital =
      capital_recovery_per_hour(ownership.price + ownership.site, ownership.life, cost_of_capital);
  const double kilowatts = ownership.watts * ownership.overhead / watts_per_kilowatt;
  const Money power = require_result("power", kilowatts * ownership.electricity);
  const Money upkeep = require_result("upkeep", ownership.upkeep / hours_per_year);
  const Money per_hour = require_result("per_hour", capital + power + upkeep);
  return {.capital = capital,
          .power = power,
          .upkeep = upkeep,
          .per_hour = per_hour,
          .per_used_hour = require_result("per_used_hour", per_hour / utilisation)};
}

}  // namespace fairvalue
