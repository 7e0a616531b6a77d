#include "gate_reduction.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "claim_checks.hpp"
#include "combined_gates.hpp"

namespace fairvalue::detail {
namespace {

void require_day_of_life(Date expiry, Date as_of) {
  require(as_of <= expiry, "as_of", "on or before the expiry " + to_string(expiry), to_string(as_of));
}

int closes_left(const std::optional<TradingCalendar>& calendar, Date as_of, Date expiry) {
  return calendar ? calendar->count_closes(as_of, expiry)
                  : closes_at_252_a_year(year_fraction(as_of, expiry));
}

/// The day of the first close after `as_of`, or the expiry.
Date next_close(const std::optional<TradingCalendar>& calendar, Date as_of, Date expiry) {
  Date day = add_days(as_of, 1);
  while (calendar && day < expiry && calendar->count_closes(as_of, day) == 0) day = add_days(day, 1);
  return day;
}

bool is_at_grant(const OpenWarrant& open) {
  return open.conditions == ConditionsCounted::market && open.as_of == open.terms.granted;
}

constexpr std::string_view without_deployment = "without a deployment model for a closed form (simulate it)";
constexpr std::string_view by_simulation_only =
    "of a kind that a closed form covers (value_by_simulation values it)";

/// Puts the gates that are left of one tranche into one claim.
class ClaimOfGates {
 public:
  ClaimOfGates(const WarrantView& view, std::size_t tranche)
      : view_(view),
        tranche_(tranche),
        closes_left_(view.closes_left),
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
    if (!parts->certain) ++milestones_;
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
    std::vector<Dated<PerShare>> rows;
    for (const auto& [date, close] : closes) {
      rows.push_back({date, close * (*open.history->vwaps->on(date) / *open.history->closes.on(date))});
    }
    return DatedSeries<PerShare>{std::move(rows)};
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
        missed *= 1.0 - probability_in_any(part, gate);
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

  /// P(met in time). The conditions of a tranche must be independent, so each may be there but once.
  double probability_in_any(const Gate& part, const Gate& gate) {
    if (!can_be_met_by(part, expiry_of(tranche(), view_.open.terms))) return 0.0;
    if (const auto* volume = std::get_if<VolumeGate>(&part)) {
      if (milestones_ > 0) refuse("the only milestone for a closed form (simulate correlated ones)", gate);
      ++milestones_;
      const Years by = last_day(*volume);
      const MilestoneTiming& timing = timing_of(*volume, gate);
      require_once(fmt::format("{} {}", volume->volume, to_string(volume->measure)), gate);
      return by.value >= 0.0 ? probability_within(timing, by) : 0.0;
    }
    if (const auto* named = std::get_if<NamedGate>(&part)) {
      require_once(named->name, gate);
      return probability_of(*named, gate);
    }
    const auto* service = std::get_if<ServiceGate>(&part);
    if (service == nullptr) refuse(by_simulation_only, gate);
    return probability_of(*service, gate);
  }

  /// A service that has ended is not met any more, though another gate beside it may be.
  double probability_of(const ServiceGate& service, const Gate& gate) {
    const auto& history = view_.open.history;
    if (history && history->service_ended && *history->service_ended < service.until) return 0.0;
    if (!view_.outlook.service) refuse("a condition of the outlook (outlook.service)", gate);
    if (counted_service_) refuse_twice(gate);
    counted_service_ = service_in_any_ = true;
    return *view_.outlook.service;
  }

  void require_once(const std::string& name, const Gate& gate) {
    if (!counted_names_.insert(name).second) refuse_twice(gate);
    names_in_any_.insert(name);
  }
  [[noreturn]] void refuse_twice(const Gate& gate) const {
    refuse("of conditions that no other gate has for a closed form (value_by_simulation values it)", gate);
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
    if (milestones_ > 0) refuse("the only milestone for a closed form (simulate correlated ones)", gate);
    ++milestones_;
    const MilestoneTiming& timing = timing_of(volume, gate);
    const Years by = last_day(volume);
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
    const Years until = year_fraction(view_.open.as_of, service.until);
    if (!view_.outlook.service) refuse("a condition of the outlook (outlook.service)", gate);
    if (service_in_any_) refuse_twice(gate);
    multiply(counted_service_ ? 1.0 : *view_.outlook.service);
    counted_service_ = true;
    if (until.value <= 0.0) return;
    if (at_exercise_) return require_no_day(gate);
    claim_.earliest = std::max(claim_.earliest, until);
  }

  void add_one(const NamedGate& named, const Gate& gate) {
    const double probability = probability_of(named, gate);
    if (names_in_any_.contains(named.name)) refuse_twice(gate);
    if (counted_names_.insert(named.name).second) multiply(probability);
  }

  double probability_of(const NamedGate& named, const Gate& gate) const {
    const auto& known = view_.outlook.named;
    const auto row = std::find_if(known.begin(), known.end(),
                                  [&](const NamedOutlook& one) { return one.name == named.name; });
    if (row == known.end()) refuse("a condition of the outlook (outlook.named)", gate);
    return row->probability;
  }

  void add_one(const SteppedPriceGate&, const Gate& gate) { refuse(by_simulation_only, gate); }

  void multiply(double probability) {
    (at_exercise_ ? claim_.exercise_conditions : claim_.other_conditions) *= probability;
  }

  const MilestoneTiming& timing_of(const VolumeGate& volume, const Gate& gate) const {
    const auto& known = view_.outlook.milestones;
    const auto row = std::find_if(known.begin(), known.end(), [&](const MilestoneOutlook& one) {
      return one.measure == volume.measure && std::abs(one.volume - volume.volume) <= 1e-12 * volume.volume;
    });
    if (row == known.end()) {
      refuse(view_.has_deployment ? without_deployment : "a milestone of the outlook (outlook.milestones)",
             gate);
    }
    return row->timing;
  }

  /// Negative when the gate's own date has passed.
  Years last_day(const VolumeGate& volume) const {
    return volume.by ? std::min(claim_.expiry, year_fraction(view_.open.as_of, *volume.by)) : claim_.expiry;
  }

  void require_no_day(const Gate& gate) const {
    if (view_.methods.exercise == ExercisePolicy::hold_to_expiry) return;
    refuse("without a day of its own for a claim exercised on vesting (hold it to expiry, or simulate it)",
           gate);
  }

  [[noreturn]] void refuse(std::string_view rule, const Gate& gate) const {
    const bool own = at_exercise_ && tranche().own.exercise_gates;
    const std::string list = own            ? fmt::format("tranches[{}].own.exercise_gates", tranche_)
                             : at_exercise_ ? std::string{"exercise_gates"}
                                            : fmt::format("tranches[{}].gates", tranche_);
    const std::string field = fmt::format("{}[{}]", list, gate_);
    throw DomainError(field, rule, describe(gate));
  }

  const WarrantView& view_;
  std::size_t tranche_;
  int closes_left_;
  std::size_t gate_ = 0;
  bool at_exercise_ = false;
  std::optional<std::size_t> held_today_{};  ///< a price gate of the tranche that only waits for the others
  int milestones_ = 0;
  bool counted_service_ = false;
  std::set<std::string> counted_names_{};
  bool service_in_any_ = false;  ///< counted inside an AnyOf: alone it is not met with it
  std::set<std::string> names_in_any_{};
  TrancheClaim claim_;
};

}  // namespace

WarrantView view_of(OpenWarrant open, const WarrantPosition& position, const ClaimMethods& methods) {
  require_outlook(position.outlook);
  const Date as_of = open.as_of;
  const Date expiry = open.terms.expiry;
  require_day_of_life(expiry, as_of);
  WarrantView view{.open = std::move(open),
                   .expiry = year_fraction(as_of, expiry),
                   .closes_left = closes_left(position.calendar, as_of, expiry),
                   .next_close = next_close(position.calendar, as_of, expiry),
                   .calendar = position.calendar,
                   .outlook = position.outlook,
                   .has_deployment = position.deployment.has_value(),
                   .methods = methods};
  if (view.has_deployment) view.outlook.milestones.clear();
  return view;
}

std::vector<Outcome<TrancheClaim>> claims_of(const WarrantView& view) {
  std::vector<Outcome<TrancheClaim>> claims;
  for (std::size_t i = 0; i < view.open.tranches.size(); ++i) {
    claims.push_back(attempt([&] { return claim_of(view, i); }));
  }
  return claims;
}

Shares shares_alive(const WarrantView& view, std::size_t tranche) {
  return view.open.tranches[tranche].alive * view.open.terms.tranches[tranche].shares;
}

TrancheClaim claim_of(const WarrantView& view, std::size_t tranche) {
  return ClaimOfGates{view, tranche}.claim();
}

}  // namespace fairvalue::detail
