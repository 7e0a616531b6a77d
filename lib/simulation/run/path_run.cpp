#include "path_run.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "price_ratio.hpp"

namespace fairvalue::detail {
namespace {

bool is_correlated(const DeploymentDraw& draw) { return draw.correlation != 0.0; }

bool needs_jump_sums(const SimulationPlan& plan) {
  return plan.jumps && std::ranges::any_of(plan.pieces.draws.deployments, is_correlated);
}

/// Averages need a price for every row, and only they do.
int cached_rows(const SimulationPlan& plan) {
  bool any = false;
  plan.pieces.columns.visit_watches([&](const Watch& watch) { any = any || watch.kind == WatchKind::sum; });
  return any ? static_cast<int>(plan.pieces.known.size()) + 1 + drawn_days(plan.grid.closes) : 1;
}

/// The closes known, moved; alike for every path. The days to come are moved batch by batch.
std::vector<float> shifted_known(const std::vector<float>& known, const DayShift& shift) {
  std::vector<float> moved = known;
  const std::size_t common = std::min(known.size(), shift.known.size());
  for (std::size_t back = 1; back <= common; ++back) {
    moved[known.size() - back] += shift.known[shift.known.size() - back];
  }
  return moved;
}

/// Every row to come and the chunks' highs.
void move_rows(const PriceRows& from, const DayShift& shift, const PriceRows& to) {
  std::fill_n(to.chunk_high, chunks(to.days) * batch_paths, lowest_log);
  for (int day = 1; day <= to.days; ++day) {
    const float by = shift.ahead[static_cast<std::size_t>(day - 1)];
    const float* row = from.day(day);
    float* moved = to.day(day);
    float* high = to.chunk_high + (day - 1) / chunk_days * batch_paths;
    for (int path = 0; path < batch_paths; ++path) {
      moved[path] = row[path] + by;
      high[path] = std::max(high[path], moved[path]);
    }
  }
}

using PathAverages = std::array<double, batch_paths>;

/// By path.
PathAverages averages(const AveragePlan& mean, const PriceRows& rows) {
  PathAverages sum{};
  sum.fill(mean.known);
  for (int day = mean.first; day <= mean.last; ++day) {
    const float* row = rows.day(day);
    for (std::size_t path = 0; path < batch_paths; ++path) sum[path] += price_ratio(row[path]);
  }
  for (double& one : sum) one *= mean.scale;
  return sum;
}

PathAverages growths(const GrowthPlan& growth, const PriceRows& rows) {
  PathAverages grown = averages(growth.end, rows);
  const PathAverages start = averages(growth.start, rows);
  for (std::size_t path = 0; path < batch_paths; ++path) grown[path] = grown[path] / start[path] - 1.0;
  return grown;
}

AlignedFloats columns(std::size_t count) { return AlignedFloats(count * batch_paths); }

}  // namespace

PathRun::PathRun(const SimulationPlan& plan)
    : plan_(plan),
      share_(plan.pieces.known, plan.grid.closes),
      days_(plan.pieces.columns),
      conditions_(plan.pieces.draws, plan.seed),
      cache_(cached_rows(plan)),
      price_when_exercisable_(columns(plan.pieces.pieces.size())),
      strikes_(columns(plan.pieces.strikes.size())),
      parts_(columns(plan.pieces.ranks.size())),
      prices_(columns(plan.price_days.size())),
      crossings_(columns(plan.asked_crossings)),
      streaks_(columns(plan.streaks.size())) {
  for (const DayShift& shift : plan.pieces.shifts) {
    shifted_.emplace_back(shifted_known(plan.pieces.known, shift), plan.grid.closes);
  }
  for (std::size_t i = 0; i < plan.benchmarks.size(); ++i) {
    benchmarks_.emplace_back(std::span<const float>{}, plan.grid.closes);
  }
  if (!plan.benchmarks.empty() && !plan.benchmarks.back().loadings.empty()) {
    correlated_.emplace(plan.benchmarks.back().loadings.size(), plan.grid.closes);
  }
  if (plan.jumps) jumps_.emplace(plan.grid.closes);
  if (needs_jump_sums(plan)) jump_sums_ = columns(static_cast<std::size_t>(plan.grid.closes) + 1);
  for (const Round& round : plan.pieces.columns.rounds()) {
    groups_.push_back(watch_groups(round, plan, days_));
    same_days_.push_back(same_day_groups(round, plan, days_));
  }
  for (const PlannedCrossings& planned : plan.crossings) {
    auto& watches = crossing_watches_.emplace_back();
    for (std::size_t i = 0; i < planned.asked.size(); ++i) {
      watches.push_back({.level = planned.level[i],
                         .probability = {&crossings_[planned.asked[i] * batch_paths], batch_paths}});
    }
  }
  for (const auto& [gap, consecutive, through] : plan.streaks) {
    streak_watches_.push_back(
        {gap, consecutive, through, {&streaks_[streak_watches_.size() * batch_paths], batch_paths}});
  }
}

const PathFacts& PathRun::run(std::uint64_t first, int paths) {
  draw(first);
  note_ranks();
  shift_prices();
  watch(first);
  note_prices();
  note_strikes();
  for (std::size_t i = 0; i < plan_.pieces.pieces.size(); ++i) {
    if (plan_.pieces.pieces[i].piece.like == i) note_prices_when_exercisable(i);
  }
  note_crossings();
  note_streaks();
  if (facts_.paths != paths) show(paths);
  facts_.first_path = first;
  return facts_;
}

DrawJob PathRun::share_job(std::uint64_t first) const {
  return {.seed = plan_.seed,
          .first_path = first,
          .drift = plan_.share.drift.data(),
          .volatility = plan_.share.volatility.data(),
          .jumps = jumps_ ? jumps_->sizes() : nullptr};
}

void PathRun::draw(std::uint64_t first) {
  if (jumps_) jumps_->draw(*plan_.jumps, plan_.seed, first);
  draw_paths(share_job(first), share_.rows());
  draw_benchmarks(first);
  if (!jump_sums_.empty()) add_up_jumps();
  conditions_.draw_conditions(first, days_);
  conditions_.draw_deployments(first, plan_.shocks, share_.rows(),
                               jump_sums_.empty() ? nullptr : jump_sums_.data(), days_);
}

void PathRun::draw_benchmarks(std::uint64_t first) {
  if (correlated_) correlated_->draw(plan_.seed, first);
  for (std::size_t i = 0; i < benchmarks_.size(); ++i) {
    const PlannedBenchmark& benchmark = plan_.benchmarks[i];
    if (correlated_) {
      correlated_->fill({.drift = benchmark.law.drift.data(),
                         .volatility = benchmark.law.volatility.data(),
                         .correlation = benchmark.correlation,
                         .loadings = benchmark.loadings},
                        benchmarks_[i].rows());
      continue;
    }
    draw_benchmark({.seed = plan_.seed,
                    .first_path = first,
                    .index = static_cast<std::uint32_t>(benchmark.index),
                    .drift = benchmark.law.drift.data(),
                    .volatility = benchmark.law.volatility.data(),
                    .correlation = benchmark.correlation},
                   benchmarks_[i].rows());
  }
}

void PathRun::add_up_jumps() {
  const std::size_t count = jump_sums_.size() - batch_paths;
  for (std::size_t i = 0; i < count; ++i) {
    jump_sums_[i + batch_paths] = jump_sums_[i] + jumps_->sizes()[i];
  }
}

void PathRun::shift_prices() {
  for (std::size_t i = 0; i < shifted_.size(); ++i) {
    move_rows(share_.rows(), plan_.pieces.shifts[i], shifted_[i].rows());
  }
}

void PathRun::watch(std::uint64_t first) {
  WatchedPrices prices{.share = share_.rows(), .shifted = {}, .benchmarks = {}, .job = share_job(first)};
  for (PathBatch& shifted : shifted_) prices.shifted.push_back(shifted.rows());
  for (PathBatch& benchmark : benchmarks_) prices.benchmarks.push_back(benchmark.rows());
  const auto& rounds = plan_.pieces.columns.rounds();
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    run_starts(rounds[i], days_);
    for (const WatchGroup& group : groups_[i]) group.run(prices, cache_);
    for (SameDayGroup& group : same_days_[i]) group.run(prices, cache_);
    run_combinations(rounds[i], days_);
  }
}

void PathRun::note_prices() {
  for (std::size_t i = 0; i < plan_.price_days.size(); ++i) {
    const float* row = share_.rows().day(plan_.price_days[i]);
    float* price = &prices_[i * batch_paths];
    for (std::size_t path = 0; path < batch_paths; ++path) price[path] = price_ratio(row[path]);
  }
}

void PathRun::note_strikes() {
  for (std::size_t i = 0; i < plan_.pieces.strikes.size(); ++i) {
    const auto strike = averages(plan_.pieces.strikes[i], share_.rows());
    for (std::size_t path = 0; path < batch_paths; ++path) {
      strikes_[i * batch_paths + path] = static_cast<float>(strike[path]);
    }
  }
}

void PathRun::note_ranks() {
  for (std::size_t i = 0; i < plan_.pieces.ranks.size(); ++i) {
    const RankPlan& plan = plan_.pieces.ranks[i];
    const auto own = growths(plan.own, share_.rows());
    std::vector<PathAverages> peers;
    for (const RankPlan::Peer& peer : plan.peers) {
      const auto row = std::ranges::find(plan_.benchmarks, peer.benchmark, &PlannedBenchmark::index);
      peers.push_back(
          growths(peer.growth, benchmarks_[static_cast<std::size_t>(row - plan_.benchmarks.begin())].rows()));
    }
    std::vector<double> others(peers.size());
    for (std::size_t path = 0; path < batch_paths; ++path) {
      for (std::size_t peer = 0; peer < peers.size(); ++peer) others[peer] = peers[peer][path];
      const double part = vested_part(plan.rank, own[path], others);
      parts_[i * batch_paths + path] = static_cast<float>(part);
      days_[plan.met][path] = part > 0.0 ? plan.day : no_day;
    }
  }
}

void PathRun::note_prices_when_exercisable(std::size_t piece) {
  const PlannedPiece& planned = plan_.pieces.pieces[piece];
  const auto day = days_[planned.exercisable];
  const PriceRows rows = share_.rows();
  float* price = &price_when_exercisable_[piece * batch_paths];
  for (std::size_t path = 0; path < batch_paths; ++path) price[path] = rows.day(std::max(0, day[path]))[path];
  for (std::size_t path = 0; path < batch_paths; ++path) {
    price[path] = day[path] == no_day ? 0.0F : price_ratio(price[path]);
  }
  for (const TouchedHurdle& touched : planned.touched) {
    const auto met = days_[touched.met];
    const auto others = days_[touched.others];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      const bool at_hurdle = day[path] > 0 && met[path] == day[path] && met[path] > others[path];
      price[path] = at_hurdle ? touched.level : price[path];
    }
  }
}

void PathRun::note_crossings() {
  for (std::size_t i = 0; i < plan_.crossings.size(); ++i) {
    crossing_probabilities(share_.rows(), plan_.bridges, plan_.crossings[i].through, crossing_watches_[i]);
  }
}

void PathRun::note_streaks() {
  watch_streaks(share_.rows(), streak_watches_);
  for (float& streak : streaks_) streak = price_ratio(streak);
}

std::span<const float> PathRun::price_column(int day, int paths) const {
  const auto row = std::ranges::lower_bound(plan_.price_days, day) - plan_.price_days.begin();
  return {&prices_[static_cast<std::size_t>(row) * batch_paths], static_cast<std::size_t>(paths)};
}

void PathRun::show(int paths) {
  const auto count = static_cast<std::size_t>(paths);
  const auto days = [&](Column column) { return std::as_const(days_)[column].first(count); };
  facts_ = {.paths = paths};
  for (std::size_t i = 0; i < plan_.pieces.pieces.size(); ++i) {
    const PlannedPiece& planned = plan_.pieces.pieces[i];
    facts_.price_met.push_back(days(planned.price_met));
    facts_.vested.push_back(days(planned.vested));
    facts_.exercisable.push_back(days(planned.exercisable));
    facts_.price_when_exercisable.push_back(
        {&price_when_exercisable_[planned.piece.like * batch_paths], count});
    facts_.price_at_end.push_back(price_column(planned.piece.last_day, paths));
    const float* strike = planned.strike ? &strikes_[*planned.strike * batch_paths] : nullptr;
    facts_.strike.push_back({strike, strike != nullptr ? count : 0});
    const float* part = planned.rank ? &parts_[*planned.rank * batch_paths] : nullptr;
    facts_.part.push_back({part, part != nullptr ? count : 0});
  }
  for (const int day : plan_.asked_price_days) facts_.price.push_back(price_column(day, paths));
  for (std::size_t i = 0; i < plan_.asked_crossings; ++i) {
    facts_.crossing.push_back({&crossings_[i * batch_paths], count});
  }
  for (std::size_t i = 0; i < plan_.streaks.size(); ++i) {
    facts_.streak.push_back({&streaks_[i * batch_paths], count});
  }
  for (const Column milestone : plan_.pieces.milestones) facts_.milestone.push_back(days(milestone));
}

}  // namespace fairvalue::detail
