#include <fairvalue/pricing/value_by_formula.hpp>

#include <cstddef>
#include <utility>

#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/closes_hurdle.hpp>
#include <fairvalue/pricing/diluted_value.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/plausibility.hpp>

#include "warrant/claim_checks.hpp"
#include "warrant/claim_market.hpp"
#include "warrant/dilution_equation.hpp"
#include "warrant/gate_reduction.hpp"
#include "warrant/valued_price.hpp"

namespace fairvalue {
namespace {

using detail::WarrantView;
using Claims = std::vector<Outcome<TrancheClaim>>;

/// Throws the first failure.
Claims sound_claims(const WarrantView& view) {
  Claims claims;
  for (std::size_t i = 0; i < view.open.terms.tranches.size(); ++i)
    claims.push_back(detail::claim_of(view, i));
  return claims;
}

EquityMarket at_price(EquityMarket market, PerShare spot) {
  market.spot.price = spot;
  return market;
}

/// The hurdle that has a first passage: none for a run of closes, one that may be waived, or when it can no
/// longer be met.
std::optional<PerShare> passed_hurdle(const FlatMarket& market, const TrancheClaim& claim) {
  if (!claim.hurdle || claim.hurdle_waived > 0.0) return std::nullopt;
  if (claim.expiry.value == 0.0 || detail::out_of_closes(*claim.hurdle)) return std::nullopt;
  const HurdleCondition& condition = *claim.hurdle;
  switch (detail::watching(condition.rule)) {
    case detail::Watching::at_every_moment: return condition.hurdle;
    case detail::Watching::at_closes:
      return closes_shifted_hurdle(condition.hurdle, market.volatility, claim.expiry / *condition.closes);
    case detail::Watching::over_consecutive_closes: break;
  }
  return std::nullopt;
}

TrancheValue tranche_value(const EquityMarket& stepped, const TrancheClaim& claim, Shares shares,
                           const ClaimMethods& methods) {
  const FlatMarket market = detail::market_of_claim(stepped, claim, methods);
  const ClaimValue one = claim_value(market, claim, methods);
  TrancheValue tranche{
      .shares = shares, .claim = one, .value = require_result("tranche.value", shares * one.value)};
  if (const auto hurdle = passed_hurdle(market, claim)) {
    tranche.median_hit_risk_neutral = median_hit_time(market, *hurdle, claim.expiry, Measure::risk_neutral);
    tranche.median_hit_share = median_hit_time(market, *hurdle, claim.expiry, Measure::share);
  }
  return tranche;
}

std::vector<NamedTrancheValue> tranche_values(const WarrantView& view, const EquityMarket& market,
                                              const Claims& claims) {
  std::vector<NamedTrancheValue> values;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Shares shares = detail::shares_alive(view, i);
    values.push_back({view.open.terms.tranches[i].name, attempt([&] {
                        TrancheValue value = tranche_value(market, claims[i].value(), shares, view.methods);
                        value.lost = reason_lost(view.open.tranches[i].vesting);
                        return value;
                      })});
  }
  return values;
}

Outcome<Money> total_of(const std::vector<NamedTrancheValue>& tranches) {
  Money sum{0.0};
  for (const NamedTrancheValue& tranche : tranches) {
    if (!tranche.outcome.has_value()) return Outcome<Money>::failure(tranche.outcome.reason());
    sum += tranche.outcome.value().value;
  }
  return attempt([sum] { return require_result("total", sum); });
}

Shares all_alive(const WarrantView& view) {
  Shares sum{0.0};
  for (std::size_t i = 0; i < view.open.terms.tranches.size(); ++i) sum += detail::shares_alive(view, i);
  return sum;
}

bool dilutes(const ValuationTerms& terms) { return terms.dilution != DilutionMethod::none; }

Dilution dilution_of(const ValuationTerms& terms, Shares issued) {
  return {.method = terms.dilution, .outstanding = *terms.outstanding, .issued = issued};
}

/// All tranches' value at a share price, over the shares that they are for.
PerShare value_a_share(const WarrantView& view, const EquityMarket& market, const Claims& claims,
                       Shares issued) {
  Money sum{0.0};
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const TrancheClaim& claim = claims[i].value();
    const FlatMarket flat = detail::market_of_claim(market, claim, view.methods);
    sum += detail::shares_alive(view, i) * claim_value(flat, claim, view.methods).value;
  }
  return sum / issued;
}

/// The price that the formulas are given, and the fraction of their value that belongs to the warrant.
struct DilutedMarket {
  EquityMarket market;
  double part = 1.0;
};

DilutedMarket diluted_market(const WarrantView& view, const EquityMarket& market, const Claims& claims,
                             const ValuationTerms& terms) {
  const Shares issued = all_alive(view);
  if (issued.value == 0.0) return {market};
  const Dilution dilution = dilution_of(terms, issued);
  const DilutedValue diluted = diluted_value(
      [&](PerShare spot) { return value_a_share(view, at_price(market, spot), claims, issued); },
      market.spot.price, dilution);
  return {at_price(market, diluted.spot), detail::warrant_part(dilution)};
}

void scale(std::vector<NamedTrancheValue>& tranches, double part) {
  for (NamedTrancheValue& tranche : tranches) {
    TrancheValue scaled = tranche.outcome.value();
    scaled.claim.value = part * scaled.claim.value;
    scaled.claim.error_bound *= part;
    scaled.value = part * scaled.value;
    tranche.outcome = scaled;
  }
}

/// The price after dilution depends on all tranches: if one fails, all do.
void fail_all(std::vector<NamedTrancheValue>& tranches, const std::string& reason) {
  for (NamedTrancheValue& tranche : tranches) {
    tranche.outcome = Outcome<TrancheValue>::failure("the dilution needs every tranche: " + reason);
  }
}

WarrantValue warrant_value(const WarrantView& view, const EquityMarket& market, const ValuationTerms& terms) {
  const Claims claims = detail::claims_of(view);
  std::vector<NamedTrancheValue> tranches = tranche_values(view, market, claims);
  PerShare spot = market.spot.price;
  const Outcome<Money> undiluted = total_of(tranches);
  if (dilutes(terms) && !undiluted.has_value()) fail_all(tranches, undiluted.reason());
  if (dilutes(terms) && undiluted.has_value()) {
    const DilutedMarket diluted = diluted_market(view, market, claims, terms);
    tranches = tranche_values(view, diluted.market, claims);
    scale(tranches, diluted.part);
    spot = diluted.market.spot.price;
  }
  const Outcome<Money> total = total_of(tranches);
  return {.kind = terms.kind,
          .as_of = view.open.as_of,
          .spot = spot,
          .tranches = std::move(tranches),
          .total = total,
          .warnings = plausibility_warnings(market, view.open)};
}

/// The warrant on the day of its value: the grant, on which nothing else is known, or that of the spot, whose
/// price is that day's close.
OpenWarrant opened(const WarrantPosition& position, const Spot& spot, const ValuationTerms& terms) {
  const Warrant& warrant = position.warrant;
  const ConditionsCounted conditions = conditions_counted(terms.kind);
  if (terms.kind != ValueKind::grant_date) {
    return open_warrant(warrant, spot.as_of, position.history, spot.price, conditions);
  }
  OpenWarrant open = open_warrant(warrant, warrant.granted, {}, {}, conditions);
  detail::require_grant_day("market.spot.as_of", spot.as_of, warrant.granted);
  return open;
}

WarrantView view_of(const WarrantPosition& position, const Spot& spot, const ValuationTerms& terms,
                    ClosesMethod closes) {
  return detail::view_of(opened(position, spot, terms), position,
                         {.exercise = terms.exercise, .closes = closes});
}

EquityMarket adjusted_market(const EquityMarket& market, const ValuationTerms& terms) {
  if (!terms.adjustment) return market;
  return at_price(market, detail::adjusted_price(market.spot.price, *terms.adjustment));
}

/// Of the undiluted values: the sum over the tranches, or the error of the first that fails.
Greeks undiluted_greeks(const WarrantView& view, const EquityMarket& market) {
  Greeks sum{.delta = 0.0, .vega = 0.0};
  for (std::size_t i = 0; i < view.open.terms.tranches.size(); ++i) {
    const TrancheClaim claim = detail::claim_of(view, i);
    const Greeks one =
        claim_greeks(detail::market_of_claim(market, claim, view.methods), claim, view.methods);
    const double shares = detail::shares_alive(view, i).value;
    sum.delta += shares * one.delta;
    sum.vega += shares * one.vega;
  }
  return sum;
}

/// Both methods' equation for W, differentiated: dW/dS = n V' / (n + m - m V'), where V' = `at.delta` / m.
Greeks diluted_greeks(const Greeks& at, const Dilution& dilution) {
  const double n = dilution.outstanding.value;
  const double m = dilution.issued.value;
  const double feedback = n + m - at.delta;
  require(feedback > 0.0, "dilution.issued", "few enough for one solution (V' < 1 + n / m)", m);
  const double vega = at.vega * detail::warrant_part(dilution) * (n + m) / feedback;
  return {.delta = at.delta * n / feedback, .vega = vega};
}

Greeks greeks_with_dilution(const WarrantView& view, const EquityMarket& market,
                            const ValuationTerms& terms) {
  const DilutedMarket diluted = diluted_market(view, market, sound_claims(view), terms);
  return diluted_greeks(undiluted_greeks(view, diluted.market), dilution_of(terms, all_alive(view)));
}

}  // namespace

std::vector<Outcome<TrancheClaim>> tranche_claims(const WarrantPosition& position, const Spot& spot,
                                                  const ValuationTerms& terms) {
  require_terms(terms);
  return detail::claims_of(view_of(position, require_spot(spot), terms, ClosesMethod::convolution));
}

WarrantValue value_by_formula(const WarrantPosition& position, const EquityMarket& market,
                              const ValuationTerms& terms, ClosesMethod closes) {
  require_terms(terms);
  require_enumerator("closes", closes);
  require_market(market);
  return warrant_value(view_of(position, market.spot, terms, closes), adjusted_market(market, terms), terms);
}

Greeks greeks_by_formula(const WarrantPosition& position, const EquityMarket& market,
                         const ValuationTerms& terms, ClosesMethod closes) {
  require_terms(terms);
  require_enumerator("closes", closes);
  require_market(market);
  const WarrantView view = view_of(position, market.spot, terms, closes);
  const EquityMarket valued = adjusted_market(market, terms);
  const Greeks greeks =
      dilutes(terms) ? greeks_with_dilution(view, valued, terms) : undiluted_greeks(view, valued);
  return {.delta = require_result("delta", greeks.delta), .vega = require_result("vega", greeks.vega)};
}

}  // namespace fairvalue
