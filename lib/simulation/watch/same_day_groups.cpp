#include "same_day_groups.hpp"

#include <algorithm>

namespace fairvalue::detail {
namespace {

bool same_shape(const PlannedWatch& a, const PlannedWatch& b) {
  return a.watch.like(b.watch) && a.floor == b.floor && a.first == b.first && a.last == b.last;
}

bool same_shape(const SameDay& a, const SameDay& b) {
  const auto same = [](const Condition& x, const Condition& y) {
    return std::ranges::equal(x, y, [](const auto& p, const auto& q) { return same_shape(p, q); });
  };
  return a.whole_first_day == b.whole_first_day && std::ranges::equal(a.conditions, b.conditions, same);
}

/// The day of a watch as one of its condition's.
std::int32_t counted(const PlannedWatch& planned, std::int32_t met, std::int32_t tried) {
  const std::int32_t day = std::max({met, planned.first, tried});
  return met == no_day || day > planned.last ? after_all_days : day;
}

}  // namespace

SameDayGroup::SameDayGroup(const std::vector<SameDay>& members, const SimulationPlan& plan, DayBatch& days)
    : whole_first_day_(members.front().whole_first_day) {
  for (const SameDay& one : members) members_.push_back({.from = days[one.from], .result = days[one.met]});
  for (std::size_t c = 0; c < members.front().conditions.size(); ++c) {
    auto& steps = conditions_.emplace_back();
    for (std::size_t i = 0; i < members.front().conditions[c].size(); ++i) {
      const PlannedWatch& planned = members.front().conditions[c][i];
      steps.push_back({.planned = planned,
                       .group = WatchGroup{planned.watch, plan},
                       .from = std::vector<PathDays>(members.size()),
                       .met = std::vector<PathDays>(members.size())});
      for (std::size_t m = 0; m < members.size(); ++m) {
        steps.back().group.add(members[m].conditions[c][i].watch, steps.back().from[m], steps.back().met[m]);
      }
    }
  }
}

void SameDayGroup::begin() {
  for (Member& member : members_) {
    std::ranges::copy(member.from, member.tried.begin());
    for (std::size_t path = 0; path < batch_paths; ++path) {
      member.open[path] = member.tried[path] < after_all_days;
    }
  }
}

/// A high from the close before on is one of the day tried, unless it is the first and only its close counts.
void SameDayGroup::set_start(Step& step) const {
  const bool by_highs = step.planned.watch.kind == WatchKind::continuous;
  for (std::size_t m = 0; m < members_.size(); ++m) {
    const Member& member = members_[m];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      const std::int32_t tried = member.tried[path];
      const bool from_close_before = by_highs && (whole_first_day_ || tried > member.from[path]);
      const std::int32_t start = std::max(step.planned.floor, from_close_before ? tried - 1 : tried);
      step.from[m][path] = member.open[path] ? start : after_all_days;
    }
  }
}

/// Moves each path on to the first day from the day tried on that the condition holds.
void SameDayGroup::look(std::vector<Step>& condition, const WatchedPrices& prices, PriceCache& cache) {
  for (Step& step : condition) {
    set_start(step);
    step.group.run(prices, cache);
  }
  for (std::size_t m = 0; m < members_.size(); ++m) {
    Member& member = members_[m];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      if (!member.open[path]) continue;
      std::int32_t first = after_all_days;
      for (const Step& step : condition) {
        first = std::min(first, counted(step.planned, step.met[m][path], member.tried[path]));
      }
      member.tried[path] = first;
      member.open[path] = first < after_all_days;
    }
  }
}

/// Closes the paths whose day every condition kept; whether any is left.
bool SameDayGroup::settle() {
  bool any_open = false;
  for (Member& member : members_) {
    for (std::size_t path = 0; path < batch_paths; ++path) {
      member.open[path] = member.open[path] && member.tried[path] != member.before[path];
      any_open = any_open || member.open[path];
    }
  }
  return any_open;
}

void SameDayGroup::run(const WatchedPrices& prices, PriceCache& cache) {
  begin();
  do {
    for (Member& member : members_) member.before = member.tried;
    for (auto& condition : conditions_) look(condition, prices, cache);
  } while (settle());
  for (Member& member : members_) {
    for (std::size_t path = 0; path < batch_paths; ++path) {
      const std::int32_t day = member.tried[path];
      member.result[path] = day < after_all_days ? day : no_day;
    }
  }
}

std::vector<SameDayGroup> same_day_groups(const Round& round, const SimulationPlan& plan, DayBatch& days) {
  std::vector<std::vector<SameDay>> alike;
  for (const SameDay& one : round.same_days) {
    auto group = std::ranges::find_if(alike, [&](const auto& all) { return same_shape(all.front(), one); });
    if (group == alike.end()) group = alike.insert(group, std::vector<SameDay>{});
    group->push_back(one);
  }
  std::vector<SameDayGroup> groups;
  for (const auto& members : alike) groups.emplace_back(members, plan, days);
  return groups;
}

}  // namespace fairvalue::detail
