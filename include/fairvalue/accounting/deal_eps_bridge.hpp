/// \file accounting/deal_eps_bridge.hpp
/// EPS without a deal and with it, GAAP or non-GAAP, and the way from one to the other.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <fairvalue/company/earnings.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A period on one basis. The deal's amounts come on top of the company without it.
struct DealEps {
  EarningsBasis basis;
  Money income_before_tax;  ///< without the deal; may be a loss
  double tax_rate;          ///< of every amount, also of a loss; in [0, 1)
  Shares diluted_shares;    ///< without the deal; > 0
  Money deal_revenue;       ///< before contra-revenue; >= 0
  double deal_margin;       ///< pretax, of that revenue
  Money contra_revenue;     ///< of the period; negative for a reversal
  Money windfall{0.0};      ///< tax benefit at exercise beyond the deferred asset; negative: a shortfall
  /// Loss on a warrant that is a liability, before tax and elsewhere in income than revenue; a gain is
  /// negative.
  Money remeasured{0.0};
  Shares deal_shares;             ///< that the warrant adds to diluted shares of a profit; >= 0
  Shares deal_basic_shares{0.0};  ///< of them those that are basic, which count in a loss too
  Money dilution_income{0.0};     ///< after tax, that income has more with the others: a liability's loss
  Money other_income{0.0};  ///< after tax, that other potential shares in `diluted_shares` add to income
  /// With the deal, where other potential shares stand in one order with the warrant's; none: worked out from
  /// the warrant's alone.
  std::optional<PerShare> diluted_eps{};
  /// Non-GAAP only: the measure leaves contra-revenue, remeasurement and windfall out. Flagged.
  bool adds_back_contra_revenue = false;
};

/// without + volume + contra_revenue + remeasured + tax + shares = with, up to rounding of the sum.
struct DealEpsBridge {
  EarningsBasis basis;
  PerShare without;
  PerShare volume;          ///< the deal's revenue at its margin, before tax, on the shares without the deal
  PerShare contra_revenue;  ///< before tax, on the same shares; 0 where it is added back
  PerShare remeasured;      ///< the same of a liability's remeasurement
  PerShare tax;             ///< on all three, with the windfall
  PerShare
      shares;  ///< then the warrant's shares; in a loss the basic ones alone, the others are antidilutive
  PerShare with;
  std::optional<std::string> flag{};  ///< what a regulator would object to
};
/// Throws DomainError naming the field, and for GAAP earnings that add contra-revenue back.
DealEpsBridge deal_eps_bridge(const DealEps& deal);

/// The bridge in whole cents, which add up: each part is the difference of two levels, each rounded to the
/// cent (halves away from 0), so that a part is within a cent of its own rounding.
struct CentBridge {
  std::int64_t without;
  std::int64_t volume;
  std::int64_t contra_revenue;
  std::int64_t remeasured;
  std::int64_t tax;
  std::int64_t shares;
  std::int64_t with;
};
/// Throws DomainError for an EPS of 1e12 or more.
CentBridge in_cents(const DealEpsBridge& bridge);

/// Why non-GAAP revenue (or earnings) that adds the contra-revenue of a customer warrant back is misleading:
/// it is an individually tailored accounting principle. Source: SEC staff, Non-GAAP Financial Measures C&DI
/// 100.04.
std::string contra_revenue_flag();

}  // namespace fairvalue
