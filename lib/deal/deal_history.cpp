#include <fairvalue/deal/deal_history.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>
#include <fairvalue/core/require.hpp>

#include "core/detail/named_checks.hpp"
#include "detail/later_strike.hpp"
#include "detail/since_grant.hpp"

namespace fairvalue {
namespace {

// A day without its high would be monitored at its close alone, one without its VWAP not at all.
void require_days_of_closes(std::string_view field, const DatedSeries<PerShare>& series,
                            const DatedSeries<PerShare>& closes) {
  detail::require_positive_rows(field, series);
  for (std::size_t i = 0; i < std::min(series.size(), closes.size()); ++i) {
    if (series[i].date == closes[i].date) continue;
    throw DomainError(fmt::format("{}[{}].date", field, i), to_string(closes[i].date) + " like the closes",
                      to_string(series[i].date));
  }
  require(series.size() == closes.size(), field, fmt::format("{} rows like the closes", closes.size()),
          static_cast<double>(series.size()));
}

void require_highs(const DatedSeries<PerShare>& highs, const DatedSeries<PerShare>& closes) {
  require_days_of_closes("history.highs", highs, closes);
  for (std::size_t i = 0; i < highs.size(); ++i) {
    if (highs[i].value >= closes[i].value) continue;
    throw DomainError(fmt::format("history.highs[{}]", to_string(highs[i].date)),
                      fmt::format(">= the close ({})", closes[i].value.value), highs[i].value.value);
  }
}

void require_vwaps(const DatedSeries<PerShare>& vwaps, const DealHistory& history) {
  require_days_of_closes("history.vwaps", vwaps, history.closes);
  for (std::size_t i = 0; history.highs && i < vwaps.size(); ++i) {
    const PerShare high = (*history.highs)[i].value;
    if (vwaps[i].value <= high) continue;
    throw DomainError(fmt::format("history.vwaps[{}]", to_string(vwaps[i].date)),
                      fmt::format("<= the high ({})", high.value), vwaps[i].value.value);
  }
}

void require_each_measure_once(const std::vector<VolumeHistory>& volumes) {
  std::set<VolumeMeasure> measures;
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const std::string field = fmt::format("history.volumes[{}]", i);
    require_volumes(field, volumes[i]);
    require(measures.insert(volumes[i].measure).second, field + ".measure", "unique",
            to_string(volumes[i].measure));
  }
}

void require_benchmarks(const std::vector<BenchmarkHistory>& benchmarks) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < benchmarks.size(); ++i) {
    const std::string field = fmt::format("history.benchmarks[{}]", i);
    require(!benchmarks[i].name.empty(), field + ".name", "a name", "none");
    require(names.insert(benchmarks[i].name).second, field + ".name", "unique", benchmarks[i].name);
    detail::require_positive_rows(field + ".levels", benchmarks[i].levels);
  }
}

void require_events(std::string_view list, const std::vector<NamedEvent>& events) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string field = fmt::format("{}[{}]", list, i);
    require(!events[i].name.empty(), field + ".name", "a name", "none");
    require_date(field + ".date", events[i].date);
  }
}

void require_exercises(const std::vector<NamedEvent>& exercises, const std::vector<Tranche>& tranches) {
  require_events("history.exercises", exercises);
  std::vector<std::string> names;
  for (const Tranche& tranche : tranches) names.push_back(tranche.name);
  for (std::size_t i = 0; i < exercises.size(); ++i) {
    const std::string& name = exercises[i].name;
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    throw DomainError(fmt::format("history.exercises[{}].name", i),
                      fmt::format("the name of a tranche ({}?)", nearest_name(name, names)), name);
  }
}

const DatedSeries<double>& require_levels(const DealHistory& history, const std::string& benchmark) {
  if (const auto* levels = levels_of(history, benchmark)) return *levels;
  std::vector<std::string> names;
  for (const BenchmarkHistory& one : history.benchmarks) names.push_back(one.name);
  throw DomainError("history.benchmarks", fmt::format("given for {}", benchmark),
                    names.empty() ? "none" : nearest_name(benchmark, names));
}

template <class T>
void require_row_at_grant(const std::string& field, const DatedSeries<T>& series, Date granted) {
  if (series.latest(granted)) return;
  throw DomainError(field, "given on or before the grant " + to_string(granted), "none");
}

void require_volumes_of(const DealHistory& history, VolumeMeasure measure) {
  if (volumes_of(history, measure) != nullptr) return;
  throw DomainError("history.volumes", fmt::format("given for {}", to_string(measure)), "none");
}

void require_data_for(const MonitoringRule& rule, const DealHistory& history) {
  require(!needs_highs(rule) || history.highs, "history.highs", "given for continuous monitoring", "none");
  require(!needs_vwaps(rule) || history.vwaps, "history.vwaps", "given for a rule on daily VWAPs", "none");
}
template <HurdleGate G>
void require_data_for(const G& gate, const DealHistory& history, Date) {
  require_data_for(gate.rule, history);
}
void require_data_for(const RelativeGate& gate, const DealHistory& history, Date granted) {
  require_row_at_grant("history.closes", history.closes, granted);
  const auto& levels = require_levels(history, gate.benchmark);
  require_row_at_grant("history.benchmarks." + gate.benchmark, levels, granted);
}
void require_data_for(const VolumeGate& gate, const DealHistory& history, Date) {
  require_volumes_of(history, gate.measure);
}
void require_data_for(const ServiceGate&, const DealHistory&, Date) {}
void require_data_for(const NamedGate&, const DealHistory&, Date) {}

void require_data_for(const std::vector<Gate>& gates, const DealHistory& history, Date granted) {
  for (const Gate& gate : gates) {
    visit_simple_gates(gate, [&](const auto& one) { require_data_for(one, history, granted); });
  }
}

void require_data_for(const OwnTerms& own, const DealHistory& history, Date granted) {
  const StrikeSetLater* later = detail::later_strike(own);
  require(!later || later->price == ObservedPrice::close || history.vwaps, "history.vwaps",
          "given for a strike set by daily VWAPs", "none");
  if (own.exercise_gates) require_data_for(*own.exercise_gates, history, granted);
}

void require_data_for(const RankVesting& rank, const DealHistory& history) {
  for (const std::string& peer : rank.peers) require_levels(history, peer);
}
void require_data_for(const Warrant& warrant, const DealHistory& history) {
  for (const Tranche& tranche : warrant.tranches) {
    if (tranche.rank) require_data_for(*tranche.rank, history);
    require_data_for(tranche.own, history, warrant.granted);
    require_data_for(tranche.gates, history, warrant.granted);
    if (tranche.linear) require_volumes_of(history, tranche.linear->measure);
  }
  require_data_for(warrant.exercise_gates, history, warrant.granted);
}

/// With a row of the day, put where it belongs, unless there is one.
DatedSeries<PerShare> with_row(const DatedSeries<PerShare>& series, Date date, PerShare price) {
  if (series.on(date)) return series;
  std::vector<Dated<PerShare>> rows{series.begin(), series.end()};
  const auto later =
      std::find_if(rows.begin(), rows.end(), [date](const Dated<PerShare>& row) { return row.date > date; });
  rows.insert(later, {date, price});
  return DatedSeries<PerShare>{std::move(rows)};
}

}  // namespace

DealHistory with_close(const DealHistory& history, Date date, PerShare price) {
  const auto known = history.closes.on(date);
  if (known && !(std::abs((*known - price).value) <= 1e-9 * price.value)) {
    throw DomainError("history.closes",
                      fmt::format("{} on {}, the market's own price", price.value, to_string(date)),
                      known->value);
  }
  DealHistory completed = history;
  completed.closes = with_row(history.closes, date, price);
  if (history.highs) completed.highs = with_row(*history.highs, date, price);
  if (history.vwaps) completed.vwaps = with_row(*history.vwaps, date, price);
  return completed;
}

const DealHistory& require_deal_history(const DealHistory& history, const Warrant& warrant) {
  detail::require_positive_rows("history.closes", history.closes);
  if (history.highs) require_highs(*history.highs, history.closes);
  if (history.vwaps) require_vwaps(*history.vwaps, history);
  require_each_measure_once(history.volumes);
  require_benchmarks(history.benchmarks);
  require_events("history.events", history.events);
  require_exercises(history.exercises, warrant.tranches);
  if (history.service_ended)
    detail::require_since_grant("history.service_ended", *history.service_ended, warrant.granted);
  if (history.terminated)
    detail::require_since_grant("history.terminated", *history.terminated, warrant.granted);
  if (history.change_of_control) {
    detail::require_since_grant("history.change_of_control", *history.change_of_control, warrant.granted);
  }
  require_data_for(warrant, history);
  return history;
}

const VolumeHistory* volumes_of(const DealHistory& history, VolumeMeasure measure) {
  const auto row = std::ranges::find(history.volumes, measure, &VolumeHistory::measure);
  return row == history.volumes.end() ? nullptr : &*row;
}

const DatedSeries<double>* levels_of(const DealHistory& history, const std::string& benchmark) {
  const auto row = std::ranges::find(history.benchmarks, benchmark, &BenchmarkHistory::name);
  return row == history.benchmarks.end() ? nullptr : &row->levels;
}

}  // namespace fairvalue
