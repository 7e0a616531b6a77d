/// \file scenario/break_even.hpp
/// The values of an input at which an output reaches a level.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/scenario/callable_model.hpp>
#include <fairvalue/scenario/failures.hpp>

namespace fairvalue {

/// Which input is varied and which level the output must reach. The other inputs keep their base values.
struct BreakEvenQuestion {
  std::string input;
  std::string output;
  double level;            ///< of the output; finite
  Interval<double> range;  ///< of the input; low < high
  /// For an input that takes only the values low, low + step, low + 2 step, ... (whole months). Empty: any
  /// number.
  std::optional<double> step{};
  /// The range is searched in this many parts. Two break-evens within one part are missed. In [1, 100000].
  /// Not used with a step.
  int parts = 128;
};

enum class BreakEvenKind {
  met,    ///< the output equals the level, to 1e-6 of its size in that part of the range
  passed  ///< the output jumps past the level, or a step of the input passes it
};
template <>
inline constexpr auto enum_names<BreakEvenKind> = names_of("kind", {"met", "passed"});

struct BreakEvenPoint {
  BreakEvenKind kind;
  /// Met: the input, at both ends; if the output stays at the level over several searched values, the first
  /// and the last of them. Passed: the last input before the level and the first one after it (neighbouring
  /// doubles, near zero within 1e-20 of a part; or one step apart).
  Interval<double> between;
  double value;  ///< the input: met, the first one; passed, the end of `between` whose output is nearer
};

struct BreakEven {
  std::vector<BreakEvenPoint> points;              ///< ascending; empty if there is no break-even
  std::optional<Interval<double>> output_range{};  ///< of the outputs found; empty if the model always failed
  Failures failures{};  ///< at searched values; with a step, no break-even is searched next to a failure
};

/// All break-evens in the range. An output that touches the level without passing it is found only at a
/// searched value. Throws DomainError as `require_model` does; on an unknown name; on a level that is not
/// finite; on a range without low < high or of infinite width; on parts outside [1, 100000]; on a step <= 0;
/// on more than 100,000 steps; and as `find_root` does if a part spans hundreds of orders of magnitude.
///
/// Method: a bracketed root (TOMS 748) in each part whose ends give outputs on both sides of the level. If
/// the model fails at one end of a part (a rate of -100 %), the part starts at the nearest value where it
/// does not.
BreakEven break_even(const CallableModel& model, const BreakEvenQuestion& question);

/// A point of a break-even curve: the value of a second input, and the break-evens there.
struct BreakEvenAt {
  double other;  ///< value of the second input
  BreakEven first;
};
/// The break-evens of the question's input at each value of a second input. Throws as `break_even` does; if
/// both inputs are the same; and on a value that is not finite.
std::vector<BreakEvenAt> break_even_curve(const CallableModel& model, const BreakEvenQuestion& question,
                                          const std::string& other, const std::vector<double>& values);

}  // namespace fairvalue
