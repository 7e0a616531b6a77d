#include <fairvalue/pricing/fair_value.hpp>

#include <cstddef>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/pricing/closes_hurdle.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/plausibility.hpp>

#include "warrant/claim_checks.hpp"
#include "warrant/claim_market.hpp"
#include "warrant/gate_reduction.hpp"

namespace fairvalue {
namespace {

using detail::WarrantView;
using Claims = std::vector<Outcome<TrancheClaim>>;

/// Throws what the first that fails has to say.
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

/// The hurdle that has a first passage: none for a run of closes, or when it can no longer be met.
std::optional<PerShare> passed_hurdle(const FlatMarket& market, const TrancheClaim& claim) {
  if (!claim.hurdle || claim.expiry.value == 0.0 || detail::out_of_closes(*claim.hurdle)) return std::nullopt;
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
  const ClaimValue one = value(market, claim, methods);
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
                        return tranche_value(market, claims[i].value(), shares, view.methods);
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

void require_dilution_terms(const ValuationTerms& terms) {
  require_enumerator("terms.dilution", terms.dilution);
  if (!dilutes(terms)) return;
  if (!terms.outstanding) throw DomainError("terms.outstanding", "given for a dilution", "none");
  require_positive("terms.outstanding", *terms.outstanding);
}

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
    sum += detail::shares_alive(view, i) * value(flat, claim, view.methods).value;
  }
  return sum / issued;
}

/// The price that the formulas are given, and the part of what they say that is the warrant's.
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
  const bool of_firm = terms.dilution == DilutionMethod::galai_schneller;
  return {at_price(market, diluted.spot),
          of_firm ? dilution.outstanding / (dilution.outstanding + issued) : 1.0};
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

/// What the price is after dilution depends on all tranches: one without a value leaves the others without.
void fail_all(std::vector<NamedTrancheValue>& tranches, const std::string& reason) {
  for (NamedTrancheValue& tranche : tranches) {
    tranche.outcome = Outcome<TrancheValue>::failure("the dilution needs every tranche: " + reason);
  }
}

WarrantValue warrant_value(ValueKind kind, const WarrantView& view, const EquityMarket& market,
                           const ValuationTerms& terms) {
  require_market(market);
  require_dilution_terms(terms);
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
  return {
      .kind = kind, .as_of = view.open.as_of, .spot = spot, .tranches = std::move(tranches), .total = total};
}

/// On the day of the spot, whose price is that day's close.
WarrantView view_today(const Warrant& warrant, const Spot& spot, const ConditionOutlook& outlook,
                       const ValuationTerms& terms, ConditionsCounted conditions) {
  return detail::view_of(open_warrant(warrant, spot.as_of, terms.history, spot.price, conditions), outlook,
                         terms.calendar, terms.methods);
}

WarrantView economic_view(const Warrant& warrant, const Spot& spot, const ConditionOutlook& outlook,
                          const ValuationTerms& terms) {
  return view_today(warrant, spot, outlook, terms, ConditionsCounted::all);
}

void require_adjustment(const PriceAdjustment& adjustment) {
  require_growth("adjustment.change", adjustment.change);
  require(!adjustment.reason.empty(), "adjustment.reason", "a reason", "none");
}

EquityMarket adjusted_market(const EquityMarket& market, const std::optional<PriceAdjustment>& adjustment) {
  if (!adjustment) return market;
  require_adjustment(*adjustment);
  return at_price(market, (1.0 + adjustment->change) * market.spot.price);
}

/// The value of what a view sees, with its warnings.
WarrantValue warned_value(ValueKind kind, const WarrantView& view, const EquityMarket& market,
                          const ValuationTerms& terms) {
  WarrantValue value = warrant_value(kind, view, market, terms);
  value.warnings = plausibility_warnings(market, view.open);
  return value;
}

void require_before_grant(Date spot, Date granted) {
  const int days = days_between(spot, granted);
  require(0 <= days && days <= 31, "market.spot.as_of",
          fmt::format("within the 31 days before the grant {}", to_string(granted)), to_string(spot));
}

/// Of the undiluted values: the sum over the tranches, or the error of the first that fails.
Greeks undiluted_greeks(const WarrantView& view, const EquityMarket& market) {
  Greeks sum{.delta = 0.0, .vega = 0.0};
  for (std::size_t i = 0; i < view.open.terms.tranches.size(); ++i) {
    const TrancheClaim claim = detail::claim_of(view, i);
    const Greeks one = greeks(detail::market_of_claim(market, claim, view.methods), claim, view.methods);
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
  require(feedback > 0.0, "dilution.issued", "few enough that a rise does not feed itself", m);
  const bool of_firm = dilution.method == DilutionMethod::galai_schneller;
  return {.delta = at.delta * n / feedback, .vega = at.vega * (of_firm ? n : n + m) / feedback};
}

Greeks greeks_with_dilution(const WarrantView& view, const EquityMarket& market,
                            const ValuationTerms& terms) {
  const DilutedMarket diluted = diluted_market(view, market, sound_claims(view), terms);
  return diluted_greeks(undiluted_greeks(view, diluted.market), dilution_of(terms, all_alive(view)));
}

}  // namespace

std::vector<Outcome<TrancheClaim>> tranche_claims(ValueKind kind, const Warrant& warrant, Date as_of,
                                                  const ConditionOutlook& outlook,
                                                  const ValuationTerms& terms,
                                                  std::optional<PerShare> close) {
  require_enumerator("kind", kind);
  OpenWarrant open = kind == ValueKind::grant_date
                         ? open_warrant(warrant, as_of, {}, {}, conditions_counted(kind))
                         : open_warrant(warrant, as_of, terms.history, close, conditions_counted(kind));
  return detail::claims_of(detail::view_of(std::move(open), outlook, terms.calendar, terms.methods));
}

WarrantValue economic_value(const Warrant& warrant, const EquityMarket& market,
                            const ConditionOutlook& outlook, const ValuationTerms& terms) {
  require_market(market);
  return warned_value(ValueKind::economic, economic_view(warrant, market.spot, outlook, terms), market,
                      terms);
}

WarrantValue grant_date_fair_value(const Warrant& warrant, const EquityMarket& grant_market,
                                   const ValuationTerms& terms,
                                   const std::optional<PriceAdjustment>& adjustment) {
  require_market(grant_market);
  const WarrantView view =
      detail::view_of(open_warrant(warrant, warrant.granted, {}, {}, ConditionsCounted::market), {},
                      terms.calendar, terms.methods);
  require_before_grant(grant_market.spot.as_of, warrant.granted);
  return warned_value(ValueKind::grant_date, view, adjusted_market(grant_market, adjustment), terms);
}

WarrantValue measurement_date_fair_value(const Warrant& warrant, const EquityMarket& market,
                                         const ValuationTerms& terms,
                                         const std::optional<PriceAdjustment>& adjustment) {
  require_market(market);
  const WarrantView view = view_today(warrant, market.spot, {}, terms, ConditionsCounted::market);
  return warned_value(ValueKind::measurement_date, view, adjusted_market(market, adjustment), terms);
}

Greeks economic_greeks(const Warrant& warrant, const EquityMarket& market, const ConditionOutlook& outlook,
                       const ValuationTerms& terms) {
  require_market(market);
  const WarrantView view = economic_view(warrant, market.spot, outlook, terms);
  require_dilution_terms(terms);
  const Greeks greeks =
      dilutes(terms) ? greeks_with_dilution(view, market, terms) : undiluted_greeks(view, market);
  return {.delta = require_result("delta", greeks.delta), .vega = require_result("vega", greeks.vega)};
}

}  // namespace fairvalue
