#include "claim_checks.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

constexpr int max_closes = 100000;

// Texts are put together only when they are needed: claims are valued by the million.
void require_within_life(std::string_view field, Years years, Years expiry) {
  if (years.value >= 0.0 && years <= expiry) return;
  require_non_negative(field, years);
  throw DomainError(field, fmt::format("<= claim.expiry ({})", expiry.value), years.value);
}

void require_closes(const HurdleCondition& condition) {
  constexpr std::string_view field = "claim.hurdle.closes";
  constexpr std::string_view rule = "from 0 to 100000, unless watched at any moment";
  if (needs_highs(condition.rule)) return;
  if (!condition.closes) throw DomainError(field, rule, "none");
  require(0 <= *condition.closes && *condition.closes <= max_closes, field, rule, *condition.closes);
}

// As require_timing does, without putting a field together.
void require_milestone(const MilestoneTiming& timing) {
  require_distribution("claim.milestone.timing.years", timing.years);
  require_fraction("claim.milestone.timing.never", timing.never);
}

[[noreturn]] void refuse_rule(const MonitoringRule& rule) {
  throw DomainError("claim.hurdle.rule",
                    "continuous, a close or consecutive closes for a closed form (simulate it)",
                    describe(rule));
}

bool has_closed_form(const MonitoringRule& rule) {
  return monitoring_traits(reduced(rule).kind).has_closed_form;
}

void require_condition(const HurdleCondition& condition) {
  require_positive("claim.hurdle.hurdle", condition.hurdle);
  require_enumerator("claim.hurdle.timing", condition.timing);
  require_rule("claim.hurdle.rule", condition.rule);
  if (!has_closed_form(condition.rule)) refuse_rule(condition.rule);
  require_closes(condition);
}

/// Whether the hurdle must be met, or the share sold, on a day that the milestone decides.
bool waits_for_day(const TrancheClaim& claim, const ClaimMethods& methods) {
  return day_matters(claim, methods) || methods.exercise == ExercisePolicy::on_vesting;
}

void require_shift(const TrancheClaim& claim, const ClaimMethods& methods) {
  const std::string_view rule = methods.exercise == ExercisePolicy::on_vesting
                                    ? "shifted_hurdle for a claim exercised on vesting"
                                    : "shifted_hurdle for a hurdle after a milestone";
  require(!waits_for_day(claim, methods), "methods.closes", rule, to_string(methods.closes));
}

void require_waivable(const TrancheClaim& claim, const ClaimMethods& methods) {
  require(!waits_for_day(claim, methods), "claim.hurdle_waived",
          "0 unless the hurdle is latched and held to the expiry (value_by_simulation values it)",
          claim.hurdle_waived);
}

void require_streak(const TrancheClaim& claim, const ClaimMethods& methods) {
  if (waits_for_day(claim, methods)) {
    throw DomainError("claim.hurdle.rule",
                      "continuous or a close after a milestone or exercised on vesting (simulate it)",
                      describe(claim.hurdle->rule));
  }
  require(methods.closes == ClosesMethod::convolution, "methods.closes", "convolution for consecutive closes",
          to_string(methods.closes));
}

bool is_fraction(double part) { return 0.0 <= part && part <= 1.0; }

/// All at once, for speed. The refusal finds the broken rule.
bool has_sound_numbers(const TrancheClaim& claim) {
  return claim.strike.value >= 0.0 && std::isfinite(claim.strike.value) && claim.expiry.value >= 0.0 &&
         std::isfinite(claim.expiry.value) && is_fraction(claim.other_conditions) &&
         is_fraction(claim.exercise_conditions) && is_fraction(claim.hurdle_waived) && !claim.value_cap;
}

void require_numbers(const TrancheClaim& claim) {
  require_non_negative("claim.strike", claim.strike);
  require_non_negative("claim.expiry", claim.expiry);
  require_fraction("claim.other_conditions", claim.other_conditions);
  require_fraction("claim.exercise_conditions", claim.exercise_conditions);
  require_fraction("claim.hurdle_waived", claim.hurdle_waived);
  if (claim.value_cap) require_positive("claim.value_cap", *claim.value_cap);
}

}  // namespace

Watching watching(const MonitoringRule& rule) {
  switch (reduced(rule).kind) {
    case Monitoring::continuous: return Watching::at_every_moment;
    case Monitoring::close: return Watching::at_closes;
    case Monitoring::consecutive_closes: return Watching::over_consecutive_closes;
    case Monitoring::average_of_closes:
    case Monitoring::closes_in_window:
    case Monitoring::closes_in_total: break;
  }
  refuse_rule(rule);
}

const TrancheClaim& require_claim(const TrancheClaim& claim) {
  if (!has_sound_numbers(claim)) require_numbers(claim);
  if (claim.hurdle) require_condition(*claim.hurdle);
  if (claim.milestone) {
    require_milestone(claim.milestone->timing);
    require_within_life("claim.milestone.by", claim.milestone->by, claim.expiry);
  }
  require_within_life("claim.earliest", claim.earliest, claim.expiry);
  return claim;
}

void require_methods(const TrancheClaim& claim, const ClaimMethods& methods) {
  require_enumerator("methods.exercise", methods.exercise);
  require_enumerator("methods.closes", methods.closes);
  if (!claim.hurdle) return;
  if (claim.hurdle_waived > 0.0) require_waivable(claim, methods);
  const Watching how = watching(claim.hurdle->rule);
  if (how == Watching::over_consecutive_closes) return require_streak(claim, methods);
  if (how == Watching::at_closes && methods.closes == ClosesMethod::convolution) {
    require_shift(claim, methods);
  }
}

bool out_of_closes(const HurdleCondition& condition) {
  return !needs_highs(condition.rule) && *condition.closes < closes_needed(condition.rule);
}

double milestone_probability(const TrancheClaim& claim) {
  if (!claim.milestone) return 1.0;
  return probability_within(claim.milestone->timing, claim.milestone->by);
}

double at_least_zero(double value) { return std::max(0.0, require_result("value", value)); }

bool day_matters(const TrancheClaim& claim, const ClaimMethods& methods) {
  const bool after = claim.hurdle && claim.hurdle->timing == GateTiming::after_other_gates;
  if (!after && methods.exercise == ExercisePolicy::hold_to_expiry) return false;
  if (claim.earliest.value > 0.0) return true;
  return claim.milestone && probability_within(claim.milestone->timing, Years{0.0}) <
                                probability_within(claim.milestone->timing, claim.milestone->by);
}

}  // namespace fairvalue::detail
