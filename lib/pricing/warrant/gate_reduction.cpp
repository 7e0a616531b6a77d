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

/// Puts the gates that are left of one tranche into one claim.
class ClaimOfGates {
 public:
  ClaimOfGates(const WarrantView& view, std::size_t tranche)
      : view_(view), tranche_(tranche), claim_{.strike = view.open.terms.strike, .expiry = view.expiry} {}

  TrancheClaim claim() {
    if (!(open().alive > 0.0)) {
      claim_.other_conditions = 0.0;
      return claim_;
    }
    if (has_own_terms(tranche())) refuse_own_terms();
    if (tranche().linear) add_linear(*tranche().linear);
    add_gates(tranche().gates, open().gates);
    at_exercise_ = true;
    add_gates(view_.open.terms.exercise_gates, open().exercise_gates);
    if (held_today_) count_today(*held_today_);
    return claim_;
  }

 private:
  const Tranche& tranche() const { return view_.open.terms.tranches[tranche_]; }
  const OpenTranche& open() const { return view_.open.tranches[tranche_]; }

  /// The expected part enters as a probability: by the independence of volume and price, exact for what is
  /// held to the expiry. A grant-date value is blind to the volume.
  void add_linear(const LinearVesting& linear) {
    const auto parts = linear_outlook(linear, open().linear, view_.outlook.milestones, view_.expiry);
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

  [[noreturn]] void refuse_own_terms() const {
    throw DomainError(fmt::format("tranches[{}].own", tranche_),
                      "without a strike, an expiry, exercise gates or a cap of its own for a closed form",
                      tranche().name);
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

  void add_one(const PriceGate& price, const Gate& gate) {
    if (at_exercise_) refuse("a condition beside the price for a closed form (simulate it)", gate);
    if (needs_vwaps(price.rule)) refuse("on closes for a closed form", gate);
    if (claim_.hurdle) refuse("the only price gate for a closed form (simulate it)", gate);
    require_window(price, gate);
    const DatedSeries<PerShare> closes =
        view_.open.closes.between(first_counted_day(price, view_.open.terms.granted), view_.open.as_of);
    if (holds_today(price, closes)) {
      held_today_ = gate_;
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
    multiply(counted_service_ ? 1.0 : *view_.outlook.service);
    counted_service_ = true;
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

  template <class G>
  void add_one(const G&, const Gate& gate) {
    refuse("of a kind that a closed form covers", gate);
  }

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
    return volume.by ? std::min(view_.expiry, year_fraction(view_.open.as_of, *volume.by)) : view_.expiry;
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
  std::optional<std::size_t> held_today_{};  ///< a price gate of the tranche that only waits for the others
  int milestones_ = 0;
  bool counted_service_ = false;
  std::set<std::string> counted_names_{};
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
