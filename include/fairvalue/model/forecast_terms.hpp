/// \file model/forecast_terms.hpp
/// What is uncertain in a forecast of a deal, and where its prices come from.
#pragma once
#include <cstddef>
#include <optional>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/market/trading_calendar.hpp>
#include <fairvalue/math/distribution_kinds.hpp>
#include <fairvalue/model/case.hpp>
#include <fairvalue/simulation/deployment_model.hpp>
#include <fairvalue/simulation/price_model.hpp>

namespace fairvalue {

/// Where the prices of a forecast come from. Print it beside every result.
enum class ForecastPrice {
  random_walk,       ///< the market's volatility with a real-world drift; hurdles by the gates' own rules
  earnings_multiple  ///< multiple x each path's EPS at its years' ends, vesting as in the deal loop
};
template <>
inline constexpr auto enum_names<ForecastPrice> =
    names_of("forecast price", {{"random_walk", "random walk with a real-world drift"},
                                {"earnings_multiple", "multiple of simulated earnings"}});

/// What is uncertain. The case's other numbers, and the plans of its other deals, stay as they are.
struct ForecastTerms {
  std::size_t deal = 0;                 ///< whose deployment is simulated
  Sourced<DeploymentModel> deployment;  ///< in place of the deal's plan; no milestone before the spot's day
  /// Of the random walk: volatility, dividend yield, jumps, benchmarks, which are expected to return as much
  /// as the share. Its spot is the case's; its rate is not used.
  Sourced<PriceModel> model;
  /// A year, continuously compounded, dividends included: what the share is expected to return in the real
  /// world. Not the risk-free rate, unless that is what you expect. The random walk only.
  std::optional<Sourced<Rate>> expected_return{};
  ForecastPrice price = ForecastPrice::random_walk;
  std::optional<Sourced<Distribution>> margin{};    ///< of the deal, in place of the case's; in (-1, 1]
  std::optional<Sourced<Distribution>> multiple{};  ///< in place of the case's, > 0; earnings_multiple only
  ConditionOutlook outlook{};                       ///< named and service conditions of the warrant
  std::optional<TradingCalendar> calendar{};        ///< of the closes; empty: 252 a year
};

/// Throws DomainError naming the member that breaks its rule: without an expected return for the random walk,
/// with one for the multiple of earnings, with a multiple's distribution for the random walk, a milestone on
/// or before the spot's day, more than 64 tranches, a distribution or deployment that is no good.
const ForecastTerms& require_forecast_terms(const Case& value, const ForecastTerms& terms);

}  // namespace fairvalue
