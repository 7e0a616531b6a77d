/// \file pricing/value_by_formula.hpp
/// The value of a performance warrant by formulas (grant-date, measurement-date or economic), and its
/// sensitivities.
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
  Shares shares;     ///< on the share basis of `as_of`; 0 if lost or exercised
  ClaimValue claim;  ///< per share
  Money value;       ///< shares x value per share
  /// Median time to the hurdle, given a hit by the expiry; for closes, to the shifted hurdle. Empty without a
  /// hurdle ahead, and for n consecutive closes.
  std::optional<Years> median_hit_risk_neutral{};
  std::optional<Years> median_hit_share{};
  std::string lost{};  ///< why it is lost: lapsed, forfeited or terminated; empty if it is not
};

/// A tranche's value, or the reason why no formula covers it. If one tranche is refused, the others keep
/// their values.
struct NamedTrancheValue {
  std::string tranche;
  Outcome<TrancheValue> outcome;
};

struct WarrantValue {
  ValueKind kind;
  Date as_of;
  PerShare spot;                            ///< the price in the formulas, adjusted and diluted
  std::vector<NamedTrancheValue> tranches;  ///< in the order of the terms
  Outcome<Money> total;                     ///< if tranches fail, the reason of the first
  std::vector<std::string> warnings{};      ///< implausible inputs, see plausibility_warnings
};

/// Values the position by closed forms, quadrature and convolution. The kind of value decides what is
/// included:
///
/// - `economic`: every condition, in today's market.
/// - `grant_date`: market conditions only; outlook and history are not used. `as_of` is the day of the grant.
///   The market is that of the last close before the terms were public; its spot must be of the day of the
///   grant or at most 31 days older.
/// - `measurement_date`: market conditions only, on a later day, given what the history has of them: for a
///   remeasurement or a modification. Exercised shares are left out. Shares that another condition has lost
///   are included, because a fair value per share does not depend on their number.
///
/// The market's price is the close of its day: a row of the history for that day must have the same price;
/// without a row, the price is added. Dilution is that of the whole warrant: V(S) is the value of all shares
/// that are neither lost nor exercised, over their number; if one tranche fails, all do. Stepped levels enter
/// through their averages (see average_market) if a tranche has no hurdle left and pays on one known day.
/// `closes`: how hurdles on closes are valued.
///
/// Throws DomainError as tranche_claims does, and on bad terms or a bad market. A tranche that no formula
/// covers fails with the reason, as does a value beyond the largest double.
WarrantValue value_by_formula(const WarrantPosition& position, const EquityMarket& market,
                              const ValuationTerms& terms = {},
                              ClosesMethod closes = ClosesMethod::convolution);

/// Delta and vega of the total, dilution included: currency units per unit of price, and per 1.00 of
/// volatility (of its average, if it is stepped). Throws DomainError if a tranche fails, and on the day of
/// expiry.
Greeks greeks_by_formula(const WarrantPosition& position, const EquityMarket& market,
                         const ValuationTerms& terms = {}, ClosesMethod closes = ClosesMethod::convolution);

/// The tranches as claims, on the share basis of the value's day: adjusted terms, years to the expiry
/// (ACT/365F), closes left, the outlook of each gate not yet met. `spot` is the market's.
///
/// Before the day of a service gate nothing vests. A named condition has no day: if it is met, it is met
/// before the other gates. A condition that is both a tranche gate and an exercise gate counts once. A lost
/// or exercised tranche is a claim of probability 0. If only market conditions are included, all other gates
/// are ignored. A linear tranche is a claim on its unexercised shares: on all of them if only market
/// conditions are included (its volume is a performance condition); if not, the expected fraction that vests
/// by the expiry enters the probability of the other conditions. Each milestone of the outlook vests the part
/// between the previous volume and its own.
///
/// A tranche's own strike, expiry, exercise gates and cap are its claim's. A market capitalisation on one
/// count of shares is a hurdle; market conditions of one rule and window are the highest hurdle if all must
/// hold at once, the lowest if any will do; independent conditions beside them in an `AnyOf` are
/// `hurdle_waived`, and among themselves 1 - (1 - p)(1 - q). Daily VWAPs to come are closes.
///
/// A tranche that no claim describes fails with its reason, "tranches[2].gates[1]: must be ...": relative
/// gates, hurdles that step, capitalisations on a path of counts, market conditions of several rules in one
/// gate, an `AnyOf` whose other conditions have a day that matters or stand elsewhere in the tranche too, a
/// strike that is yet to be set, linear vesting without a milestone ahead in the outlook or whose days matter
/// (exercised on vesting, or a price gate after other gates), two price gates, two milestones (those of one
/// deal are correlated), a volume gate under a deployment model, a price gate of exercise, a milestone,
/// service or named condition without an outlook; exercised on vesting, also a milestone or service gate of
/// exercise, which has a day of its own; closes in a row of which the history has the first, "history.closes:
/// must be without a run of closes under way ..."; and a `window_from` after the next close, or for a
/// grant-date value up to the grant. Throws DomainError on bad terms, outlook or history, or a day before the
/// grant or after the expiry.
std::vector<Outcome<TrancheClaim>> tranche_claims(const WarrantPosition& position, const Spot& spot,
                                                  const ValuationTerms& terms = {});

}  // namespace fairvalue
