/// \file deal/monitoring_rule.hpp
/// How a share price is held against a hurdle: every moment, each close, an average, or a count of closes.
#pragma once
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

enum class Monitoring {
  continuous,          ///< the day's high reaches the hurdle
  close,               ///< one close does
  average_of_closes,   ///< the mean of the last n closes does
  consecutive_closes,  ///< each of the last n closes does
  closes_in_window,    ///< at least k of the last n closes do, or of all there are while these are fewer
  closes_in_total      ///< at least k of all closes since the first that counts do, in a row or not
};
template <>
inline constexpr auto enum_names<Monitoring> = names_of("rule", {{"continuous", "any moment"},
                                                                 {"close", "any close"},
                                                                 {"average_of", "average of closes"},
                                                                 {"consecutive", "consecutive closes"},
                                                                 {"closes_in_window", "closes in a window"},
                                                                 {"closes_in_total", "closes in total"}});

/// What is known of a rule whatever its hurdle, its n and its k: what a rule does not state it has not. Code
/// asks for these instead of telling rules apart by itself, and a switch over the rules has no default.
struct MonitoringTraits {
  bool needs_highs = false;  ///< watched between closes too: a history must have the days' highs
  bool has_window = false;   ///< looks at the last n closes; else n is 1
  bool counts = false;       ///< met by k closes at or above the hurdle; else k is not looked at
  /// Asking for more closes (k where it counts, else n) is never met sooner, on any path.
  bool is_monotone = false;
  bool has_closed_form = false;  ///< valued by a formula or by convolution; else by simulation alone
};
/// The table of all rules. Throws DomainError when the kind is no enumerator.
[[gnu::always_inline]] inline MonitoringTraits monitoring_traits(Monitoring kind) {
  switch (kind) {
    case Monitoring::continuous: return {.needs_highs = true, .is_monotone = true, .has_closed_form = true};
    case Monitoring::close: return {.is_monotone = true, .has_closed_form = true};
    case Monitoring::average_of_closes: return {.has_window = true};
    case Monitoring::consecutive_closes:
      return {.has_window = true, .is_monotone = true, .has_closed_form = true};
    case Monitoring::closes_in_window: return {.has_window = true, .counts = true, .is_monotone = true};
    case Monitoring::closes_in_total: return {.counts = true, .is_monotone = true};
  }
  refuse_enumerator(kind);
}

/// Which price of a day is held against the hurdle.
enum class ObservedPrice {
  close,
  vwap  ///< the day's volume-weighted average price
};
template <>
inline constexpr auto enum_names<ObservedPrice> = names_of("price", {{"close"}, {"vwap", "daily VWAP"}});

/// Make one with the functions below. "Reaches" is at or above, to a relative 1e-12: prices and hurdles are
/// decimals, and 600.06 and 600.14 average to 600.10 though their binary forms do not quite.
struct MonitoringRule {
  Monitoring kind;
  int n = 1;                                   ///< closes in the window; 1 for a rule without one
  int k = 1;                                   ///< closes at or above the hurdle, where the rule counts them
  ObservedPrice price = ObservedPrice::close;  ///< what stands for a close

  friend bool operator==(const MonitoringRule&, const MonitoringRule&) = default;
};

MonitoringRule continuously();
MonitoringRule on_any_close();
MonitoringRule on_average_of(int closes);
MonitoringRule on_consecutive(int closes);
MonitoringRule on_some_of(int k, int closes);
MonitoringRule on_total_of(int closes);
/// The rule with daily VWAPs in place of closes: `on_vwaps(on_average_of(30))` is a 30-day VWAP, taken as the
/// plain mean of thirty daily ones (not weighted again by each day's volume). Not for continuous monitoring.
MonitoringRule on_vwaps(MonitoringRule rule);

/// Throws DomainError naming the member of `field`: no enumerator, n < 1, k < 1, more than the closes looked
/// at, or a window for a rule without one.
const MonitoringRule& require_rule(std::string_view field, const MonitoringRule& rule);

/// The plainest rule that says the same, whatever it waits for: a window of one close is any close, as many
/// closes of a window as it has are closes in a row.
MonitoringRule reduced(const MonitoringRule& rule);

/// Whether a history must have daily VWAPs.
inline bool needs_vwaps(const MonitoringRule& rule) { return rule.price == ObservedPrice::vwap; }

/// Whether the rule is watched between closes too.
inline bool needs_highs(const MonitoringRule& rule) { return monitoring_traits(rule.kind).needs_highs; }

/// The fewest closes that can meet the rule: k of a count, all n of an average or of closes in a row, else 1.
/// So many in a row at or above the hurdle always do.
int closes_needed(const MonitoringRule& rule);

/// How many closes back the rule looks, that of the day included: n of a window, `every_close` of a count
/// without one, else 1.
inline constexpr int every_close = std::numeric_limits<int>::max();
int closes_watched(const MonitoringRule& rule);

/// "average of 20 closes", "20 of the last 30 daily VWAPs", ...
std::string describe(const MonitoringRule& rule);

/// The first day from `earliest` on that meets the rule: windows end on that day and may reach back before
/// `earliest`, but only over the closes given. An average or n in a row needs n closes: with fewer it is not
/// yet met, no error. k of the last n is met by k hits among the closes there are, though n have not passed;
/// k in total by the k-th hit.
/// `closes` holds what counts (the caller leaves out the closes before the first that does), all on one
/// share (daily VWAPs for a rule on these); a day without a row was no trading day. `highs` is needed for
/// continuous monitoring only, which throws DomainError without it; a close counts there too. Throws
/// DomainError on a bad rule, or a hurdle or price that is not > 0.
std::optional<Date> first_met(const MonitoringRule& rule, PerShare hurdle,
                              const DatedSeries<PerShare>& closes, const DatedSeries<PerShare>* highs,
                              Date earliest);

/// How many closes in a row, the last ones, reach the hurdle: what a run of closes has behind it.
int run_at_end(PerShare hurdle, const DatedSeries<PerShare>& closes);

}  // namespace fairvalue
