/// \file pricing/value_by_formula.hpp
/// What a performance warrant is worth by formulas: its grant-date fair value, that of a later measurement
/// date, its economic value, and their sensitivities.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/market/equity_market.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

struct TrancheValue {
  Shares shares;     ///< on the shares of `as_of`; 0 when lost or exercised
  ClaimValue claim;  ///< a share
  Money value;       ///< shares x the value a share
  /// Given a hit by the expiry (for closes of the shifted hurdle); none without a hurdle still to meet, or
  /// for n consecutive closes.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
  std::string lost{};  ///< why it is lost: lapsed, forfeited or terminated; empty if it is not
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
  std::vector<std::string> warnings{};      ///< implausible inputs, see plausibility_warnings
};

/// The position by closed forms, quadrature and convolution. Its kind decides what is valued:
///
/// - `economic`: every condition, in today's market.
/// - `grant_date`: market conditions, as nothing else is known on the day of the grant, which is the value's
///   `as_of`: neither outlook nor history count. The market is that of the last close before the terms were
///   public; its spot must lie within the 31 days before the grant (the grant's own day included).
/// - `measurement_date`: market conditions on a later day, with what the history has of them, as for a
///   remeasurement or a modification. Exercised shares are not in it; those that another condition has lost
///   are, as their number is no part of a value a share.
///
/// The market's price is the history's close of its day: a row of that day must have it, and where there is
/// none it is added. Dilution is that of the whole warrant: V(S) is the value of all shares still alive over
/// their number; if one tranche fails, all do. Stepped levels enter through their averages (see
/// average_market) where a tranche has no hurdle left and pays on one known day. `closes`: how hurdles on
/// closes are valued.
///
/// Throws DomainError as tranche_claims does, on bad terms or a bad market. A tranche that no closed form
/// values fails with its reason, as does a value beyond the largest double.
WarrantValue value_by_formula(const WarrantPosition& position, const EquityMarket& market,
                              const ValuationTerms& terms = {},
                              ClosesMethod closes = ClosesMethod::convolution);

/// Delta and vega of the total, dilution included, summed over the shares: currency units per unit of price,
/// and per 1.00 of volatility (of a stepped one, of its average). Throws DomainError when a tranche fails,
/// and on the expiry.
Greeks greeks_by_formula(const WarrantPosition& position, const EquityMarket& market,
                         const ValuationTerms& terms = {}, ClosesMethod closes = ClosesMethod::convolution);

/// The tranches as claims, on the shares of the value's day: adjusted terms, years to the expiry (ACT/365F),
/// closes left, the outlook of each gate not yet met. `spot` is the market's; kind and exercise are those of
/// the terms.
///
/// A service gate keeps the tranche from vesting before its day; a named condition, which has no day, is
/// taken to be met before the others, if at all; one that is in both the tranche and the exercise gates
/// counts once. A lost or exercised tranche is a claim of probability 0. Where only market conditions are
/// inside, every other gate is left out. A linear tranche is a claim on its shares not yet exercised: where
/// only market conditions are inside on all of them, whatever its volume (a performance condition); else with
/// the expected part of them that vests by the expiry among the other conditions. Each milestone of the
/// outlook vests the part since the one before it.
///
/// A tranche's own strike, expiry, exercise gates and cap are its claim's. A market capitalisation on one
/// count of shares is a hurdle; market conditions of one rule and window are the highest hurdle if all must
/// hold at once, the lowest if any will do; independent conditions beside them in an `AnyOf` are
/// `hurdle_waived`, and among themselves 1 - (1 - p)(1 - q). Daily VWAPs to come are closes.
///
/// A tranche that no claim describes fails with its reason, "tranches[2].gates[1]: must be ...": relative
/// gates, hurdles that step, capitalisations on a path of counts, market conditions of several rules in one
/// gate, an `AnyOf` whose other conditions have a day that matters or stand elsewhere in the tranche too, a
/// strike that is yet to be set, linear vesting without a milestone ahead in the outlook or whose days matter (exercised on vesting,
/// or a price gate after other gates), two price gates, two milestones (those of one deal are correlated), a
/// volume gate under a deployment model, a price gate of exercise, a milestone, service or named condition
/// without an outlook; exercised on vesting, also a milestone or service gate of exercise, which has a day of
/// its own; closes in a row of which the history has the first, "history.closes: must be without a run of
/// closes under way ..."; and a `window_from` after the next close, or for a grant-date value up to the
/// grant. Throws DomainError on bad terms, outlook or history, or a day before the grant or after the expiry.
std::vector<Outcome<TrancheClaim>> tranche_claims(const WarrantPosition& position, const Spot& spot,
                                                  const ValuationTerms& terms = {});

}  // namespace fairvalue
