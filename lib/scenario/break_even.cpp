#include <fairvalue/scenario/break_even.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/math/root.hpp>

#include "detail/model_run.hpp"
#include "detail/slots.hpp"

namespace fairvalue {
namespace {

constexpr int max_parts = 100'000;
constexpr double largest = std::numeric_limits<double>::max();
constexpr double met_tolerance = 1e-6;   // of the output's size: a smaller distance counts as equal
constexpr double width_at_zero = 1e-20;  // as `find_root`

void require_question(const BreakEvenQuestion& question) {
  require_finite("level", question.level);
  const auto [low, high] = question.range;
  if (!(low < high)) throw DomainError("range.low", fmt::format("below the high of {}", high), low);
  require_finite("range.high - range.low", high - low);
  require(question.parts >= 1 && question.parts <= max_parts, "parts",
          fmt::format("between 1 and {}", max_parts), question.parts);
  if (!question.step) return;
  require_positive("step", *question.step);
  require((high - low) / *question.step <= max_parts, "step",
          fmt::format("at most {} to the range", max_parts), *question.step);
}

/// low, low + step, ... up to high, which is included if it is a whole number of steps away, up to rounding.
std::vector<double> stepped(Interval<double> range, double step) {
  std::vector<double> looked_at;
  const double last = std::floor((range.high - range.low) / step * (1.0 + 1e-12));
  for (double i = 0.0; i <= last; ++i)
    looked_at.push_back(require_result("input", std::min(range.low + i * step, range.high)));
  return looked_at;
}

std::vector<double> looked_at_values(const BreakEvenQuestion& question) {
  if (question.step) return stepped(question.range, *question.step);
  std::vector<double> looked_at;
  for (int i = 0; i <= question.parts; ++i) {
    const double x = std::lerp(question.range.low, question.range.high, 1.0 * i / question.parts);
    looked_at.push_back(require_result("input", x));
  }
  return looked_at;
}

/// A value of the input, and the output less the level there.
struct Point {
  double x;
  double excess;
};

bool on_both_sides(const Point& a, const Point& b) {
  return (a.excess < 0.0 && b.excess > 0.0) || (a.excess > 0.0 && b.excess < 0.0);
}

/// Two points on either side of the level, or twice a point at the level.
struct Crossing {
  Point before;
  Point after;

  /// Replaces the end on the same side of the level by a point in between.
  void narrow(const Point& point) {
    if (!on_both_sides(point, before)) before = point;
    if (!on_both_sides(point, after)) after = point;
  }
  const Point& nearer() const { return std::abs(before.excess) <= std::abs(after.excess) ? before : after; }
};

/// The output less the level, as a function of the input.
class Probe {
 public:
  Probe(const CallableModel& model, const BreakEvenQuestion& question)
      : run_(model),
        values_(base_values(model)),
        input_(input_slot(model, question.input)),
        output_(output_slot(model, question.output)),
        level_(question.level) {}

  std::size_t input() const { return input_; }
  void fix(std::size_t slot, double value) { values_[slot] = value; }

  std::optional<Point> at(double x) {
    values_[input_] = x;
    const auto output = run_.value(values_, output_);
    if (!output) return std::nullopt;
    detail::widen(seen_, *output);
    return Point{.x = x, .excess = std::clamp(*output - level_, -largest, largest)};
  }

  double level() const { return level_; }
  const std::optional<Interval<double>>& seen() const { return seen_; }
  const Failures& failures() const { return run_.failures(); }

 private:
  detail::ModelRun run_;
  std::vector<double> values_;
  std::size_t input_;
  std::size_t output_;
  double level_;
  std::optional<Interval<double>> seen_;
};

struct NoValue {};  // the model fails between two searched values

Point point_at(Probe& probe, double x) {
  const auto point = probe.at(x);
  if (!point) throw NoValue{};
  return *point;
}

/// Bisection, down to two neighbouring doubles.
void halve(Probe& probe, Crossing& crossing, double min_width) {
  for (;;) {
    const double low = crossing.before.x;
    const double high = crossing.after.x;
    const double middle = std::midpoint(low, high);
    if (!(low < middle && middle < high)) return;
    if (low < 0.0 && 0.0 < high && high - low <= min_width) return;
    crossing.narrow(point_at(probe, middle));
  }
}

void close_in(Probe& probe, Crossing& crossing) {
  const Interval<double> bracket{crossing.before.x, crossing.after.x};
  // In units of the larger end, so that no difference overflows.
  const double unit = std::max(std::abs(crossing.before.excess), std::abs(crossing.after.excess));
  const auto excess = [&](double x) {
    const Point point = point_at(probe, x);
    crossing.narrow(point);
    return point.excess / unit;
  };
  find_root(excess, bracket);
  halve(probe, crossing, width_at_zero * (bracket.high - bracket.low));
}

BreakEvenPoint passed(const Crossing& crossing) {
  return {.kind = BreakEvenKind::passed,
          .between = {crossing.before.x, crossing.after.x},
          .value = crossing.nearer().x};
}

/// The root or the jump between two searched values; empty if the model fails on the way.
std::optional<BreakEvenPoint> root_between(Probe& probe, const Crossing& looked_at) {
  Crossing crossing = looked_at;
  try {
    close_in(probe, crossing);
  } catch (const NoValue&) {
    return std::nullopt;
  }
  const double size = std::max(
      {std::abs(probe.level()), std::abs(looked_at.before.excess), std::abs(looked_at.after.excess)});
  const auto [x, excess] = crossing.nearer();
  if (std::abs(excess) > met_tolerance * size) return passed(crossing);
  return BreakEvenPoint{.kind = BreakEvenKind::met, .between = {x, x}, .value = x};
}

bool is_at_level(const std::optional<Point>& point) { return point && point->excess == 0.0; }

/// The run of searched values at the level that starts with the first one.
BreakEvenPoint stay(std::span<const std::optional<Point>> points) {
  const auto end = std::find_if_not(points.begin(), points.end(), is_at_level);
  const double first = points.front()->x;
  return {.kind = BreakEvenKind::met, .between = {first, (*(end - 1))->x}, .value = first};
}

/// Between a value at which the model fails and one at which it does not: the last value before the failure
/// (a pole, or the end of the model's domain).
Point edge(Probe probe, double fails, Point good) {
  const double min_width = width_at_zero * std::abs(good.x - fails);
  for (;;) {
    const double middle = std::midpoint(fails, good.x);
    if (middle == fails || middle == good.x || std::abs(good.x - fails) <= min_width) return good;
    const auto point = probe.at(middle);
    if (point) {
      good = *point;
    } else {
      fails = middle;
    }
  }
}

/// Two neighbouring searched values as points. If the model fails at one, the edge of its domain replaces it;
/// empty if it fails at both.
std::optional<Crossing> part(const Probe& probe, Interval<double> range, const std::optional<Point>& before,
                             const std::optional<Point>& after) {
  if (!before && !after) return std::nullopt;
  return Crossing{.before = before ? *before : edge(probe, range.low, *after),
                  .after = after ? *after : edge(probe, range.high, *before)};
}

std::vector<BreakEvenPoint> crossings(Probe& probe, std::span<const double> looked_at,
                                      std::span<const std::optional<Point>> points, bool in_steps) {
  std::vector<BreakEvenPoint> found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool stays = i > 0 && is_at_level(points[i - 1]);
    if (is_at_level(points[i]) && !stays) found.push_back(stay(points.subspan(i)));
    if (i == 0 || (in_steps && (!points[i - 1] || !points[i]))) continue;
    const auto crossing = part(probe, {looked_at[i - 1], looked_at[i]}, points[i - 1], points[i]);
    if (!crossing || !on_both_sides(crossing->before, crossing->after)) continue;
    const auto point = in_steps ? passed(*crossing) : root_between(probe, *crossing);
    if (point) found.push_back(*point);
  }
  return found;
}

BreakEven answer(Probe probe, const BreakEvenQuestion& question) {
  std::vector<std::optional<Point>> points;
  const auto looked_at = looked_at_values(question);
  for (const double x : looked_at) points.push_back(probe.at(x));
  auto found = crossings(probe, looked_at, points, question.step.has_value());
  return {.points = std::move(found), .output_range = probe.seen(), .failures = probe.failures()};
}

Probe checked_probe(const CallableModel& model, const BreakEvenQuestion& question) {
  require_model(model);
  require_question(question);
  return {model, question};
}

}  // namespace

BreakEven break_even(const CallableModel& model, const BreakEvenQuestion& question) {
  return answer(checked_probe(model, question), question);
}

std::vector<BreakEvenAt> break_even_curve(const CallableModel& model, const BreakEvenQuestion& question,
                                          const std::string& other, const std::vector<double>& values) {
  const Probe probe = checked_probe(model, question);
  const std::size_t slot = detail::named_slot("other", "input", std::span{model.inputs}, other);
  require(slot != probe.input(), "other", "different from question.input", fmt::format("'{}'", other));
  std::vector<BreakEvenAt> curve;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Probe here = probe;
    here.fix(slot, require_finite(fmt::format("values[{}]", i), values[i]));
    curve.push_back({.other = values[i], .first = answer(std::move(here), question)});
  }
  return curve;
}

}  // namespace fairvalue
