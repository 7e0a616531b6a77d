/// \file equity/broker_target.hpp
/// Brokers' targets as printed, 130 on 23x FY2026 beside 120 on 30x FY2025, put on one basis.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/date.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/price_target.hpp>

namespace fairvalue {

/// A target with the multiple and the period it says it rests on. The broker's own EPS is seldom printed.
struct BrokerTarget {
  std::string broker;   ///< not empty
  PerShare target;      ///< > 0
  Multiple multiple;    ///< on the broker's EPS of `period`; > 0
  FiscalPeriod period;  ///< a fiscal year
  EarningsBasis basis;
  Currency currency;
  Date published;
  Date holds_on;  ///< the day the target is meant for, after `published`
  /// Needed once a split is known after `published`; as published, it is {.as_of = published}.
  std::optional<ShareBasis> share_basis{};

  friend bool operator==(const BrokerTarget&, const BrokerTarget&) = default;
};

/// Throws DomainError naming `field` and the member that breaks its rule: "targets[1].multiple: must be > 0,
/// got 0". The functions below on one target name it "broker_target".
const BrokerTarget& require_broker_target(std::string_view field, const BrokerTarget& target);

/// The targets per unit of `to`, all splits known being given; multiples stay. One that does not state its
/// share basis is on the shares of the day it was published. Throws DomainError when a split is known after
/// that day: "targets[1].share_basis: must be stated, ...", or on a bad target.
std::vector<BrokerTarget> on_share_basis(std::span<const BrokerTarget> targets, std::span<const Split> splits,
                                         const ShareBasis& to);

/// The EPS the broker must have in mind: target / multiple, for its own period and basis.
PeriodEps implied_eps(const BrokerTarget& target);

/// The broker's implied EPS against a consensus of the same period: implied / consensus - 1.
/// NM when the consensus is <= 0. Throws DomainError when period, basis, currency or share basis differ.
std::optional<double> implied_eps_against(const BrokerTarget& target, const PeriodEps& consensus);

/// What the target comes to on other earnings, with their definition; NM for a loss. Any year, one basis,
/// currency and share basis.
std::optional<DefinedMultiple> implied_multiple(const BrokerTarget& target, const PeriodEps& earnings);

/// The target the broker's own multiple gives on other earnings: with the consensus of its own period a check
/// of the arithmetic, with the next year's the target rolled forward. NM for a loss.
std::optional<PerShare> target_on(const BrokerTarget& target, const PeriodEps& earnings);

/// The broker's multiple on the earnings of a later year, for the same day: the base year moves, the date
/// does not. NM for a loss. Throws DomainError unless the year ends after the broker's own.
std::optional<PriceTarget> rolled_forward(const BrokerTarget& target, const PeriodEps& later);

/// The target's price on `as_of`, as `discounted` of a price target: target / (1 + required_return)^years.
PerShare discounted(const BrokerTarget& target, double required_return, Date as_of);

/// One line a target, all on the earnings of one period.
struct ComparedTarget {
  std::string broker;
  PerShare target;
  DefinedMultiple as_stated;
  PeriodEps implied;                        ///< the broker's EPS
  std::optional<DefinedMultiple> on_basis;  ///< the target over the common earnings
  std::optional<PerShare> rolled;           ///< the broker's multiple on the common earnings
};

/// In the order given; a loss leaves `on_basis` and `rolled` empty. Throws DomainError on the first target
/// that breaks a rule or differs from `earnings` in basis, currency or share basis.
std::vector<ComparedTarget> on_one_basis(std::span<const BrokerTarget> targets, const PeriodEps& earnings);

/// The mean of the targets, each row once: a broker's earlier target is the caller's to leave out. The
/// targets may rest on different periods and bases. Throws DomainError on none, a bad one, or mixed
/// currencies or share bases.
PerShare mean_target(std::span<const BrokerTarget> targets);

}  // namespace fairvalue
