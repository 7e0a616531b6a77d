#include <fairvalue/equity/enterprise_target.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

const EquityBridge& require_bridge(const EquityBridge& bridge) {
  require_finite("bridge.net_cash", bridge.net_cash);
  require_positive("bridge.diluted_shares", bridge.diluted_shares);
  return bridge;
}

/// The figure if it can carry a multiple.
std::optional<Money> figure_of(Multiple multiple, const Statement& year, std::optional<Money> figure) {
  require_positive("multiple", multiple);
  require_statement("statement", year);
  require_year("statement.period", year.period);
  return figure && figure->value > 0.0 ? figure : std::nullopt;
}

std::optional<PerShare> price_on(Multiple multiple, const Statement& year, std::optional<Money> figure,
                                 const EquityBridge& bridge) {
  require_bridge(bridge);
  const auto known = figure_of(multiple, year, figure);
  if (!known) return std::nullopt;
  return price_from_enterprise_value(multiple * *known, bridge);
}

}  // namespace

EquityBridge equity_bridge(const Statement& statement, Money preferred_and_minorities) {
  require_statement("statement", statement);
  require_non_negative("preferred_and_minorities", preferred_and_minorities);
  require(statement.debt.has_value(), "statement.debt", "given for an enterprise value", "none");
  require(statement.cash.has_value(), "statement.cash", "given for an enterprise value", "none");
  return require_bridge({.net_cash = *statement.cash - *statement.debt - preferred_and_minorities,
                         .diluted_shares = statement.diluted_shares});
}

EquityBridge after_retaining(const EquityBridge& bridge, std::span<const Money> retained) {
  EquityBridge later = require_bridge(bridge);
  for (std::size_t i = 0; i < retained.size(); ++i) {
    later.net_cash += require_finite(fmt::format("retained[{}]", i), retained[i]);
  }
  later.net_cash = require_result("after_retaining.net_cash", later.net_cash);
  return later;
}

std::optional<PerShare> price_from_enterprise_value(Money enterprise_value, const EquityBridge& bridge) {
  require_finite("enterprise_value", enterprise_value);
  require_bridge(bridge);
  const Money equity = require_finite("equity_value", enterprise_value + bridge.net_cash);
  if (!(equity.value > 0.0)) return std::nullopt;
  return require_positive("price", equity / bridge.diluted_shares);
}

std::optional<PerShare> price_on_ebitda(Multiple multiple, const Statement& year,
                                        const EquityBridge& bridge) {
  return price_on(multiple, year, year.ebitda, bridge);
}

std::optional<PerShare> price_on_sales(Multiple multiple, const Statement& year, const EquityBridge& bridge) {
  return price_on(multiple, year, year.revenue, bridge);
}

std::optional<PerShare> price_on_free_cash_flow(Multiple multiple, const Statement& year,
                                                Shares diluted_shares) {
  return price_on(multiple, year, year.free_cash_flow,
                  {.net_cash = Money{0.0}, .diluted_shares = diluted_shares});
}

}  // namespace fairvalue
