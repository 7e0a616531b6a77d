#include "condition_draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include <fairvalue/math/normal.hpp>
#include <fairvalue/math/philox.hpp>

#include "draw_paths.hpp"
#include "path_words.hpp"

namespace fairvalue::detail {
namespace {

using Days = std::span<std::int32_t, batch_paths>;
using Uniforms = std::array<double, batch_paths>;

Uniforms uniforms(const std::uint32_t* words) {
  Uniforms numbers{};
  for (std::size_t path = 0; path < batch_paths; ++path) numbers[path] = uniform(words[path]);
  return numbers;
}

void note_timing(const TimingDraw& draw, const Uniforms& numbers, Days day) {
  for (std::size_t path = 0; path < batch_paths; ++path) day[path] = draw.day_of.day(numbers[path]);
}

void note_gate(const TimingDraw::Gate& gate, const Uniforms& numbers, Days day, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    const bool in_time = numbers[path] <= gate.in_time;
    met[path] = in_time ? std::min(day[path], gate.last) : no_day;  // no_day is smallest
  }
}

void note_gate(const ConditionDraw::Gate& gate, double probability, const Uniforms& numbers, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    met[path] = numbers[path] <= probability ? gate.day : no_day;
  }
}

void note_gate(const DeploymentDraw::Gate& gate, Days day, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    met[path] = day[path] <= gate.by ? std::min(day[path], gate.last) : no_day;  // no_day is smallest
  }
}

/// The progress of work on one milestone: a weighted sum of the price shocks of its days and its own standard
/// normal.
struct Progress {
  /// `worked`: past days of work. Their shocks are unknown, and independent of past prices.
  Progress(const DeploymentDraw& draw, std::int32_t to_come, double worked) : planned(to_come) {
    if (to_come == 0) return;
    const double known = to_come / (to_come + worked);
    by_price = draw.correlation / std::sqrt(to_come + worked);
    by_own = std::sqrt(1.0 - draw.correlation * draw.correlation * known);
  }

  std::int32_t planned;
  double by_price = 0.0;  ///< weight of the sum of the days' shocks; 0 without days
  double by_own = 1.0;
};

struct PricePaths {
  const PriceShocks& shocks;
  const PriceRows& rows;
  const float* jump_sums;
};

/// The day on which a path reaches a milestone if work on it begins on a given day.
std::int32_t reached(const DayTable& delays, const Progress& progress, const PricePaths& prices,
                     std::int32_t begin, std::size_t path, double own) {
  const std::int32_t due = begin + progress.planned;
  if (begin == no_day || due > prices.rows.days) return no_day;
  double sum = progress.by_own * own;
  if (progress.by_price != 0.0) {
    sum += progress.by_price *
           prices.shocks.sum(prices.rows, prices.jump_sums, static_cast<int>(path), begin, due);
  }
  const std::int32_t delay = delays.day(-sum);
  return delay == no_day || due + delay > prices.rows.days ? no_day : due + delay;
}

/// Uses a row of normals for each step; returns the first unused one.
const float* note_deployment(const DeploymentDraw& draw, const PricePaths& prices, const float* normals,
                             DayBatch& days) {
  std::array<std::int32_t, batch_paths> begin{};
  begin.fill(draw.begin);
  for (std::size_t i = 0; i < draw.steps.size(); ++i) {
    const auto& step = draw.steps[i];
    const Progress progress{draw, step.planned, i == 0 ? draw.worked : 0.0};
    const DayTable& delays = i == 0 && draw.overdue ? *draw.overdue : draw.delay;
    const Days day = days[step.day];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      day[path] = reached(delays, progress, prices, begin[path], path, normals[path]);
    }
    std::ranges::copy(day, begin.begin());
    for (const auto& gate : step.gates) note_gate(gate, day, days[gate.met]);
    normals += batch_paths;
  }
  return normals;
}

int all_steps(const ConditionDraws& draws) {
  std::size_t steps = 0;
  for (const auto& draw : draws.deployments) steps += draw.steps.size();
  return static_cast<int>(steps);
}

int count(std::size_t size) { return static_cast<int>(size); }
std::size_t places(int steps) { return static_cast<std::size_t>(drawn_days(steps)) * batch_paths; }

/// bound(time) for every day of the grid.
template <class Bound>
std::vector<double> bounds(const CloseDays& days, Bound bound) {
  std::vector<double> all;
  for (int day = 0; day <= days.grid.closes; ++day) all.push_back(bound(end_of(days, day)));
  return all;
}

double quantile_or_bound(double p) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (p <= 0.0) return -infinity;
  return p >= 1.0 ? infinity : normal_quantile(p);
}

}  // namespace

DayTable timing_table(const MilestoneTiming& timing, const CloseDays& days) {
  return {bounds(days, [&](Years time) { return probability_within(timing, time); }), 0.0, 1.0};
}

DayTable delay_table(const DeploymentModel& model, const CloseDays& days) {
  const MilestoneTiming timing{.years = model.delay, .never = model.never};
  return {bounds(days, [&](Years time) { return quantile_or_bound(probability_within(timing, time)); }), -5.0,
          5.0};
}

DayTable overdue_table(const DeploymentModel& model, Years elapsed, const CloseDays& days) {
  const MilestoneTiming timing{.years = model.delay, .never = model.never};
  const Years until_now = elapsed + end_of(days, 0);
  const double past = probability_within(timing, until_now);
  const auto late_by = [&](Years more) {
    const double gained = probability_within(timing, elapsed + more) - past;
    return past < 1.0 ? gained / (1.0 - past) : 1.0;
  };
  auto all = bounds(days, [&](Years more) { return quantile_or_bound(late_by(more)); });
  all.front() = quantile_or_bound(0.0);  // it is not reached today
  return {std::move(all), -5.0, 5.0};
}

ConditionRun::ConditionRun(const ConditionDraws& draws, std::uint64_t seed)
    : draws_(draws),
      seed_(seed),
      steps_(all_steps(draws)),
      words_(places(count(std::max(draws.timings.size(), draws.conditions.size())))),
      normals_(places(steps_)) {}

void ConditionRun::draw_conditions(std::uint64_t first_path, DayBatch& days) {
  draw_words({seed_, stream::timing, first_path, count(draws_.timings.size())}, words_.data());
  const std::uint32_t* words = words_.data();
  for (const auto& draw : draws_.timings) {
    const Uniforms numbers = uniforms(words);
    note_timing(draw, numbers, days[draw.day]);
    for (const auto& gate : draw.gates) note_gate(gate, numbers, days[draw.day], days[gate.met]);
    words += batch_paths;
  }
  draw_words({seed_, stream::condition, first_path, count(draws_.conditions.size())}, words_.data());
  words = words_.data();
  for (const auto& draw : draws_.conditions) {
    const Uniforms numbers = uniforms(words);
    for (const auto& gate : draw.gates) note_gate(gate, draw.probability, numbers, days[gate.met]);
    words += batch_paths;
  }
}

void ConditionRun::draw_deployments(std::uint64_t first_path, const PriceShocks& shocks,
                                    const PriceRows& rows, const float* jump_sums, DayBatch& days) {
  draw_normals({seed_, stream::progress, first_path, steps_}, normals_.data());
  const float* normals = normals_.data();
  for (const auto& draw : draws_.deployments) {
    normals = note_deployment(draw, {shocks, rows, jump_sums}, normals, days);
  }
}

}  // namespace fairvalue::detail
