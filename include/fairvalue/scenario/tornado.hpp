/// \file scenario/tornado.hpp
/// Tornado: the output with each input at its low and at its high, one input at a time.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/input_range.hpp>

namespace fairvalue {

struct TornadoBar {
  InputRange range;
  Outcome<double> at_low;
  Outcome<double> at_high;
  /// |output at high - output at low|. Empty if one of them failed or the result exceeds the largest double.
  std::optional<double> swing() const;
};

struct Tornado {
  std::string output;
  Outcome<double> base;
  std::vector<TornadoBar> bars;  ///< widest swing first; bars without a swing last, in their order
  Outcome<double> all_low;       ///< all inputs at their low
  Outcome<double> all_high;
  /// The joint effect beyond the sum of the single effects: (all high - base) - sum of (one at high - base),
  /// and the same at low. 0 up to rounding if the output is a sum of functions of one input each. Empty if an
  /// evaluation in it failed.
  std::optional<double> interaction_at_low{};
  std::optional<double> interaction_at_high{};
};

/// Evaluations that fail keep their reason. Throws DomainError as `require_model` does; without ranges; on an
/// unknown or repeated input; on an unknown output; on an end that is not finite; on low > high.
Tornado tornado(const CallableModel& model, const std::vector<InputRange>& ranges, const std::string& output);

}  // namespace fairvalue
