/// \file casefile/read/checks.hpp
/// The library's own checks of what has been read, and the name that each gives its argument.
#pragma once
#include <chrono>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/casefile/case_parts.hpp>
#include <fairvalue/company/basis_label.hpp>
#include <fairvalue/company/guidance.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/industry/capacity.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/market_size.hpp>

namespace fairvalue::detail {

/// The name by which the check of a type names its argument: "warrant" in "warrant.strike: must be ...".
template <class T>
inline constexpr std::string_view checked_name = "value";
template <>
inline constexpr std::string_view checked_name<Warrant> = "warrant";
template <>
inline constexpr std::string_view checked_name<OperatingModel> = "operating_model";
template <>
inline constexpr std::string_view checked_name<ConditionOutlook> = "outlook";
template <>
inline constexpr std::string_view checked_name<GrantMarket> = "spot";
template <>
inline constexpr std::string_view checked_name<AccountFacts> = "policy";
template <>
inline constexpr std::string_view checked_name<GuidancePath> = "guidance";
template <>
inline constexpr std::string_view checked_name<MarketSize> = "market_size";
template <>
inline constexpr std::string_view checked_name<Ownership> = "ownership";
template <>
inline constexpr std::string_view checked_name<SupplyChain> = "chain";

inline void check(const Warrant& warrant) { require_warrant(warrant); }
inline void check(const OperatingModel& model) { require_operating_model(model); }
inline void check(const RollingMultiple& multiple) { require_multiple("value", multiple); }
inline void check(const BrokerTarget& target) { require_broker_target("value", target); }
inline void check(const Estimate& estimate) { require_estimate("value", estimate); }
inline void check(const Consensus& consensus) {
  if (!contradicts(consensus.source, consensus.basis)) return;
  throw DomainError("value.basis", fmt::format("the one that the source names ('{}')", consensus.source),
                    to_string(consensus.basis));
}
inline void check(const FollowOn& renewal) { require_follow_on("value", renewal); }
inline void check(const EquityPurchase& equity) { require_equity("value", equity); }
inline void check(const Loan& loan) { require_loan("value", loan); }
inline void check(const ConditionOutlook& outlook) { require_outlook(outlook); }
inline void check(const VolumePace& pace) { require_pace("value", pace); }
inline void check(const DeploymentModel& model) { require_deployment("value", model); }
inline void check(const AccountFacts& accounts) { require_award_policy(accounts.policy); }
inline void check(const ForecastFacts& forecast) {
  using namespace std::chrono_literals;
  const DeploymentPlan any_plan{
      .measure = VolumeMeasure::delivered, .start = 2000y / 1 / 1, .milestones = {{1.0, 2001y / 1 / 1}}};
  require_deployment("value", {.plan = any_plan,
                               .delay = forecast.delay,
                               .never = forecast.never,
                               .correlation = forecast.correlation});
}
inline void check(const Distribution& distribution) { require_distribution("value", distribution); }
inline void check(const GrantMarket& grant) { require_spot(grant.spot); }
/// A price that is not there may come from data.prices.
inline void check(const CaseMarket& market) {
  if (market.spot.value.price.value != 0.0) require_spot(market.spot.value);
}
inline void check(const Stepped<Rate>& levels) { require_stepped("value", levels); }
inline void check(const Stepped<double>& levels) { require_stepped("value", levels); }
inline void check(const PeriodEps& eps) { require_eps("value", eps); }
inline void check(const GuidancePath& path) { guidance_steps(path); }
inline void check(const MarketSize& market) {
  if (market.source.empty()) throw DomainError("market_size.publisher", "given", "none");
  market_path(market, 0.0, market.year);
}
inline void check(const Ownership& cost) { ownership_cost(cost, 1.0); }
inline void check(const SupplyChain& chain) { supply_output(chain); }

}  // namespace fairvalue::detail
