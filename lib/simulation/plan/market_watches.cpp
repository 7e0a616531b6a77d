#include "market_watches.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "price_watch.hpp"

namespace fairvalue::detail {
namespace {

/// As a hurdle that changes on stated dates.
SteppedPriceGate stepped(const PriceGate& gate) {
  return {.hurdle = gate.hurdle,
          .steps = {},
          .rule = gate.rule,
          .timing = gate.timing,
          .window_from = gate.window_from};
}
SteppedPriceGate stepped(const MarketCapGate& gate) {
  SteppedPriceGate price =
      stepped(PriceGate{gate.hurdle / gate.shares[0].value, gate.rule, gate.timing, gate.window_from});
  for (const auto& [date, shares] : gate.shares) price.steps.push_back({date, gate.hurdle / shares});
  price.steps.erase(price.steps.begin());
  return price;
}

/// The days of the grid on which one hurdle holds.
struct Stretch {
  PerShare hurdle;
  std::int32_t first;
  std::int32_t last;
};

/// Those that have a day to come, today among them.
std::vector<Stretch> stretches(const SteppedPriceGate& gate, const CloseDays& days) {
  std::vector<Stretch> all{{gate.hurdle, 0, after_all_days - 1}};
  for (const HurdleStep& step : gate.steps) {
    const std::int32_t first = first_close(days, step.from);
    all.back().last = first - 1;
    all.push_back({step.hurdle, first, after_all_days - 1});
  }
  std::erase_if(all, [&](const Stretch& one) { return one.first > std::min(one.last, days.grid.closes); });
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
DayShift shift_to(PerShare level, const SteppedPriceGate& gate, const MarketView& view) {
  const auto moved = [&](PerShare hurdle, double factor) {
    return static_cast<float>(std::log(factor * (level / hurdle)));
  };
  DayShift shift;
  for (const auto& row : view.open.closes) {
    const double observed = observed_over_close(view.open, gate.rule, row.date);
    shift.known.push_back(moved(hurdle_on(gate, row.date), observed));
  }
  for (const Stretch& stretch : stretches(gate, view.days)) {
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

/// Today's hurdle, asked on moved closes.
PlannedWatch moved_watch(const std::string& field, const SteppedPriceGate& gate, const MarketView& view) {
  const PerShare level = hurdle_on(gate, view.open.as_of);
  const int first = first_close_of(gate, view);
  PlannedWatch planned =
      price_watch(field, PriceGate{level, gate.rule, gate.timing, gate.window_from}, view.model, first);
  if (planned.watch.kind != WatchKind::continuous) {
    planned.watch.shift = number_of(shift_to(level, gate, view), view.shifts);
  } else if (first > 1) {
    planned.first = first;
  }
  return planned;
}

/// One watch for each stretch of days.
Condition stretched_watches(const std::string& field, const SteppedPriceGate& gate, const MarketView& view) {
  Condition watches;
  for (const Stretch& stretch : stretches(gate, view.days)) {
    const PriceGate one{stretch.hurdle, gate.rule, gate.timing, gate.window_from};
    PlannedWatch planned = moved_watch(field, stepped(one), view);
    const bool by_highs = planned.watch.kind == WatchKind::continuous;
    planned.floor = std::max(planned.floor, by_highs ? stretch.first - 1 : stretch.first);
    planned.first = std::max(planned.first, stretch.first);
    planned.last = stretch.last >= view.days.grid.closes ? after_all_days : stretch.last;
    if (planned.floor <= planned.last) watches.push_back(planned);
  }
  return watches;
}

}  // namespace

Condition market_watches(const std::string& field, const PriceGate& gate, const MarketView& view) {
  return {moved_watch(field, stepped(gate), view)};
}

Condition market_watches(const std::string& field, const SteppedPriceGate& gate, const MarketView& view) {
  const Monitoring kind = reduced(gate.rule).kind;
  const bool by_last_day = kind == Monitoring::continuous || kind == Monitoring::average_of_closes;
  return by_last_day ? stretched_watches(field, gate, view) : Condition{moved_watch(field, gate, view)};
}

Condition market_watches(const std::string& field, const MarketCapGate& gate, const MarketView& view) {
  if (needs_highs(gate.rule)) return stretched_watches(field, stepped(gate), view);
  return {moved_watch(field, stepped(gate), view)};
}

Condition market_watches(const std::string& field, const RelativeGate& gate, const MarketView& view) {
  return {price_watch(field, gate, view.model, view.open)};
}

}  // namespace fairvalue::detail
