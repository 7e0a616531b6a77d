/// \file tests/nets/trial.hpp
/// One contract simulated and held against its oracle.
#pragma once
#include <string>
#include <vector>

#include "oracle.hpp"

namespace fairvalue::nets {

struct Trial {
  Contract contract;
  Oracle oracle;
  Sampled value;  ///< a share, simulated
  RunStatus status;
  Measure measure;  ///< under which the paths were drawn
  ControlVariate used;
  double expected_hits;  ///< paths of the run that pay, by the oracle
  double expected_misses;
};

Trial with_formula(std::uint64_t seed);
/// The oracle is a plain loop with 16 times the paths.
Trial without_formula(std::uint64_t seed);

bool is_unreliable(const Trial& trial);

/// How far the simulated value lies beyond the oracle's bound, in standard errors of both.
double z(const Trial& trial);

/// Whether the 95 % interval holds the true value.
bool covers(const Trial& trial);

/// Whether the standard error is one of many paths on both sides, and large beside what is not known of the
/// independent value. Where hardly any path pays, or hardly any does not, or a control leaves less than one
/// payment, it is a bound, which covers more often than 95 %; and where next to nothing is random there is only rounding.
bool has_two_sided_error(const Trial& trial);

/// What is wrong with a result by itself: a number that is none, a false certainty, a value out of the
/// no-arbitrage bounds, a target said to be reached that is not, more than six standard errors.
std::vector<std::string> faults(const Trial& trial);

/// Arguments and result on one line.
std::string describe(const Trial& trial);

}  // namespace fairvalue::nets
