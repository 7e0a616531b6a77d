#include "gate_dates.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

using Met = std::optional<Date>;

PerShare on_grant_shares(PerShare price, Date date, const Warrant& warrant) {
  return price * split_factor(warrant.adjustments, warrant.granted, date);
}

DatedSeries<PerShare> monitored(const DatedSeries<PerShare>& prices, const Warrant& warrant, Date first,
                                Date last) {
  return prices.between(first, last).mapped_by_date([&warrant](Date date, PerShare price) {
    return on_grant_shares(price, date, warrant);
  });
}

/// What a gate looks at: the rows that count, as they are or made into something like a price.
struct Watched {
  DatedSeries<PerShare> closes;  ///< or VWAPs
  std::optional<DatedSeries<PerShare>> highs;
};

/// Each price of the days that count as `held(day, price)`; none when the history has not what the rule
/// needs.
template <HurdleGate G, class Held>
std::optional<Watched> watched(const G& gate, const Observed& seen, const Held& held) {
  const MonitoringRule& rule = gate.rule;
  const Date first = first_counted_day(gate, seen.warrant.granted);
  if ((needs_highs(rule) && !seen.highs) || (needs_vwaps(rule) && !seen.vwaps)) return std::nullopt;
  const auto counted = [&](const DatedSeries<PerShare>& prices) {
    return prices.between(first, seen.last).mapped_by_date(held);
  };
  Watched made{.closes = counted(needs_vwaps(rule) ? *seen.vwaps : seen.closes), .highs = {}};
  if (needs_highs(rule)) made.highs = counted(*seen.highs);
  return made;
}

Met first_met_by(const std::optional<Watched>& rows, const MonitoringRule& rule, PerShare hurdle,
                 Date earliest) {
  if (!rows) return std::nullopt;
  return first_met(rule, hurdle, rows->closes, rows->highs ? &*rows->highs : nullptr, earliest);
}

Met met_on(const PriceGate& gate, const Observed& seen, Date earliest) {
  const auto as_it_is = [](Date, PerShare price) { return price; };
  return first_met_by(watched(gate, seen, as_it_is), gate.rule, gate.hurdle, earliest);
}

/// An average is held against the hurdle of its last day, so each hurdle is tried on the days it holds.
Met average_met_on(const SteppedPriceGate& gate, const Watched& rows, Date earliest) {
  const auto tried = [&](PerShare hurdle, Date from, Met next) {
    const Met day = first_met(gate.rule, hurdle, rows.closes, nullptr, std::max(from, earliest));
    return day && next && *day >= *next ? Met{} : day;
  };
  if (const Met day = tried(gate.hurdle, earliest, gate.steps.front().from)) return day;
  for (std::size_t i = 0; i < gate.steps.size(); ++i) {
    const Met next = i + 1 < gate.steps.size() ? Met{gate.steps[i + 1].from} : std::nullopt;
    if (const Met day = tried(gate.steps[i].hurdle, gate.steps[i].from, next)) return day;
  }
  return std::nullopt;
}

/// Closes that are counted are held as parts of the hurdle of their own day.
Met met_on(const SteppedPriceGate& gate, const Observed& seen, Date earliest) {
  if (gate.rule.kind == Monitoring::average_of_closes) {
    const auto rows = watched(gate, seen, [](Date, PerShare price) { return price; });
    return rows ? average_met_on(gate, *rows, earliest) : std::nullopt;
  }
  const auto part = [&gate](Date day, PerShare price) { return PerShare{price / hurdle_on(gate, day)}; };
  return first_met_by(watched(gate, seen, part), gate.rule, PerShare{1.0}, earliest);
}

/// A capitalisation is held as a price is; the rule only compares.
Met met_on(const MarketCapGate& gate, const Observed& seen, Date earliest) {
  const auto cap = [&gate](Date day, PerShare price) {
    return PerShare{(price * gate.shares.latest(day)->value).value};
  };
  return first_met_by(watched(gate, seen, cap), gate.rule, PerShare{gate.hurdle.value}, earliest);
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

/// Of a period that has ended. Without a row after the start its growth of 0 would be made up.
double growth_of(const std::string& field, const DatedSeries<double>& prices, const AveragedPeriod& period,
                 Date last) {
  const auto row = prices.latest(period.end);
  require(row && row->date > period.start, field,
          fmt::format("with a row after {} and up to {}", to_string(period.start), to_string(period.end)),
          row ? to_string(row->date) : "none");
  const auto growth = averaged_growth(prices, period, last);
  require(growth.has_value(), field,
          fmt::format("with {} rows up to {} and {} up to {}", period.start_days, to_string(period.start),
                      period.end_days, to_string(period.end)),
          "fewer");
  return *growth;
}

}  // namespace

Observed observed(const Warrant& warrant, const DealHistory& history, Date last, HistoryScope scope,
                  ConditionsCounted conditions) {
  const Date first = earliest_counted_day(warrant);
  Observed seen{.warrant = warrant,
                .history = history,
                .scope = scope,
                .conditions = conditions,
                .closes = monitored(history.closes, warrant, first, last),
                .first = first,
                .last = last};
  if (history.highs) seen.highs = monitored(*history.highs, warrant, first, last);
  if (history.vwaps) seen.vwaps = monitored(*history.vwaps, warrant, first, last);
  return seen;
}

std::vector<Met> gate_dates(const std::vector<Gate>& gates, const Observed& seen, Met begin) {
  std::vector<Met> dates(gates.size());
  Met milestone = begin;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_other_gates(gates[i])) continue;
    dates[i] = met_on(gates[i], seen, seen.first);
    milestone = all_met(milestone, {dates[i]});
  }
  if (!milestone) return dates;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (is_after_other_gates(gates[i])) dates[i] = met_on(gates[i], seen, *milestone);
  }
  return dates;
}

std::optional<double> ranked_part(const RankVesting& rank, const Observed& seen) {
  if (rank.period.end > seen.last || seen.scope == HistoryScope::one_close) return std::nullopt;
  const auto closes = seen.history.closes.mapped_by_date(
      [&](Date date, PerShare price) { return on_grant_shares(price, date, seen.warrant).value; });
  const double own = growth_of("history.closes", closes, rank.period, seen.last);
  std::vector<double> peers;
  for (const std::string& peer : rank.peers) {
    const auto* levels = levels_of(seen.history, peer);
    peers.push_back(growth_of("history.benchmarks." + peer, *levels, rank.period, seen.last));
  }
  return vested_part(rank, own, peers);
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
