/// \file scenario/tornado.hpp
/// Each input to its low and its high, one at a time: what moves the answer, and how far.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// How far an input may go. low and high may be equal, and need not enclose the base value.
struct InputRange {
  std::string input;
  double low;
  double high;  ///< >= low
};

struct TornadoBar {
  InputRange range;
  Outcome<double> at_low;
  Outcome<double> at_high;
  /// |output at high - output at low|; none when one of them failed or the result leaves the range of a
  /// double.
  std::optional<double> swing() const;
};

struct Tornado {
  std::string output;
  Outcome<double> base;
  std::vector<TornadoBar> bars;  ///< by swing, the widest first; those without one last, in their order
  Outcome<double> all_low;       ///< every input at its low together
  Outcome<double> all_high;
  /// What the inputs do only together: (all high - base) - sum of (one at high - base), and the same at low.
  /// 0, but for rounding, for a sum of functions of one input each; none when a part of it failed.
  std::optional<double> interaction_at_low{};
  std::optional<double> interaction_at_high{};
};

/// Throws DomainError as `require_model` does, on no ranges, an unknown or repeated input, an unknown output,
/// an end that is not finite, low > high. What fails is kept with its reason.
Tornado tornado(const CallableModel& model, const std::vector<InputRange>& ranges, const std::string& output);

}  // namespace fairvalue
