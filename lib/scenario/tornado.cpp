#include <fairvalue/scenario/tornado.hpp>

#include <algorithm>
#include <cmath>

#include <fairvalue/scenario/evaluation.hpp>

#include "detail/input_ranges.hpp"

namespace fairvalue {
namespace {

std::optional<double> if_finite(double x) { return std::isfinite(x) ? std::optional{x} : std::nullopt; }

/// The base case with some inputs moved.
class Shifted {
 public:
  Shifted(const CallableModel& model, std::size_t output)
      : model_(model), output_(output), base_(base_values(model)) {}

  Outcome<double> base() const { return evaluate(model_, base_, output_); }
  Outcome<double> one(std::size_t slot, double value) const {
    auto values = base_;
    values[slot] = value;
    return evaluate(model_, values, output_);
  }
  /// end: of each range, the low or the high.
  Outcome<double> all(std::span<const InputRange> ranges, std::span<const std::size_t> slots,
                      double InputRange::*end) const {
    auto values = base_;
    for (std::size_t i = 0; i < slots.size(); ++i) values[slots[i]] = ranges[i].*end;
    return evaluate(model_, values, output_);
  }

 private:
  const CallableModel& model_;
  std::size_t output_;
  std::vector<double> base_;
};

/// (together - base) - sum of (one - base).
std::optional<double> interaction(const Outcome<double>& base, const Outcome<double>& together,
                                  std::span<const TornadoBar> bars, Outcome<double> TornadoBar::*end) {
  if (!base.has_value() || !together.has_value()) return std::nullopt;
  double left_over = together.value() - base.value();
  for (const TornadoBar& bar : bars) {
    if (!(bar.*end).has_value()) return std::nullopt;
    left_over -= (bar.*end).value() - base.value();
  }
  return if_finite(left_over);
}

bool is_wider(const TornadoBar& a, const TornadoBar& b) { return a.swing() > b.swing(); }

}  // namespace

std::optional<double> TornadoBar::swing() const {
  if (!at_low.has_value() || !at_high.has_value()) return std::nullopt;
  return if_finite(std::abs(at_high.value() - at_low.value()));
}

Tornado tornado(const CallableModel& model, const std::vector<InputRange>& ranges,
                const std::string& output) {
  const auto slots = detail::require_ranges(model, ranges);
  const Shifted shifted{model, output_slot(model, output)};
  Tornado result{.output = output,
                 .base = shifted.base(),
                 .bars = {},
                 .all_low = shifted.all(ranges, slots, &InputRange::low),
                 .all_high = shifted.all(ranges, slots, &InputRange::high)};
  for (std::size_t i = 0; i < slots.size(); ++i) {
    result.bars.push_back({.range = ranges[i],
                           .at_low = shifted.one(slots[i], ranges[i].low),
                           .at_high = shifted.one(slots[i], ranges[i].high)});
  }
  result.interaction_at_low = interaction(result.base, result.all_low, result.bars, &TornadoBar::at_low);
  result.interaction_at_high = interaction(result.base, result.all_high, result.bars, &TornadoBar::at_high);
  std::stable_sort(result.bars.begin(), result.bars.end(), is_wider);
  return result;
}

}  // namespace fairvalue
