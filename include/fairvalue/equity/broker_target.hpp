/// \file equity/broker_target.hpp
/// Brokers' targets as printed, 130 on 23x FY2026 beside 120 on 30x FY2025, put on one basis.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/equity/multiples.hpp>

namespace fairvalue {

/// A target with the multiple and the period it says it rests on. The broker's own EPS is seldom printed.
struct BrokerTarget {
  std::string broker;
  PerShare target;    ///< > 0
  Multiple multiple;  ///< on the broker's EPS of `period`; > 0
  FiscalPeriod period;
  EarningsBasis basis;
  Currency currency;
  Date published;
  Date holds_on;  ///< the day the target is meant for, after `published`
};

/// Throws DomainError naming the member that breaks its rule: "broker_target.multiple: must be > 0, got 0".
const BrokerTarget& require_broker_target(const BrokerTarget& target);

/// The EPS the broker must have in mind: target / multiple, for its own period and basis.
PeriodEps implied_eps(const BrokerTarget& target);

/// The broker's implied EPS against a consensus of the same period: implied / consensus - 1.
/// NM when the consensus is <= 0. Throws DomainError when period, basis or currency differ.
std::optional<double> implied_eps_against(const BrokerTarget& target, const PeriodEps& consensus);

/// What the target comes to on other earnings, with their definition; NM for a loss. Any period, one basis
/// and currency.
std::optional<DefinedMultiple> multiple_on(const BrokerTarget& target, const PeriodEps& earnings);

/// The target the broker's own multiple gives on other earnings: with the consensus of its own period a check
/// of the arithmetic, with the next year's the target rolled forward. NM for a loss.
std::optional<PerShare> target_on(const BrokerTarget& target, const PeriodEps& earnings);

/// One line a target, all on the earnings of one period.
struct ComparedTarget {
  std::string broker;
  PerShare target;
  DefinedMultiple as_stated;
  PeriodEps implied;                        ///< the broker's EPS
  std::optional<DefinedMultiple> on_basis;  ///< the target over the common earnings
  std::optional<PerShare> rolled;           ///< the broker's multiple on the common earnings
};

/// Throws DomainError on the first target that breaks a rule or differs in basis or currency.
std::vector<ComparedTarget> on_one_basis(std::span<const BrokerTarget> targets, const PeriodEps& earnings);

/// The mean of the targets. Throws DomainError on none, or mixed currencies.
PerShare mean_target(std::span<const BrokerTarget> targets);

}  // namespace fairvalue
