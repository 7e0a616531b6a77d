/// \file scenario/break_even.hpp
/// The value of an input at which an output takes a level.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/callable_model.hpp>

namespace fairvalue {

/// What is asked, the other inputs at their base values.
struct BreakEvenQuestion {
  std::string input;
  std::string output;
  double level;            ///< of the output; finite
  Interval<double> range;  ///< of the input; low < high
  /// An input that takes only low, low + step, low + 2 step, ... (whole months); none: every number.
  std::optional<double> step{};
  /// The range is looked at in as many parts: two break-evens inside one part are missed. In [1, 100000]. Not
  /// used with a step.
  int parts = 128;
};

enum class BreakEvenKind {
  met,    ///< the output is at the level, to 1e-6 of its size in that part of the range
  passed  ///< the output jumps past the level, or the input's step does
};
template <>
inline constexpr auto enum_names<BreakEvenKind> = names_of("kind", {"met", "passed"});

struct BreakEvenPoint {
  BreakEvenKind kind;
  /// Where it is met, the input; where the level is passed, the last value before and the first after it
  /// (next to each other as doubles, around zero within 1e-20 of a part; or a step apart); where the output
  /// stays at the level over some of the looked-at values, the first and last of these.
  Interval<double> between;
  double value;  ///< the input: where it is first met; else that end of `between` whose output is nearer
};

struct BreakEven {
  std::vector<BreakEvenPoint> points;              ///< ascending; empty: no answer
  std::optional<Interval<double>> output_range{};  ///< least and greatest output seen; none when all failed
  Failures failures{};  ///< at looked-at values; with a step, next to one no break-even is looked for
};

/// All break-evens: a bracketed root (TOMS 748) in each part of the range at whose ends the output lies on
/// both sides of the level. Where the model fails at one end of a part (a rate of -100 %), the part begins at
/// the nearest value at which it does not. Where it touches the level without passing it is found at a
/// looked-at value only. Throws DomainError as `require_model` does, on an unknown name, a level that is not
/// finite, a range that is not low < high or not of finite width, parts outside theirs, a step <= 0, more
/// than 100,000 steps; and as `find_root` when a part spans hundreds of orders of magnitude.
BreakEven break_even(const CallableModel& model, const BreakEvenQuestion& question);

/// One point of the curve of pairs.
struct BreakEvenAt {
  double other;  ///< the second input
  BreakEven first;
};
/// The break-evens of the question's input for each value of a second input. Throws as `break_even` does,
/// when both inputs are the same, and on a value that is not finite.
std::vector<BreakEvenAt> break_even_curve(const CallableModel& model, const BreakEvenQuestion& question,
                                          const std::string& other, const std::vector<double>& values);

}  // namespace fairvalue
