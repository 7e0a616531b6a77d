/// \file industry/mix_ramp.hpp
/// A share that moves along a straight line in time: what its mean over a year says of its ends.
/// "40 % of the year's revenue, and 70 % at its end": where must it have begun?
#pragma once
#include <span>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Ends of the line. Either may fall outside [0, 1]: then no straight line does what was said.
struct LinearRamp {
  double start;
  double end;
};

/// Whether both ends, and so all between, are in [0, 1].
bool feasible(const LinearRamp& ramp);

/// The position of the mean on a ramp that carries the same weight all along.
inline constexpr double even_position = 0.5;

/// Which moments the ramp joins.
enum class RampSpan {
  first_to_last_period,  ///< from the first period's average to the last one's
  start_to_end           ///< from the first period's beginning to the last one's end
};
template <>
inline constexpr auto enum_names<RampSpan> = names_of("ramp span",
                                                      {{"first_to_last_period", "first to last period"},
                                                       {"start_to_end", "start to end"}});

/// Where on the ramp, 0 its start and 1 its end, the average unit of revenue is earned; each period at its
/// middle. Growing revenue lies late: NVIDIA's data-centre quarters of fiscal 2024 give 0.663 and 0.622.
/// Revenue >= 0 each and not all zero; at least two periods. For a ramp that ends at a later time t (in such
/// spans) divide by t.
double revenue_weighted_position(std::span<const Money> revenue, RampSpan span);

/// The ramp with this mean and this end: start = (mean - position x end) / (1 - position).
/// Mean and end in [0, 1], position above 0 and below 1.
LinearRamp ramp_to_end(double mean, double end, double position = even_position);

/// The ramp with this mean and this start: end = (mean - (1 - position) x start) / position.
LinearRamp ramp_from_start(double mean, double start, double position = even_position);

/// The share at `periods` + 1 evenly spaced times, both ends inside. Throws DomainError naming the end that
/// is outside [0, 1]; periods from 1 to 1,000,000.
std::vector<double> ramp_path(const LinearRamp& ramp, int periods);

}  // namespace fairvalue
