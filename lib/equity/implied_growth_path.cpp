#include <fairvalue/equity/implied_growth_path.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>

namespace fairvalue {
namespace {

constexpr double least_growth = -0.99;
constexpr double most_growth = 10.0;
constexpr double rounding_of_years = 1e-9;  ///< as far below 0 as rounding: the price of no year of growth

void require_path(const GrowthPath& path) {
  require_positive("path.flow", path.flow);
  require_growth("path.growth", path.growth);
  require_non_negative("path.years", path.years);
  require_growth("path.discount_rate", path.discount_rate);
  require_growth("path.terminal_growth", path.terminal_growth);
  require(path.terminal_growth < path.discount_rate, "path.terminal_growth",
          fmt::format("below the discount rate {:g}", path.discount_rate), path.terminal_growth);
}

double terminal_factor(const GrowthPath& path) {
  return (1.0 + path.terminal_growth) / (path.discount_rate - path.terminal_growth);
}

/// q (1 - q^n) / (1 - q), and its limit n at q = 1. Accurate near q = 1.
double growing_annuity(double log_q, double years) {
  if (log_q == 0.0) return years;
  return std::exp(log_q) * std::expm1(years * log_q) / std::expm1(log_q);
}

double log_ratio(double growth, double discount_rate) {
  return std::log1p(growth) - std::log1p(discount_rate);
}

/// Value over the flow.
double value_factor(const GrowthPath& path) {
  const double log_q = log_ratio(path.growth, path.discount_rate);
  return growing_annuity(log_q, path.years.value) +
         std::exp(path.years.value * log_q) * terminal_factor(path);
}

std::optional<Years> not_negative(double years) {
  if (!(years >= -rounding_of_years) || !std::isfinite(years)) return std::nullopt;
  return Years{std::max(years, 0.0)};
}

/// Value of the business over its flow at that price.
double asked_factor(const GrowthPath& path, PerShare price, const EquityBridge& bridge) {
  require_positive("price", price);
  price_from_enterprise_value(Money{0.0}, bridge);  // refuses a bad bridge
  return require_result("asked value", (price * bridge.diluted_shares - bridge.net_cash) / path.flow);
}

}  // namespace

Money enterprise_value(const GrowthPath& path) {
  require_path(path);
  return require_result("enterprise_value", path.flow * value_factor(path));
}

std::optional<PerShare> price(const GrowthPath& path, const EquityBridge& bridge) {
  return price_from_enterprise_value(enterprise_value(path), bridge);
}

std::optional<double> implied_growth(const GrowthPath& path, PerShare price, const EquityBridge& bridge) {
  GrowthPath trial = path;
  trial.growth = 0.0;
  require_path(trial);
  const double asked = asked_factor(trial, price, bridge);
  if (!(asked > 0.0) || trial.years.value == 0.0) return std::nullopt;
  const auto missing = [&](double growth) {
    trial.growth = growth;
    return std::log(value_factor(trial) / asked);  // in logarithms, so that hundreds of years do not overflow
  };
  return find_root(missing, {least_growth, most_growth});
}

std::optional<Years> implied_years(const GrowthPath& path, PerShare price, const EquityBridge& bridge) {
  GrowthPath none = path;
  none.years = Years{0.0};
  require_path(none);
  const double asked = asked_factor(none, price, bridge);
  const double log_q = log_ratio(none.growth, none.discount_rate);
  if (log_q == 0.0) return not_negative(asked - terminal_factor(none));
  // value(n) = annuity + q^n (terminal - annuity), the annuity that of endless years at q.
  const double endless = -std::exp(log_q) / std::expm1(log_q);
  const double power = (asked - endless) / (terminal_factor(none) - endless);
  if (!(power > 0.0)) return std::nullopt;
  return not_negative(std::log(power) / log_q);
}

}  // namespace fairvalue
