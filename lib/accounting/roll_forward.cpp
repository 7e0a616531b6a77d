#include <fairvalue/accounting/roll_forward.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

template <class T>
DatedSeries<T> without_day(const DatedSeries<T>& series, Date date) {
  std::vector<Dated<T>> rows{series.begin(), series.end()};
  std::erase_if(rows, [&](const Dated<T>& row) { return row.date == date; });
  return DatedSeries<T>{std::move(rows)};
}

template <class T>
DatedSeries<T> up_to(const DatedSeries<T>& series, Date date) {
  std::vector<Dated<T>> rows{series.begin(), series.end()};
  std::erase_if(rows, [&](const Dated<T>& row) { return row.date > date; });
  return DatedSeries<T>{std::move(rows)};
}

/// Prices of the whole history, but nothing else after `date`.
DealHistory prices_alone_after(DealHistory history, Date date) {
  const auto later = [&](const NamedEvent& event) { return event.date > date; };
  std::erase_if(history.events, later);
  std::erase_if(history.exercises, later);
  for (VolumeHistory& volumes : history.volumes) volumes.cumulative = up_to(volumes.cumulative, date);
  if (history.service_ended && *history.service_ended > date) history.service_ended.reset();
  if (history.terminated && *history.terminated > date) history.terminated.reset();
  return history;
}

/// Values states and remembers the level before.
class LevelSteps {
 public:
  LevelSteps(const WarrantValuer& value, const ValuationState& state) : value_(value), level_(level(state)) {}

  Money last() const { return level_; }
  Money step(const ValuationState& state) {
    const Money before = std::exchange(level_, level(state));
    return Money{(level_ - before).value + 0.0};
  }

 private:
  Money level(const ValuationState& state) const {
    const double amount = require_finite("value", value_(state).value);
    require(std::abs(amount) < 9e15, "value", "below 9e15 in whole currency units", amount);
    return Money{std::round(amount) + 0.0};
  }

  const WarrantValuer& value_;
  Money level_;
};

}  // namespace

DealHistory without_close(const DealHistory& history, Date date) {
  DealHistory changed = history;
  changed.closes = without_day(history.closes, date);
  if (history.highs) changed.highs = without_day(*history.highs, date);
  if (history.vwaps) changed.vwaps = without_day(*history.vwaps, date);
  return changed;
}

RollForward roll_forward(const ValuationState& from, const ValuationState& to, const WarrantValuer& value) {
  require(static_cast<bool>(value), "value", "a function", "none");
  require(to.market.spot.as_of > from.market.spot.as_of, "to.market.spot.as_of",
          "after the opening date " + to_string(from.market.spot.as_of), to_string(to.market.spot.as_of));
  LevelSteps levels{value, from};
  RollForward parts{levels.last(), Money{0}, Money{0}, Money{0}, Money{0},
                    Money{0},      Money{0}, Money{0}, Money{0}};
  ValuationState state = from;
  const Date opened = from.market.spot.as_of;
  state.market.spot.price = to.market.spot.price;
  if (state.position.history) state.position.history = without_close(*state.position.history, opened);
  parts.spot = levels.step(state);
  state.market.volatility = to.market.volatility;
  state.market.volatility_source = to.market.volatility_source;
  parts.volatility = levels.step(state);
  state.market.risk_free_rate = to.market.risk_free_rate;
  state.market.dividend_yield = to.market.dividend_yield;
  parts.rate = levels.step(state);
  state.market = to.market;
  state.position.calendar = to.position.calendar;
  state.position.history.reset();
  if (to.position.history) state.position.history = prices_alone_after(*to.position.history, opened);
  parts.time = levels.step(state);
  state.position.history = to.position.history;
  parts.deliveries = levels.step(state);
  state.position.outlook = to.position.outlook;
  state.position.deployment = to.position.deployment;
  parts.probability = levels.step(state);
  parts.modification = levels.step(to);
  parts.closing = levels.last();
  return parts;
}

}  // namespace fairvalue
