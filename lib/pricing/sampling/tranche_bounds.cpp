#include "tranche_bounds.hpp"

#include <algorithm>
#include <cmath>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>

#include "expected_conditions.hpp"
#include "pricing/closed_form/hurdle_formulas.hpp"
#include "pricing/warrant/claim_checks.hpp"

namespace fairvalue::detail {
namespace {

/// The least probability that is distinguished from 0.
constexpr double rounding_of_doubles = std::numeric_limits<double>::epsilon();

bool is_held(const PaymentTerms& terms) { return terms.exercise == ExercisePolicy::hold_to_expiry; }

/// P(the price gets below a level in [0, T]), as the first passage of its reciprocal.
double falls_below(const FlatMarket& market, double level, Years horizon) {
  if (market.spot.value < level) return 1.0;
  if (horizon.value == 0.0) return 0.0;
  const TerminalLaw<double> reciprocal{.mean = -log_drift(market, Measure::share) * horizon.value,
                                       .deviation = market.volatility * std::sqrt(horizon.value)};
  const double distance = std::log(market.spot.value / level);
  return std::clamp(hit_probability(reciprocal, distance), rounding_of_doubles, 1.0);
}

double rises_to(const FlatMarket& market, double level, Years horizon) {
  return std::max(hit_probability(market, PerShare{level}, horizon, Measure::share), rounding_of_doubles);
}

/// P(S_T <= K).
double ends_below(const FlatMarket& market, double strike, Years expiry) {
  if (strike == 0.0) return 0.0;
  if (expiry.value == 0.0) return market.spot.value > strike ? 0.0 : 1.0;
  const double mean = log_drift(market, Measure::share) * expiry.value;
  const double deviation = market.volatility * std::sqrt(expiry.value);
  return std::max(normal_cdf((std::log(strike / market.spot.value) - mean) / deviation), rounding_of_doubles);
}

class ClaimInMarket {
 public:
  ClaimInMarket(const FlatMarket& market, const TrancheClaim& claim, bool has_history, bool held,
                double enough)
      : market_(market), claim_(claim), has_history_(has_history), held_(held), enough_(enough) {}

  /// A window that reaches back may be met by closes before today.
  double pays() const {
    const bool windowed = claim_.hurdle && is_windowed(claim_.hurdle->rule);
    if (windowed && has_history_) return 1.0;
    const bool has_hurdle = claim_.hurdle && claim_.hurdle_waived == 0.0;
    if (has_hurdle && cannot_be_met(*claim_.hurdle)) return 0.0;
    const double level = std::max(has_hurdle ? claim_.hurdle->hurdle.value : 0.0, claim_.strike.value);
    return level > 0.0 ? rises_to(market_, level, claim_.expiry) : 1.0;
  }

  /// Whether no price condition is left.
  bool is_met_today() const {
    if (!claim_.hurdle) return true;
    const HurdleCondition& hurdle = *claim_.hurdle;
    return needs_highs(hurdle.rule) && hurdle.timing == GateTiming::latched && market_.spot >= hurdle.hurdle;
  }

  double misses() const {
    const double strike = claim_.strike.value;
    if (held_) return std::min(1.0, misses_hurdle(0.0) + ends_below(market_, strike, claim_.expiry));
    if (strike > 0.0 && day_matters(claim_, {.exercise = ExercisePolicy::on_vesting})) return 1.0;
    if (claim_.hurdle) return misses_hurdle(strike);
    return market_.spot.value > strike ? 0.0 : 1.0;
  }

 private:
  static bool is_windowed(const MonitoringRule& rule) { return closes_watched(rule) > 1; }

  /// Today's close may be one of several.
  static bool cannot_be_met(const HurdleCondition& hurdle) {
    if (needs_highs(hurdle.rule)) return false;
    const int needed = closes_needed(hurdle.rule);
    return *hurdle.closes + (needed > 1 ? 1 : 0) < needed;
  }

  /// Or is exercised at a price of at most `strike`.
  double misses_hurdle(double strike) const {
    if (!claim_.hurdle) return 0.0;
    const auto& [hurdle, rule, timing, closes] = *claim_.hurdle;
    if (timing == GateTiming::after_other_gates) return 1.0;
    if (needs_highs(rule)) {
      if (std::max(hurdle, market_.spot).value <= strike) return 1.0;
      if (is_met_today()) return 0.0;
      return std::max(1.0 - rises_to(market_, hurdle.value, claim_.expiry), rounding_of_doubles);
    }
    const int needed = closes_needed(rule);
    if (*closes < needed) return 1.0;
    const double level = std::max(hurdle.value, strike);
    const Years window = claim_.expiry * (static_cast<double>(needed) / *closes);
    const double bound = std::min(falls_below(market_, level, window), ends_lower(level, window));
    const bool is_told = bound <= enough_ || bound > 0.5 || level > hurdle.value;
    return is_told ? bound : std::min(bound, by_convolution());
  }

  /// A bound on P(the price is at or below a level at some time in the window that ends with the life): it
  /// starts the window below a higher level, or falls from there to this one.
  double ends_lower(double level, Years window) const {
    const Years before{std::max(0.0, claim_.expiry.value - window.value)};
    double bound = 1.0;
    for (double above = 0.0; above <= 8.0; above += 0.5) {
      const double start = level * std::exp(above * market_.volatility * std::sqrt(window.value));
      FlatMarket later = market_;
      later.spot = PerShare{start};
      bound = std::min(bound, ends_below(market_, start, before) + falls_below(later, level, window));
    }
    return bound;
  }

  /// 1 where it does not cover the rule.
  double by_convolution() const {
    const auto hit = attempt([&] {
      const ClaimValue found =
          claim_value(market_, {.strike = PerShare{0.0}, .expiry = claim_.expiry, .hurdle = claim_.hurdle});
      return found.hit_share - found.error_bound / market_.spot.value;
    });
    return hit.has_value() ? std::clamp(1.0 - hit.value(), 1e-10, 1.0) : 1.0;
  }

  const FlatMarket& market_;
  const TrancheClaim& claim_;
  bool has_history_;
  bool held_;
  double enough_;  ///< a lower probability needs no better bound
};

/// Of a tranche that vests, held; 0 where nothing is known of its payment but that it is no loss.
double european_bound(const TranchePieces& tranche, const PaymentTerms& terms) {
  if (tranche.value_cap || tranche.strike_on_path) return 0.0;
  const auto last = static_cast<std::size_t>(tranche.last_day);
  return terms.spot * std::max(0.0, terms.share[last] - tranche.strike * terms.money[last]);
}

double highest_discount(const TranchePieces& tranche, const PaymentTerms& terms) {
  const auto last = terms.share.begin() + tranche.last_day;
  return is_held(terms) ? *last : *std::max_element(terms.share.begin(), last + 1);
}

}  // namespace

TrancheBounds tranche_bounds(const PriceModel& model, const TranchePieces& tranche,
                             const Outcome<TrancheClaim>& claim, bool has_history, const PaymentTerms& terms,
                             std::uint64_t paths) {
  TrancheBounds bounds{.high = terms.spot * highest_discount(tranche, terms)};
  const PathTraits traits = path_traits(model);
  if (!claim.has_value() || !has_bridges(traits) || !traits.is_flat) return bounds;
  const FlatMarket market = flat_market(model.market);
  const ClaimInMarket known{market, claim.value(), has_history, is_held(terms),
                            3.0 / static_cast<double>(paths)};
  const auto worth = attempt([&] {
    TrancheBounds found = bounds;
    found.conditions = conditions_probability(claim.value());
    found.paid = found.conditions > 0.0 ? bounds.high * known.pays() : 0.0;
    found.missed = bounds.high * known.misses();
    if (is_held(terms) && known.is_met_today()) {
      found.low = found.conditions * european_bound(tranche, terms);
    }
    return found;
  });
  return worth.has_value() ? worth.value() : bounds;
}

}  // namespace fairvalue::detail
