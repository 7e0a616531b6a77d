#include "gate_dates.hpp"

#include <algorithm>
#include <cstddef>

namespace fairvalue::detail {
namespace {

using Met = std::optional<Date>;

PerShare on_grant_shares(PerShare price, Date date, const Warrant& warrant) {
  return price * split_factor(warrant.adjustments, warrant.granted, date);
}

DatedSeries<PerShare> monitored(const DatedSeries<PerShare>& prices, const Warrant& warrant, Date last) {
  std::vector<Dated<PerShare>> rows;
  for (const auto& [date, price] : prices.between(earliest_counted_day(warrant), last)) {
    rows.push_back({date, on_grant_shares(price, date, warrant)});
  }
  return DatedSeries<PerShare>{std::move(rows)};
}

Met met_on(const PriceGate& gate, const Observed& seen, Date earliest) {
  if (needs_highs(gate.rule) && !seen.highs) return std::nullopt;
  const Date first = first_counted_day(gate, seen.warrant.granted);
  const auto counted = [&](const DatedSeries<PerShare>& prices) { return prices.between(first, seen.last); };
  if (!seen.highs) return first_met(gate.rule, gate.hurdle, counted(seen.closes), nullptr, earliest);
  const DatedSeries<PerShare> highs = counted(*seen.highs);
  return first_met(gate.rule, gate.hurdle, counted(seen.closes), &highs, earliest);
}

// Growth is a difference of quotients, which round: as good as the benchmark must count as such.
bool outgrows(double own_factor, double benchmark_factor, double excess) {
  constexpr double rounding = 1e-12;
  return own_factor - benchmark_factor - excess >= -rounding * (own_factor + benchmark_factor);
}

/// Compared on days with a close and a level: a level of another day is another comparison.
Met met_on(const RelativeGate& gate, const Observed& seen, Date earliest) {
  const Date granted = seen.warrant.granted;
  const auto* levels = levels_of(seen.history, gate.benchmark);
  const auto base = seen.history.closes.latest(granted);
  const auto base_level = levels != nullptr ? levels->latest(granted) : std::nullopt;
  if (!base || !base_level) return std::nullopt;
  const PerShare base_price = on_grant_shares(base->value, base->date, seen.warrant);
  for (const auto& [date, price] : seen.closes) {
    const auto level = levels->on(date);
    if (date <= granted || date < earliest || !level) continue;
    if (outgrows(price / base_price, *level / base_level->value, gate.excess)) return date;
  }
  return std::nullopt;
}

Met met_on(const VolumeGate& gate, const Observed& seen, Date) {
  const VolumeHistory* volumes = volumes_of(seen.history, gate.measure);
  const Met reached = volumes != nullptr ? reached_on(*volumes, gate.volume) : std::nullopt;
  return reached && gate.by && *reached > *gate.by ? std::nullopt : reached;
}

Met met_on(const ServiceGate& gate, const Observed& seen, Date) {
  if (seen.scope == HistoryScope::one_close) return std::nullopt;
  const auto& ended = seen.history.service_ended;
  return ended && *ended < gate.until ? std::nullopt : Met{gate.until};
}

Met met_on(const NamedGate& gate, const Observed& seen, Date) {
  Met first;
  for (const NamedEvent& event : seen.history.events) {
    if (event.name == gate.name && (!first || event.date < *first)) first = event.date;
  }
  return first;
}

Met met_on(const AllAtOnce& all, const Observed& seen, Date earliest);
Met met_on(const AnyOf& any, const Observed& seen, Date earliest);

Met within(Met date, const Observed& seen) {
  if (!date || *date > seen.last) return std::nullopt;
  return std::max(*date, seen.warrant.granted);
}

Met met_on(const Gate& gate, const Observed& seen, Date earliest) {
  if (!counts(gate, seen.conditions)) return seen.warrant.granted;
  return within(std::visit([&](const auto& one) { return met_on(one, seen, earliest); }, gate), seen);
}

/// The first day from `day` on that the slowest of the gates meets.
Met last_of(const std::vector<MarketGate>& gates, const Observed& seen, Date day) {
  Met last = day;
  for (const MarketGate& gate : gates) {
    last = all_met(last, {std::visit([&](const auto& one) { return met_on(one, seen, day); }, gate)});
  }
  return last;
}

/// Each gate gives its first day from the day tried on; when none goes beyond it, all hold on that day.
Met met_on(const AllAtOnce& all, const Observed& seen, Date earliest) {
  Date tried = earliest;
  Met day = last_of(all.gates, seen, tried);
  while (day && *day != tried) {
    tried = *day;
    day = last_of(all.gates, seen, tried);
  }
  return day;
}

Met met_on(const AnyOf& any, const Observed& seen, Date earliest) {
  Met first;
  for (const Gate& gate : any.gates) {
    if (!counts(gate, seen.conditions)) continue;
    const Met met = met_on(gate, seen, earliest);
    if (met && (!first || *met < *first)) first = met;
  }
  return first;
}

}  // namespace

Observed observed(const Warrant& warrant, const DealHistory& history, Date last, HistoryScope scope,
                  ConditionsCounted conditions) {
  Observed seen{.warrant = warrant,
                .history = history,
                .scope = scope,
                .conditions = conditions,
                .closes = monitored(history.closes, warrant, last),
                .last = last};
  if (history.highs) seen.highs = monitored(*history.highs, warrant, last);
  return seen;
}

std::vector<Met> gate_dates(const std::vector<Gate>& gates, const Observed& seen, Met begin) {
  std::vector<Met> dates(gates.size());
  Met milestone = begin;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_milestone(gates[i])) continue;
    dates[i] = met_on(gates[i], seen, earliest_counted_day(seen.warrant));
    milestone = all_met(milestone, {dates[i]});
  }
  if (!milestone) return dates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_milestone(gates[i])) dates[i] = met_on(gates[i], seen, *milestone);
  }
  return dates;
}

Met all_met(Met begin, const std::vector<Met>& dates) {
  for (const Met& date : dates) begin = begin && date ? std::max(begin, date) : std::nullopt;
  return begin;
}

Met linear_start(const LinearVesting& linear, const Observed& seen) {
  if (seen.conditions == ConditionsCounted::market) return seen.warrant.granted;
  const VolumeHistory* volumes = volumes_of(seen.history, linear.measure);
  if (volumes == nullptr) return std::nullopt;
  for (const auto& [date, volume] : volumes->cumulative) {
    if (volume > linear.from) return within(date, seen);
  }
  return std::nullopt;
}

}  // namespace fairvalue::detail
