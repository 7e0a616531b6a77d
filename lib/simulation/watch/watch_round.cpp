#include "watch_round.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fairvalue/core/error.hpp>

#include "watch_highs.hpp"

namespace fairvalue::detail {
namespace {

/// In the unit of what is held against it.
float level_of(const Watch& watch) {
  switch (watch.kind) {
    case WatchKind::sum: return static_cast<float>(watch.n * watch.level);
    case WatchKind::relative: return static_cast<float>(watch.level);
    case WatchKind::lowest:
    case WatchKind::count:
    case WatchKind::continuous: return static_cast<float>(std::log(watch.level));
  }
  throw Error{"a watch of an unknown kind"};
}

/// What one of a window's logarithms is above when it meets the level. Rounding may not lose it.
float min_log(const Watch& watch) {
  return watch.kind == WatchKind::sum ? static_cast<float>(std::log(watch.level) - 1e-5) : level_of(watch);
}

/// As unsigned numbers days are in order with `no_day` after all of them.
std::uint32_t in_order(std::int32_t day) { return static_cast<std::uint32_t>(day); }

template <class F>
void combine(const Combination& combination, std::uint32_t begin, F pick, DayBatch& days) {
  std::array<std::uint32_t, batch_paths> picked{};
  picked.fill(begin);
  for (const Column column : combination.of) {
    const auto day = days[column];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      picked[path] = pick(picked[path], in_order(day[path]));
    }
  }
  const auto result = days[combination.result];
  for (std::size_t path = 0; path < batch_paths; ++path) {
    result[path] =
        picked[path] <= in_order(combination.last) ? static_cast<std::int32_t>(picked[path]) : no_day;
  }
}

}  // namespace

WatchGroup::WatchGroup(const Watch& first, const SimulationPlan& plan) : first_(first), plan_(plan) {}

void WatchGroup::add(const Watch& watch, std::span<const std::int32_t> from, std::span<std::int32_t> met) {
  watches_.push_back({.level = level_of(watch), .log_level = min_log(watch), .from = from, .met = met});
}

void WatchGroup::run(const WatchedPrices& prices, PriceCache& cache) const {
  PriceRows share = first_.shift == 0 ? prices.share : prices.shifted[first_.shift - 1];
  share.first_close = first_.first_close;
  switch (first_.kind) {
    case WatchKind::lowest: return watch_levels(share, Statistic::lowest, first_.n, watches_, cache);
    case WatchKind::sum: return watch_levels(share, Statistic::sum, first_.n, watches_, cache);
    case WatchKind::count: return watch_counts(share, first_.k, first_.n, watches_);
    case WatchKind::continuous: return watch_highs(share, plan_.bridges, prices.job, watches_);
    case WatchKind::relative: return compare(prices, share);
  }
  throw Error{"a watch of an unknown kind"};
}

void WatchGroup::compare(const WatchedPrices& prices, const PriceRows& share) const {
  const auto row = std::ranges::find(plan_.benchmarks, first_.benchmark, &PlannedBenchmark::index);
  const auto which = static_cast<std::size_t>(row - plan_.benchmarks.begin());
  const GrowthUntilToday growth{.own = static_cast<float>(first_.own_growth),
                                .benchmark = static_cast<float>(first_.benchmark_growth)};
  watch_relative(share, prices.benchmarks[which], growth, watches_);
}

std::vector<WatchGroup> watch_groups(const Round& round, const SimulationPlan& plan, DayBatch& days) {
  std::vector<WatchGroup> groups;
  for (const Watch& watch : round.watches) {
    auto group = std::ranges::find_if(groups, [&](const WatchGroup& one) { return one.takes(watch); });
    if (group == groups.end()) {
      groups.emplace_back(watch, plan);
      group = groups.end() - 1;
    }
    group->add(watch, days);
  }
  return groups;
}

void run_starts(const Round& round, DayBatch& days) {
  for (const Start& start : round.starts) {
    const auto day = days[start.of];
    const auto from = days[start.result];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      from[path] = day[path] == no_day ? after_all_days : std::max(day[path], start.floor);
    }
  }
}

void run_combinations(const Round& round, DayBatch& days) {
  const auto later = [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); };
  const auto sooner = [](std::uint32_t a, std::uint32_t b) { return std::min(a, b); };
  for (const Combination& one : round.combinations) {
    if (one.how == Combine::latest) combine(one, 0, later, days);
    if (one.how == Combine::earliest) combine(one, in_order(no_day), sooner, days);
  }
}

}  // namespace fairvalue::detail
