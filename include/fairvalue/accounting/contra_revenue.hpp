/// \file accounting/contra_revenue.hpp
/// The cost of a customer warrant as a reduction of revenue, period by period.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/accounting/customer_award.hpp>

namespace fairvalue {

/// How a tranche came to its end before it vested.
enum class AwardEnd {
  none,
  forfeited,  ///< a performance or service condition was missed: its cost is reversed (ASC 718-10-35-3)
  cancelled   ///< by the issuer without replacement: what is left is recognised at once (ASC 718-20-35-9)
};
template <>
inline constexpr auto enum_names<AwardEnd> = names_of("end", {"none", "forfeited", "cancelled"});

/// What is judged of a tranche at the end of a period.
struct TrancheJudgement {
  bool probable = true;  ///< that its purchases are reached; not looked at for a service condition
  std::optional<Shares> expected{};  ///< expected to vest then, after forfeitures; none: all; <= shares
  bool exercise_probable = true;     ///< that exercise conditions which are performance conditions are met
  bool market_missed = false;        ///< its market condition can no longer be met: changes no cost
  AwardEnd end = AwardEnd::none;     ///< an end stays: later periods may leave it out
  /// Of one share: the estimate before the grant date, or a liability's value at the period's end; else none.
  std::optional<PerShare> fair_value{};
};

struct PurchasePeriod {
  std::string label;                           ///< "FY2026Q3"; not empty
  double purchases;                            ///< in the period; >= 0
  Money revenue;                               ///< from the customer before the reduction; >= 0
  std::vector<TrancheJudgement> judgements{};  ///< one a tranche, or none at all: every tranche probable
  /// Cumulative purchases expected in all, at least those made; needed where an upfront asset is amortised.
  std::optional<double> expected_purchases{};
  std::optional<Money>
      recoverable{};  ///< most that an upfront asset can still be carried at; none: all of it
};

/// closing = opening + recognised + caught_up: cumulative cost, and its changes.
struct CostFlow {
  Money opening{0.0};
  Money recognised{0.0};  ///< for the period's purchases, by the judgement at its end
  Money caught_up{
      0.0};  ///< for purchases of earlier periods, in either direction; also impairment and cancellation
  Money closing{0.0};
  /// Of a liability, and in none of the others: the change of its value beyond the grant date's, elsewhere in
  /// the income statement (ASC 606-10-32-25A).
  Money remeasured{0.0};
};

struct TrancheCost {
  CostFlow cost;
  Shares counted;   ///< shares that the cost is of
  PerShare value;   ///< of a share in all: its fair value with what modifications added or put in its place
  std::string why;  ///< the judgement in words, with the paragraph
};

struct PeriodCost {
  std::string label;
  std::vector<TrancheCost> tranches;
  CostFlow total;
  Money gross_revenue;
  Money contra_revenue;  ///< total recognised and caught up, less what is an expense; negative: revenue rises
  Money net_revenue;     ///< gross less contra
  Money expense;         ///< the excess over revenue under `limited`; negative: taken back
  Money upfront_asset;   ///< carried at the period's end; 0 without one
};

/// Per tranche the cumulative cost is fair value x shares that count x part of its purchases made, which
/// `policy.attribution` defines. A linear tranche's part is the one it has vested, or its pooled one. Shares
/// count while the tranche is not forfeited and, for a performance condition, vesting and exercise are
/// probable. What a new judgement changes of earlier cost is caught up in its period (ASC 250-10-45-17,
/// 606-10-32-14). A missed market condition reverses nothing (ASC 718-10-30-14).
///
/// An upfront asset is amortised by the period's share of the purchases still expected, and written down to
/// `recoverable`. Before the grant date the cost is that of the period's estimate; the first period without
/// one has the tranche's own fair value.
///
/// Throws DomainError naming the field: "periods[2].judgements[0].fair_value: must be given before the grant
/// date and for a liability, got none"; and for revenue below 0 where that is refused. Source: ASC
/// 606-10-32-25 to -27; ASC 718-10-25-20; ASC 718-10-55-93 for the schedule of estimated forfeitures.
std::vector<PeriodCost> contra_revenue(const CustomerAward& award, std::span<const PurchasePeriod> periods);

/// Cost a unit of purchases that a tranche bears from 0 on, and the purchases that a charge implies: charge x
/// purchases / cost. What a filed charge says about purchases that are not filed. `purchases` of the tranche
/// > 0.
double implied_purchases(const CustomerTranche& tranche, Money charge);

}  // namespace fairvalue
