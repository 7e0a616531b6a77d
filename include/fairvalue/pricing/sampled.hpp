/// \file pricing/sampled.hpp
/// A mean over simulated paths with its standard error.
#pragma once

namespace fairvalue {

/// A mean over paths with its standard error.
struct Sampled {
  double mean;
  /// 0 only if nothing is random. If none or all of the n paths show the event, the error is a bound, as if
  /// one path were different: 1 / n for a probability; for a value of 0, one share over n (in a risk-neutral
  /// run the highest of price, strike and hurdles over n); the value over n if every path pays. If a
  /// theoretical bound on all such paths together is at most three paths in n, it is used instead. With an
  /// effective sample size below 30, the error of a value is widened as if one more path had made the largest
  /// change.
  double standard_error;
};

}  // namespace fairvalue
