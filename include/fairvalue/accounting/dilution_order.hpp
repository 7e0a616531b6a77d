/// \file accounting/dilution_order.hpp
/// Which potential shares dilute EPS, and in which order they are taken.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Shares that a security would bring to a period, and what income would have more without it.
struct PotentialShares {
  std::string name;  ///< not empty
  Shares shares;     ///< after the treasury stock method, or on conversion; >= 0
  /// After tax: interest and dividends that conversion ends, a liability's loss of the period (a gain is
  /// negative); 0 for a warrant in equity.
  Money income{0.0};
};

struct DilutionStep {
  std::string name;
  Shares shares;
  PerShare earnings;  ///< income / shares: of an incremental share
  PerShare eps;       ///< with it and the dilutive ones before it
  bool is_dilutive;
};

struct DilutionOrder {
  std::vector<DilutionStep> steps;  ///< the most dilutive first; without those of no shares
  Shares shares;                    ///< basic and of all that are dilutive
  Money added;                      ///< income of all that are dilutive
  PerShare eps;                     ///< (control + added) / shares
};

/// Securities in order of earnings an incremental share, the lowest first; each that lowers EPS is taken, so
/// that none is that would raise it beside those before it. The control number is income from continuing
/// operations, less dividends on preference shares: what is dilutive for it is so for every other line,
/// whatever it does there: net income has (net income + added) / shares. A loss takes none whose `income` is
/// not negative. `basic` > 0. Throws DomainError naming the field. Source: ASC 260-10-45-17 to -20, IAS 33.41
/// to .44.
DilutionOrder dilution_order(Money control, Shares basic, std::span<const PotentialShares> securities);

}  // namespace fairvalue
