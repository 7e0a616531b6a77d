#include "condition_draws.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fairvalue/math/normal.hpp>

#include "normal_table.hpp"
#include "path_words.hpp"

namespace fairvalue::detail {
namespace {

using Words = std::array<std::uint32_t, batch_paths>;
using Days = std::span<std::int32_t, batch_paths>;

/// One word a path for each thing drawn from a stream. A block has two things' words of two paths.
class WordColumns {
 public:
  WordColumns(std::uint32_t stream, const PathSeed& paths) : stream_(stream), paths_(paths) {}

  const Words& next() {
    if (++step_ % 2 == 0) draw(step_ / 2);
    return words_[step_ % 2];
  }

 private:
  void draw(std::uint32_t step_pair) {
    const auto first_pair = static_cast<std::uint32_t>(paths_.first_path / 2);
    for (std::uint32_t pair = 0; pair < batch_paths / 2; ++pair) {
      const auto block = block_of_words(paths_.seed, stream_, first_pair + pair, step_pair);
      words_[0][2 * pair] = block[1];
      words_[0][2 * pair + 1] = block[0];
      words_[1][2 * pair] = block[3];
      words_[1][2 * pair + 1] = block[2];
    }
  }

  std::uint32_t stream_;
  PathSeed paths_;
  std::uint32_t step_ = std::numeric_limits<std::uint32_t>::max();
  std::array<Words, 2> words_{};
};

void note_day(const TimingDraw& draw, const Words& words, Days day) {
  for (std::size_t path = 0; path < batch_paths; ++path) day[path] = draw.day_of.day(uniform(words[path]));
}

void note_gate(const TimingDraw::Gate& gate, const Words& words, Days day, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    const bool in_time = uniform(words[path]) <= gate.in_time && day[path] != no_day;
    met[path] = in_time ? std::min(day[path], gate.last) : no_day;
  }
}

void note_condition(double probability, const ConditionDraw::Gate& gate, const Words& words, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    met[path] = uniform(words[path]) <= probability ? gate.day : no_day;
  }
}

/// Days on which milestones were reached, from the days on which work began.
class Worksite {
 public:
  Worksite(double correlation, const PriceShocks& shocks, const PriceRows& rows, const float* jump_sums)
      : correlation_(correlation), shocks_(shocks), rows_(rows), jump_sums_(jump_sums) {}

  std::int32_t reached(const DeploymentDraw& draw, const DeploymentDraw::Step& step, std::int32_t begin,
                       std::size_t path, double own) const {
    const std::int32_t due = begin + step.planned;
    if (begin == no_day || due > rows_.days) return no_day;
    const std::int32_t delay = draw.delay.day(-progress(static_cast<int>(path), begin, due, own));
    return delay == no_day || due + delay > rows_.days ? no_day : due + delay;
  }

 private:
  /// A standard normal: the share that prices have in it, scaled, and its own. Without a day of work it has
  /// no share in any price.
  double progress(int path, std::int32_t begin, std::int32_t due, double own) const {
    if (correlation_ == 0.0 || due == begin) return own;
    const double price = shocks_.sum(rows_, jump_sums_, path, begin, due) / std::sqrt(due - begin);
    return correlation_ * price + std::sqrt(1.0 - correlation_ * correlation_) * own;
  }

  double correlation_;
  const PriceShocks& shocks_;
  const PriceRows& rows_;
  const float* jump_sums_;
};

void note_gate(const DeploymentDraw::Gate& gate, Days day, Days met) {
  for (std::size_t path = 0; path < batch_paths; ++path) {
    const bool in_time = day[path] != no_day && day[path] <= gate.by;
    met[path] = in_time ? std::min(day[path], gate.last) : no_day;
  }
}

void draw_deployment(const DeploymentDraw& draw, WordColumns& words, const Worksite& site, DayBatch& days) {
  std::array<std::int32_t, batch_paths> begin{};
  begin.fill(draw.begin);
  for (const auto& step : draw.steps) {
    const Words& own = words.next();
    const Days day = days[step.day];
    for (std::size_t path = 0; path < batch_paths; ++path) {
      day[path] = site.reached(draw, step, begin[path], path, table_normal(own[path]));
    }
    std::ranges::copy(day, begin.begin());
    for (const auto& gate : step.gates) note_gate(gate, day, days[gate.met]);
  }
}

/// bound(time) of every day of the grid.
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

void draw_conditions(const ConditionDraws& draws, const PathSeed& paths, DayBatch& days) {
  WordColumns timings{stream::timing, paths};
  for (const auto& draw : draws.timings) {
    const Words& words = timings.next();
    note_day(draw, words, days[draw.day]);
    for (const auto& gate : draw.gates) note_gate(gate, words, days[draw.day], days[gate.met]);
  }
  WordColumns conditions{stream::condition, paths};
  for (const auto& draw : draws.conditions) {
    const Words& words = conditions.next();
    for (const auto& gate : draw.gates) note_condition(draw.probability, gate, words, days[gate.met]);
  }
}

void draw_deployments(const ConditionDraws& draws, const PathSeed& paths, const PriceShocks& shocks,
                      const PriceRows& rows, const float* jump_sums, DayBatch& days) {
  WordColumns words{stream::progress, paths};
  for (const auto& draw : draws.deployments) {
    draw_deployment(draw, words, {draw.correlation, shocks, rows, jump_sums}, days);
  }
}

}  // namespace fairvalue::detail
