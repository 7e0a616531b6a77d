/// \file pricing/sampled.hpp
/// A mean over simulated paths with its standard error.
#pragma once

namespace fairvalue {

/// A mean over paths, known up to chance.
struct Sampled {
  double mean;
  /// 0 only where nothing is random. Where no path saw what the mean is of, or every path did, a bound is put
  /// to it, as if one path more had been different: of n paths 1 / n for a probability, for a value of 0 a
  /// share over n (in a risk-neutral run, the highest of price, strike and hurdles over n), and the value
  /// over n where every path pays; what theory allows for all such paths together where that is at most
  /// three paths in n. Where fewer than 30
  /// effective paths make up the error of a value, it is widened as if one path more had changed the most.
  double standard_error;
};

}  // namespace fairvalue
