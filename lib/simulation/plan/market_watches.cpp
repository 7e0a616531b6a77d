#include "market_watches.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

/// Hurdles on the price, the first of them from the beginning on.
using Hurdles = std::vector<HurdleStep>;

Hurdles hurdles_of(const SteppedPriceGate& gate, const OpenWarrant& open) {
  Hurdles hurdles{{open.terms.granted, gate.hurdle}};
  hurdles.insert(hurdles.end(), gate.steps.begin(), gate.steps.end());
  return hurdles;
}

Hurdles hurdles_of(const MarketCapGate& gate, const OpenWarrant&) {
  Hurdles hurdles;
  for (const auto& [date, shares] : gate.shares) hurdles.push_back({date, gate.hurdle / shares});
  return hurdles;
}

PerShare hurdle_on(const Hurdles& hurdles, Date date) {
  PerShare hurdle = hurdles.front().hurdle;
  for (const HurdleStep& step : hurdles) {
    if (step.from <= date) hurdle = step.hurdle;
  }
  return hurdle;
}

/// The days of the grid on which one hurdle holds.
struct Stretch {
  PerShare hurdle;
  std::int32_t first;
  std::int32_t last;
};

/// Those that have a day to come, today among them.
std::vector<Stretch> stretches(const Hurdles& hurdles, const CloseDays& days) {
  std::vector<Stretch> all;
  for (std::size_t i = 0; i < hurdles.size(); ++i) {
    const std::int32_t first = i == 0 ? 0 : first_close(days, hurdles[i].from);
    const std::int32_t next =
        i + 1 < hurdles.size() ? first_close(days, hurdles[i + 1].from) : after_all_days;
    if (first < next && first <= days.grid.closes) all.push_back({hurdles[i].hurdle, first, next - 1});
  }
  return all;
}

/// The first day whose close counts for the gate, 0 or before for a close that is known.
template <class G>
int first_close_of(const G& gate, const MarketView& view) {
  const Date first = first_counted_day(gate, view.open.terms.granted);
  if (first > add_days(view.open.as_of, 1)) return first_close(view.days, first);
  return 1 - static_cast<int>(view.open.closes.between(first, view.open.as_of).size());
}

/// What stands for the close of a day known, over that close.
double observed_over_close(const OpenWarrant& open, const MonitoringRule& rule, Date date) {
  if (!needs_vwaps(rule) || !open.history) return 1.0;
  return *open.history->vwaps->on(date) / *open.history->closes.on(date);
}

/// By how much known prices and those to come are moved, so that the hurdle is `level` on every day.
DayShift shift_to(PerShare level, const Hurdles& hurdles, const MonitoringRule& rule,
                  const MarketView& view) {
  const auto moved = [&](PerShare hurdle, double factor) {
    return static_cast<float>(std::log(factor * (level / hurdle)));
  };
  DayShift shift;
  for (const auto& row : view.open.closes) {
    const double observed = observed_over_close(view.open, rule, row.date);
    shift.known.push_back(moved(hurdle_on(hurdles, row.date), observed));
  }
  for (const Stretch& stretch : stretches(hurdles, view.days)) {
    const auto last = static_cast<std::size_t>(std::min(stretch.last, view.days.grid.closes));
    shift.ahead.resize(last, moved(stretch.hurdle, 1.0));
  }
  return shift;
}

/// Its number among the shifts; 0 for one that moves nothing.
std::size_t number_of(DayShift shift, std::vector<DayShift>& shifts) {
  const auto is_zero = [](float by) { return by == 0.0F; };
  if (std::ranges::all_of(shift.known, is_zero) && std::ranges::all_of(shift.ahead, is_zero)) return 0;
  const auto same = std::ranges::find(shifts, shift);
  const auto number = static_cast<std::size_t>(same - shifts.begin()) + 1;
  if (same == shifts.end()) shifts.push_back(std::move(shift));
  return number;
}

/// A price gate that is asked on moved closes.
PlannedWatch moved_watch(const std::string& field, const PriceGate& gate, const Hurdles& hurdles,
                         const MarketView& view) {
  PlannedWatch planned = price_watch(field, gate, view.model, first_close_of(gate, view));
  if (planned.watch.kind == WatchKind::continuous) {
    const int first = first_close_of(gate, view);
    if (first > 1) planned.first = first;
  } else {
    planned.watch.shift = number_of(shift_to(gate.hurdle, hurdles, gate.rule, view), view.shifts);
  }
  return planned;
}

/// One watch for each stretch of days.
Condition stretched_watches(const std::string& field, PriceGate gate, const Hurdles& hurdles,
                            const MarketView& view) {
  Condition watches;
  for (const Stretch& stretch : stretches(hurdles, view.days)) {
    gate.hurdle = stretch.hurdle;
    PlannedWatch planned = moved_watch(field, gate, {{view.open.terms.granted, gate.hurdle}}, view);
    const bool by_highs = planned.watch.kind == WatchKind::continuous;
    planned.floor = std::max(planned.floor, by_highs ? stretch.first - 1 : stretch.first);
    planned.first = std::max(planned.first, stretch.first);
    planned.last = stretch.last >= view.days.grid.closes ? after_all_days : stretch.last;
    if (planned.floor <= planned.last) watches.push_back(planned);
  }
  return watches;
}

template <class G>
PriceGate with_hurdle(const G& gate, PerShare hurdle) {
  return {.hurdle = hurdle, .rule = gate.rule, .timing = gate.timing, .window_from = gate.window_from};
}

}  // namespace

Condition market_watches(const std::string& field, const PriceGate& gate, const MarketView& view) {
  return {moved_watch(field, gate, {{view.open.terms.granted, gate.hurdle}}, view)};
}

Condition market_watches(const std::string& field, const SteppedPriceGate& gate, const MarketView& view) {
  const Hurdles hurdles = hurdles_of(gate, view.open);
  const PriceGate plain = with_hurdle(gate, hurdle_on(hurdles, view.open.as_of));
  const Monitoring kind = reduced(gate.rule).kind;
  const bool by_last_day = kind == Monitoring::continuous || kind == Monitoring::average_of_closes;
  if (by_last_day) return stretched_watches(field, plain, hurdles, view);
  return {moved_watch(field, plain, hurdles, view)};
}

Condition market_watches(const std::string& field, const MarketCapGate& gate, const MarketView& view) {
  const Hurdles hurdles = hurdles_of(gate, view.open);
  const PriceGate plain = with_hurdle(gate, hurdle_on(hurdles, view.open.as_of));
  if (needs_highs(gate.rule)) return stretched_watches(field, plain, hurdles, view);
  return {moved_watch(field, plain, hurdles, view)};
}

Condition market_watches(const std::string& field, const RelativeGate& gate, const MarketView& view) {
  return {price_watch(field, gate, view.model, view.open)};
}

}  // namespace fairvalue::detail
