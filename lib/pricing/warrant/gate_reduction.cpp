#include "gate_reduction.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

#include "claim_checks.hpp"
#include "combined_gates.hpp"
#include "independent_conditions.hpp"
#include "linear_outlook.hpp"

namespace fairvalue::detail {
namespace {

/// Puts the gates that are left of one tranche into one claim.
class ClaimOfGates {
 public:
  ClaimOfGates(const WarrantView& view, std::size_t tranche)
      : view_(view),
        tranche_(tranche),
        closes_left_(view.closes_left),
        conditions_(view, expiry_of(view.open.terms.tranches[tranche], view.open.terms)),
        claim_{.strike = view.open.terms.strike, .expiry = view.expiry} {}

  TrancheClaim claim() {
    if (!(open().alive > 0.0)) {
      claim_.other_conditions = 0.0;
      return claim_;
    }
    use_own_terms(tranche().own);
    if (tranche().rank && !open().ranked && !open().vesting.vested_on) refuse_rank(*tranche().rank);
    if (tranche().linear) add_linear(*tranche().linear);
    add_gates(tranche().gates, open().gates);
    at_exercise_ = true;
    add_gates(exercise_gates_of(tranche(), view_.open.terms), open().exercise_gates);
    if (held_today_) count_today(*held_today_);
    return claim_;
  }

 private:
  const Tranche& tranche() const { return view_.open.terms.tranches[tranche_]; }
  const OpenTranche& open() const { return view_.open.tranches[tranche_]; }

  void use_own_terms(const OwnTerms& own) {
    if (own.strike) claim_.strike = fixed_strike(*own.strike);
    claim_.value_cap = own.value_cap;
    if (!own.expiry) return;
    claim_.expiry = year_fraction(view_.open.as_of, *own.expiry);
    closes_left_ = closes_left(view_.calendar, view_.open.as_of, *own.expiry);
  }

  PerShare fixed_strike(const Strike& strike) const {
    if (const auto* fixed = std::get_if<PerShare>(&strike)) return *fixed;
    throw DomainError(fmt::format("tranches[{}].own.strike", tranche_),
                      "set already for a closed form (value_by_simulation values it)", describe(strike));
  }

  /// The expected part enters as a probability: by the independence of volume and price, exact for what is
  /// held to the expiry. A grant-date value is blind to the volume.
  void add_linear(const LinearVesting& linear) {
    const auto parts = linear_outlook(linear, open().linear, view_.outlook.milestones, claim_.expiry);
    if (!parts)
      refuse_linear(view_.has_deployment ? without_deployment
                                         : "with milestones ahead in the outlook (outlook.milestones)");
    if (parts->waits) require_days_do_not_matter();
    if (!parts->certain) conditions_.count_milestone();
    claim_.other_conditions *= std::min(1.0, parts->expected / parts->alive);  // rounding
  }

  /// Each part of the tranche vests on a day of its own.
  void require_days_do_not_matter() const {
    if (view_.methods.exercise == ExercisePolicy::on_vesting) {
      refuse_linear("held to the expiry for a closed form (hold it, or simulate it)");
    }
    for (const Gate& gate : tranche().gates) {
      if (is_after_other_gates(gate)) {
        refuse_linear("without a price gate after milestones for a closed form (simulate it)");
      }
    }
  }

  [[noreturn]] void refuse_rank(const RankVesting& rank) const {
    throw DomainError(fmt::format("tranches[{}].rank", tranche_),
                      "known already for a closed form (value_by_simulation values it)", describe(rank));
  }

  [[noreturn]] void refuse_linear(std::string_view rule) const {
    const LinearVesting& linear = *tranche().linear;
    throw DomainError(fmt::format("tranches[{}].linear", tranche_), rule,
                      fmt::format("{} to {} {}", linear.from, linear.to, to_string(linear.measure)));
  }

  void add_gates(const std::vector<Gate>& gates, const std::vector<std::size_t>& open) {
    for (const std::size_t i : open) {
      gate_ = i;
      std::visit([&](const auto& one) { add_one(one, gates[i]); }, gates[i]);
    }
  }

  /// Daily VWAPs to come are closes.
  void add_one(PriceGate price, const Gate& gate) {
    if (at_exercise_) refuse("a condition beside the price for a closed form (simulate it)", gate);
    if (claim_.hurdle) refuse("the only price gate for a closed form (simulate it)", gate);
    require_window(price, gate);
    const DatedSeries<PerShare> closes = observed_prices(price);
    price.rule.price = ObservedPrice::close;
    if (holds_today(price, closes)) {
      held_today_ = gate_;
    } else {
      require_no_run(price, closes);
    }
    claim_.hurdle = {
        .hurdle = price.hurdle, .rule = price.rule, .timing = price.timing, .closes = closes_left_};
  }

  /// Known that count, on today's shares.
  DatedSeries<PerShare> observed_prices(const PriceGate& price) const {
    const OpenWarrant& open = view_.open;
    const auto closes = open.closes.between(first_counted_day(price, open.terms.granted), open.as_of);
    if (!needs_vwaps(price.rule) || !open.history) return closes;
    return closes.mapped_by_date([&open](Date date, PerShare close) {
      return close * (*open.history->vwaps->on(date) / *open.history->closes.on(date));
    });
  }

  void add_one(const MarketCapGate& cap, const Gate& gate) {
    const auto price = price_gate(cap, view_.open.terms.granted);
    if (!price) refuse("on one count of shares for a closed form (value_by_simulation values it)", gate);
    add_one(*price, gate);
  }

  /// The strictest of conditions of one rule implies the others.
  void add_one(const AllAtOnce& all, const Gate& gate) {
    auto price = strictest(all, view_.open.terms.granted);
    if (!price) refuse("of one rule and window for a closed form (value_by_simulation values it)", gate);
    price->timing = all.timing;
    add_one(*price, gate);
  }

  /// Conditions that are independent of the price are a chance that the hurdle need not be met.
  void add_one(const AnyOf& any, const Gate& gate) {
    std::vector<PriceGate> prices;
    double missed = 1.0;
    for (const Gate& part : any.gates) {
      if (!counts(part, view_.open.conditions)) continue;
      if (kind(part) == GateKind::market) {
        prices.push_back(price_of(part, gate));
      } else {
        missed *= 1.0 - conditions_.in_any(part, placed(gate));
      }
    }
    if (missed < 1.0) require_no_day_of_any(gate);
    if (prices.empty()) return multiply(1.0 - missed);
    const auto price = easiest(prices, view_.open.terms.granted);
    if (!price) refuse("with one rule and window for its prices (value_by_simulation values it)", gate);
    add_one(*price, gate);
    claim_.hurdle_waived = 1.0 - missed;
  }

  PriceGate price_of(const Gate& part, const Gate& gate) const {
    const auto price = as_price_gate(part, view_.open.terms.granted);
    if (!price) refuse(by_simulation_only, gate);
    return *price;
  }

  /// The day on which the other conditions are met must make no difference.
  void require_no_day_of_any(const Gate& gate) const {
    const bool waits = std::ranges::any_of(tranche().gates, is_after_other_gates);
    if (!waits && view_.methods.exercise == ExercisePolicy::hold_to_expiry) return;
    refuse("held to the expiry, with no gate that waits, for a closed form (value_by_simulation values it)",
           gate);
  }

  /// Closed forms count from the next close on; what was known at the grant is no part of its value.
  void require_window(const PriceGate& price, const Gate& gate) const {
    if (!price.window_from) return;
    if (*price.window_from > view_.next_close) {
      refuse("with windows from the next close on for a closed form (simulate it)", gate);
    }
    if (is_at_grant(view_.open) && *price.window_from <= view_.open.terms.granted) {
      refuse("with windows from after the grant for a grant-date value (take the economic value)", gate);
    }
  }

  /// Of a gate that is not met: it waits for other conditions.
  bool holds_today(const PriceGate& price, const DatedSeries<PerShare>& closes) const {
    if (needs_highs(price.rule)) return false;
    return first_met(price.rule, price.hurdle, closes, nullptr, view_.open.as_of).has_value();
  }

  /// A milestone that is reached today, for certain or never, finds the hurdle met by today's close.
  void count_today(std::size_t gate) {
    if (!day_matters(claim_, view_.methods)) {
      claim_.hurdle = std::nullopt;
    } else if (claim_.milestone && claim_.earliest.value == 0.0 &&
               probability_within(claim_.milestone->timing, Years{0.0}) > 0.0) {
      at_exercise_ = false;
      gate_ = gate;
      refuse("below the hurdle today beside a milestone that may be reached today (simulate it)",
             tranche().gates[gate]);
    }
  }

  /// Closed forms count closes in a row from none.
  void require_no_run(const PriceGate& price, const DatedSeries<PerShare>& closes) const {
    const MonitoringRule rule = reduced(price.rule);
    const int run = run_at_end(price.hurdle, closes);
    const bool waits_for_run = monitoring_traits(rule.kind).has_closed_form && closes_needed(rule) > 1;
    if (!waits_for_run || run == 0) return;
    throw DomainError("history.closes", "without a run of closes under way for a closed form (simulate it)",
                      fmt::format("{} of {} closes", run, rule.n));
  }

  void add_one(const RelativeGate&, const Gate& gate) {
    refuse("no relative gate for a closed form (simulate it)", gate);
  }

  void add_one(const VolumeGate& volume, const Gate& gate) {
    const MilestoneTiming& timing = conditions_.milestone(volume, placed(gate));
    const Years by = conditions_.last_day(volume);
    if (at_exercise_) {
      require_no_day(gate);
      claim_.exercise_conditions *= by.value >= 0.0 ? probability_within(timing, by) : 0.0;
    } else if (by.value >= 0.0) {
      claim_.milestone = {.timing = timing, .by = by};
    } else {
      claim_.other_conditions = 0.0;
    }
  }

  void add_one(const ServiceGate& service, const Gate& gate) {
    multiply(conditions_.service(placed(gate)));
    const Years until = year_fraction(view_.open.as_of, service.until);
    if (until.value <= 0.0) return;
    if (at_exercise_) return require_no_day(gate);
    claim_.earliest = std::max(claim_.earliest, until);
  }

  void add_one(const NamedGate& named, const Gate& gate) { multiply(conditions_.named(named, placed(gate))); }

  void add_one(const SteppedPriceGate&, const Gate& gate) { refuse(by_simulation_only, gate); }

  void multiply(double probability) {
    (at_exercise_ ? claim_.exercise_conditions : claim_.other_conditions) *= probability;
  }

  void require_no_day(const Gate& gate) const {
    if (view_.methods.exercise == ExercisePolicy::hold_to_expiry) return;
    refuse("without a day of its own for a claim exercised on vesting (hold it to expiry, or simulate it)",
           gate);
  }

  PlacedGate placed(const Gate& gate) const { return {view_, tranche_, at_exercise_, gate_, gate}; }
  [[noreturn]] void refuse(std::string_view rule, const Gate& gate) const { placed(gate).refuse(rule); }

  const WarrantView& view_;
  std::size_t tranche_;
  int closes_left_;
  std::size_t gate_ = 0;
  bool at_exercise_ = false;
  std::optional<std::size_t> held_today_{};  ///< a price gate of the tranche that only waits for the others
  IndependentConditions conditions_;
  TrancheClaim claim_;
};

}  // namespace

std::vector<Outcome<TrancheClaim>> claims_of(const WarrantView& view) {
  std::vector<Outcome<TrancheClaim>> claims;
  for (std::size_t i = 0; i < view.open.tranches.size(); ++i) {
    claims.push_back(attempt([&] { return claim_of(view, i); }));
  }
  return claims;
}

TrancheClaim claim_of(const WarrantView& view, std::size_t tranche) {
  return ClaimOfGates{view, tranche}.claim();
}

}  // namespace fairvalue::detail
