#include "gate_reduction.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

#include "claim_checks.hpp"

namespace fairvalue::detail {
namespace {

void require_day_of_life(const Warrant& warrant, Date as_of) {
  const bool within = warrant.granted <= require_date("as_of", as_of) && as_of <= warrant.expiry;
  require(within, "as_of",
          fmt::format("from the grant {} to the expiry {}", to_string(warrant.granted),
                      to_string(warrant.expiry)),
          to_string(as_of));
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

bool is_lost(TrancheState state) {
  return state == TrancheState::lapsed || state == TrancheState::forfeited ||
         state == TrancheState::terminated;
}

LinearProgress progress_of(const WarrantView& view, std::size_t tranche) {
  return view.linear.empty() ? LinearProgress{} : view.linear[tranche];
}

/// From 0 to 1. An exercised cliff is gone; of a linear tranche more may come.
double part_alive(const WarrantView& view, std::size_t tranche) {
  if (view.states.empty()) return 1.0;
  const TrancheState state = view.states[tranche].state;
  if (is_lost(state)) return 0.0;
  if (view.terms.tranches[tranche].linear) return 1.0 - progress_of(view, tranche).exercised;
  return state == TrancheState::exercised ? 0.0 : 1.0;
}

bool is_exercisable(const WarrantView& view, std::size_t tranche) {
  return !view.states.empty() && view.states[tranche].exercisable_on.has_value();
}

/// Puts the gates that are left of one tranche into one claim.
class ClaimOfGates {
 public:
  ClaimOfGates(const WarrantView& view, std::size_t tranche)
      : view_(view), tranche_(tranche), claim_{.strike = view.terms.strike, .expiry = view.expiry} {}

  TrancheClaim claim() {
    if (!(part_alive(view_, tranche_) > 0.0)) {
      claim_.other_conditions = 0.0;
      return claim_;
    }
    if (tranche().linear && view_.kind == ValueKind::economic) add_linear(*tranche().linear);
    add_vesting_gates();
    if (!is_exercisable(view_, tranche_)) add_exercise_gates();
    if (held_today_ != nullptr) count_today(*held_today_);
    return claim_;
  }

 private:
  const Tranche& tranche() const { return view_.terms.tranches[tranche_]; }

  /// The expected part enters as a probability: by the independence of volume and price, exact for what is
  /// held to the expiry. A grant-date value is blind to the volume.
  void add_linear(const LinearVesting& linear) {
    const auto parts =
        linear_outlook(linear, progress_of(view_, tranche_), view_.outlook.milestones, view_.expiry);
    if (!parts) refuse_linear("with milestones ahead in the outlook (outlook.milestones)");
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
      if (is_after_milestone(gate)) {
        refuse_linear("without a price gate after milestones for a closed form (simulate it)");
      }
    }
  }

  [[noreturn]] void refuse_linear(std::string_view rule) const {
    const LinearVesting& linear = *tranche().linear;
    throw DomainError(fmt::format("tranches[{}].linear", tranche_), rule,
                      fmt::format("{} to {} {}", linear.from, linear.to, to_string(linear.measure)));
  }

  void add_vesting_gates() {
    for (std::size_t i = 0; i < tranche().gates.size(); ++i) {
      if (is_met(i)) continue;
      gate_ = i;
      add(tranche().gates[i]);
    }
  }

  void add_exercise_gates() {
    at_exercise_ = true;
    for (std::size_t i = 0; i < view_.terms.exercise_gates.size(); ++i) {
      if (is_exercise_gate_met(i)) continue;
      gate_ = i;
      add(view_.terms.exercise_gates[i]);
    }
  }

  bool is_met(std::size_t gate) const {
    if (!view_.states.empty()) return view_.states[tranche_].gates[gate].met.has_value();
    return !view_.met.empty() && view_.met[tranche_].gates[gate];
  }

  bool is_exercise_gate_met(std::size_t gate) const {
    if (!view_.states.empty()) return view_.exercise_met[gate];
    return !view_.met.empty() && view_.met[tranche_].exercise_gates[gate];
  }

  /// A grant-date value is blind to all that is no market condition.
  void add(const Gate& gate) {
    if (view_.kind == ValueKind::grant_date && kind(gate) != GateKind::market) return;
    std::visit([&](const auto& one) { add_one(one, gate); }, gate);
  }

  void add_one(const PriceGate& price, const Gate& gate) {
    if (at_exercise_) refuse("a condition beside the price for a closed form (simulate it)", gate);
    if (claim_.hurdle) refuse("the only price gate for a closed form (simulate it)", gate);
    require_window(price, gate);
    const DatedSeries<PerShare> closes =
        view_.closes.between(first_counted_day(price, view_.terms.granted), view_.as_of);
    if (holds_today(price, closes)) {
      held_today_ = &gate;
    } else {
      require_no_run(price, closes);
    }
    claim_.hurdle = {
        .hurdle = price.hurdle, .rule = price.rule, .timing = price.timing, .closes = view_.closes_left};
  }

  /// Closed forms count from the next close on; what was known at the grant is no part of its value.
  void require_window(const PriceGate& price, const Gate& gate) const {
    if (!price.window_from) return;
    if (*price.window_from > view_.next_close) {
      refuse("with windows from the next close on for a closed form (simulate it)", gate);
    }
    if (view_.kind == ValueKind::grant_date && *price.window_from <= view_.terms.granted) {
      refuse("with windows from after the grant for a grant-date value (take the economic value)", gate);
    }
  }

  /// Of a gate that is not met: it waits for other conditions.
  bool holds_today(const PriceGate& price, const DatedSeries<PerShare>& closes) const {
    if (needs_highs(price.rule)) return false;
    return first_met(price.rule, price.hurdle, closes, nullptr, view_.as_of).has_value();
  }

  /// A milestone that is reached today, for certain or never, finds the hurdle met by today's close.
  void count_today(const Gate& gate) {
    if (!day_matters(claim_, view_.methods)) {
      claim_.hurdle = std::nullopt;
    } else if (claim_.milestone && claim_.earliest.value == 0.0 &&
               probability_within(claim_.milestone->timing, Years{0.0}) > 0.0) {
      refuse("below the hurdle today beside a milestone that may be reached today (simulate it)", gate);
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
    refuse("held against the own price for a closed form (simulate it)", gate);
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
    const Years until = year_fraction(view_.as_of, service.until);
    if (!view_.outlook.service) refuse("a condition of the outlook (outlook.service)", gate);
    multiply(counted_service_ ? 1.0 : *view_.outlook.service);
    counted_service_ = true;
    if (until > view_.expiry) return multiply(0.0);
    if (until.value <= 0.0) return;
    if (at_exercise_) return require_no_day(gate);
    claim_.earliest = std::max(claim_.earliest, until);
  }

  void add_one(const NamedGate& named, const Gate& gate) {
    const auto& known = view_.outlook.named;
    const auto row = std::find_if(known.begin(), known.end(),
                                  [&](const NamedOutlook& one) { return one.name == named.name; });
    if (row == known.end()) refuse("a condition of the outlook (outlook.named)", gate);
    if (counted_names_.insert(named.name).second) multiply(row->probability);
  }

  void multiply(double probability) {
    (at_exercise_ ? claim_.exercise_conditions : claim_.other_conditions) *= probability;
  }

  const MilestoneTiming& timing_of(const VolumeGate& volume, const Gate& gate) const {
    const auto& known = view_.outlook.milestones;
    const auto row = std::find_if(known.begin(), known.end(), [&](const MilestoneOutlook& one) {
      return one.measure == volume.measure && std::abs(one.volume - volume.volume) <= 1e-12 * volume.volume;
    });
    if (row == known.end()) refuse("a milestone of the outlook (outlook.milestones)", gate);
    return row->timing;
  }

  /// Negative when the gate's own date has passed.
  Years last_day(const VolumeGate& volume) const {
    return volume.by ? std::min(view_.expiry, year_fraction(view_.as_of, *volume.by)) : view_.expiry;
  }

  void require_no_day(const Gate& gate) const {
    if (view_.methods.exercise == ExercisePolicy::hold_to_expiry) return;
    refuse("without a day of its own for a claim exercised on vesting (hold it to expiry, or simulate it)",
           gate);
  }

  [[noreturn]] void refuse(std::string_view rule, const Gate& gate) const {
    const std::string field = at_exercise_ ? fmt::format("exercise_gates[{}]", gate_)
                                           : fmt::format("tranches[{}].gates[{}]", tranche_, gate_);
    throw DomainError(field, rule, describe(gate));
  }

  const WarrantView& view_;
  std::size_t tranche_;
  std::size_t gate_ = 0;
  bool at_exercise_ = false;
  const Gate* held_today_ = nullptr;  ///< a price gate that only waits for the others
  int milestones_ = 0;
  bool counted_service_ = false;
  std::set<std::string> counted_names_{};
  TrancheClaim claim_;
};

std::vector<LinearProgress> progress_of_all(const Warrant& warrant, const DealHistory& history,
                                            const WarrantView& view) {
  std::vector<LinearProgress> all(warrant.tranches.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!warrant.tranches[i].linear) continue;
    all[i] = linear_progress(warrant, history, view.as_of, i, view.states[i]);
  }
  return all;
}

void add_close(WarrantView& view, const Warrant& warrant, PerShare close) {
  for (const Tranche& tranche : warrant.tranches) {
    view.met.push_back(met_by_close(warrant, tranche, view.as_of, close));
  }
  view.closes = counted_closes(warrant, DatedSeries<PerShare>{{{view.as_of, close}}}, view.as_of);
}

}  // namespace

WarrantView view_of(ValueKind kind, const Warrant& warrant, Date as_of, const ConditionOutlook& outlook,
                    const ValuationTerms& terms, std::optional<PerShare> close) {
  require_enumerator("kind", kind);
  require_enumerator("terms.methods.exercise", terms.methods.exercise);
  require_outlook(outlook);
  require_day_of_life(require_warrant(warrant), as_of);
  WarrantView view{.kind = kind,
                   .terms = adjusted_terms(warrant, as_of),
                   .as_of = as_of,
                   .expiry = year_fraction(as_of, warrant.expiry),
                   .closes_left = closes_left(terms.calendar, as_of, warrant.expiry),
                   .next_close = next_close(terms.calendar, as_of, warrant.expiry),
                   .outlook = outlook,
                   .methods = terms.methods,
                   .states = {},
                   .linear = {},
                   .exercise_met = {},
                   .met = {},
                   .closes = {}};
  if (kind == ValueKind::grant_date) return view;
  if (!terms.history) {
    if (close) add_close(view, warrant, *close);
    return view;
  }
  view.states = vesting(warrant, *terms.history, as_of);
  view.linear = progress_of_all(warrant, *terms.history, view);
  view.exercise_met = exercise_gates_met(warrant, *terms.history, as_of);
  view.closes = counted_closes(warrant, terms.history->closes, as_of);
  return view;
}

Shares shares_alive(const WarrantView& view, std::size_t tranche) {
  return part_alive(view, tranche) * view.terms.tranches[tranche].shares;
}

TrancheClaim claim_of(const WarrantView& view, std::size_t tranche) {
  return ClaimOfGates{view, tranche}.claim();
}

}  // namespace fairvalue::detail
