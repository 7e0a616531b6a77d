#include "price_watch.hpp"

#include <algorithm>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue::detail {
namespace {

/// One close, or n closes in a row, meet a level if the lowest close of the window does.
WatchKind kind_of(Monitoring kind) {
  switch (kind) {
    case Monitoring::continuous: return WatchKind::continuous;
    case Monitoring::close:
    case Monitoring::consecutive_closes: return WatchKind::lowest;
    case Monitoring::average_of_closes: return WatchKind::sum;
    case Monitoring::closes_in_window:
    case Monitoring::closes_in_total: return WatchKind::count;
  }
  refuse_enumerator(kind);
}

/// The first day, today or later, on which `closes` closes count.
std::int32_t first_day_of(int closes, int first_close) {
  if (first_close > after_all_days - closes) return after_all_days;
  return std::max(0, first_close + closes - 1);
}

}  // namespace

std::size_t benchmark_index(const std::string& field, const std::string& name, const PriceModel& model) {
  const auto row = std::ranges::find(model.benchmarks, name, &BenchmarkModel::name);
  require(row != model.benchmarks.end(), field, "one of the model's benchmarks", name);
  return static_cast<std::size_t>(row - model.benchmarks.begin());
}

double relative_level(PerShare level, PerShare spot) { return std::clamp(level / spot, 1e-30, 1e30); }

PlannedWatch price_watch(const std::string& field, const PriceGate& gate, const PriceModel& model,
                         int first_close) {
  const MonitoringRule plain = reduced(gate.rule);
  Watch watch{.kind = kind_of(plain.kind),
              .n = closes_watched(plain),
              .k = plain.k,
              .level = relative_level(gate.hurdle, model.market.spot.price)};
  if (watch.kind == WatchKind::continuous) {
    if (has_bridges(path_traits(model))) return {.watch = watch, .floor = std::max(0, first_close - 1)};
    throw DomainError(field + ".rule", "on closes for a model with jumps, which has no highs",
                      describe(gate.rule));
  }
  watch.first_close = first_close;
  return {.watch = watch, .floor = first_day_of(closes_needed(gate.rule), first_close)};
}

PlannedWatch price_watch(const std::string& field, const RelativeGate& gate, const PriceModel& model,
                         const OpenWarrant& open) {
  const GrowthSinceGrant growth = growth_since_grant(open, gate.benchmark, model.market.spot.price);
  const Watch watch{.kind = WatchKind::relative,
                    .level = gate.excess,
                    .benchmark = benchmark_index(field + ".benchmark", gate.benchmark, model),
                    .own_growth = growth.own,
                    .benchmark_growth = growth.benchmark};
  return {.watch = watch, .floor = 1};
}

}  // namespace fairvalue::detail
