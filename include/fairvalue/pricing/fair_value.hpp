/// \file pricing/fair_value.hpp
/// What a performance warrant is worth: its grant-date fair value and its economic value.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/deal/condition_outlook.hpp>
#include <fairvalue/deal/warrant.hpp>
#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>

namespace fairvalue {

/// An adjustment of the grant's market for what was known and not yet in its price (SEC SAB 120).
struct PriceAdjustment {
  double change;       ///< of the price, decimal; > -1
  std::string reason;  ///< not empty
};

struct TrancheValue {
  Shares shares;     ///< on the shares of `as_of`; 0 when lost or exercised
  ClaimValue claim;  ///< a share
  Money value;       ///< shares x the value a share
  /// Given a hit by the expiry (for closes of the shifted hurdle); none without a hurdle still to meet, or
  /// for n consecutive closes.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
};

/// A tranche's value or the reason why no closed form has it: one refused tranche does not spoil the others.
struct NamedTrancheValue {
  std::string tranche;
  Outcome<TrancheValue> outcome;
};

struct WarrantValue {
  ValueKind kind;
  Date as_of;
  PerShare spot;                            ///< as adjusted and diluted: what the formulas were given
  std::vector<NamedTrancheValue> tranches;  ///< in the order of the terms
  Outcome<Money> total;                     ///< fails with the first tranche that does
  std::vector<std::string> warnings{};      ///< inputs that are hardly ever meant, see plausibility_warnings
};

/// The tranches as claims, on the shares of `as_of`: adjusted terms, years to the expiry (ACT/365F), closes
/// left, the outlook of each gate not yet met. A service gate keeps the tranche from vesting before its day;
/// a named condition, which has no day, is taken to be met before the others, if at all; one that is in both
/// the tranche and the exercise gates counts once. A lost or exercised tranche is a claim of probability 0. Where
/// only market conditions are inside, every other gate is left out, and of a grant-date claim the history. Without a history all
/// that is known is `close`, that of `as_of`, which counts as with one (from the day after the grant on).
/// A linear tranche is a claim on its shares not yet exercised: where only market conditions are inside on all of
/// them, whatever its volume (a performance condition); else with the expected part of them that vests by the expiry among the other
/// conditions. Each milestone of the outlook vests the part since the one before it.
/// A tranche that no claim describes fails with its reason, "tranches[2].gates[1]: must be ...": relative
/// gates, linear vesting without a milestone ahead in the outlook or whose days matter (exercised on vesting,
/// or a price gate after milestones), two price gates, two milestones (those of one deal are correlated), a
/// price gate of exercise, a milestone, service or named condition without an outlook; exercised on vesting,
/// also a milestone or service gate of exercise, which has a day of its own; closes in a row of which the
/// history has the first, "history.closes: must be without a run of closes under way ..."; and a `window_from`
/// after the next close, or for a grant-date claim up to the grant. Throws DomainError on bad terms, outlook or
/// history, or a day before the grant or after the expiry.
std::vector<Outcome<TrancheClaim>> tranche_claims(ValueKind kind, const Warrant& warrant, Date as_of,
                                                  const ConditionOutlook& outlook,
                                                  const ValuationTerms& terms,
                                                  std::optional<PerShare> close = {});

/// The economic value: today's market, every condition. The market's price is the history's close of its day:
/// a row of that day must have it, and where there is none it is added. Dilution is that of the whole
/// warrant: V(S) is the value of all shares still alive over their number, m, and a tranche without a value
/// leaves all without. Stepped levels enter through their averages (see average_market) where a tranche has
/// no hurdle left and pays on one known day. Throws DomainError as tranche_claims does, on a bad market, and
/// without the shares outstanding that a dilution needs; a tranche that no closed form values fails with its
/// reason, as does a value beyond the largest double.
WarrantValue economic_value(const Warrant& warrant, const EquityMarket& market,
                            const ConditionOutlook& outlook, const ValuationTerms& terms = {});

/// The grant-date fair value: from the last close before the terms were public, on which the market's spot
/// must lie within the 31 days before the grant (the grant's own day included). The life is counted from the
/// grant date, which is the value's `as_of`. Throws as economic_value does.
WarrantValue grant_date_fair_value(const Warrant& warrant, const EquityMarket& grant_market,
                                   const ValuationTerms& terms = {},
                                   const std::optional<PriceAdjustment>& adjustment = {});

/// The fair value on a later measurement date, as for a remeasurement or a modification: market conditions with
/// what the history has of them, all others outside, the market of the day. Shares that were exercised are not in
/// it; those that another condition has lost are, as their number is no part of a value a share. An adjustment
/// moves the price that is valued, not the close. Throws as economic_value does.
WarrantValue measurement_date_fair_value(const Warrant& warrant, const EquityMarket& market,
                                         const ValuationTerms& terms = {},
                                         const std::optional<PriceAdjustment>& adjustment = {});

/// Delta and vega of the total, dilution included, summed over the shares: currency units per unit of price,
/// and per 1.00 of volatility (of a stepped one, of its average). Throws DomainError when a tranche fails,
/// and on the expiry.
Greeks economic_greeks(const Warrant& warrant, const EquityMarket& market, const ConditionOutlook& outlook,
                       const ValuationTerms& terms = {});

}  // namespace fairvalue
