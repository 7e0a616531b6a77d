/// \file math/distribution_kinds.hpp
/// Distributions of one uncertain number, as values: what a delay, a margin or a growth may turn out to be.
#pragma once
#include <variant>
#include <vector>

namespace fairvalue {

/// A number that is known.
struct Fixed {
  double value;

  friend bool operator==(const Fixed&, const Fixed&) = default;
};
struct Normal {
  double mean;
  double deviation;  ///< >= 0; 0 is a fixed number

  friend bool operator==(const Normal&, const Normal&) = default;
};
/// ln X is normal with mean ln(median) and deviation `sigma`.
struct LogNormal {
  double median;  ///< > 0
  double sigma;   ///< > 0

  friend bool operator==(const LogNormal&, const LogNormal&) = default;
};
/// Every number between is as likely as another.
struct Uniform {
  double low;
  double high;  ///< >= low; equal is a fixed number

  friend bool operator==(const Uniform&, const Uniform&) = default;
};
/// A density that rises straight from `low` to `mode` and falls straight to `high`.
struct Triangular {
  double low;
  double mode;  ///< in [low, high]
  double high;  ///< >= low; equal is a fixed number

  friend bool operator==(const Triangular&, const Triangular&) = default;
};
/// The PERT distribution: a beta on [low, high] with mean (low + 4 mode + high) / 6.
/// Source: Malcolm, Roseboom, Clark, Fazar (1959), Operations Research 7(5).
struct Pert {
  double low;
  double mode;  ///< in [low, high]
  double high;  ///< >= low; equal is a fixed number

  friend bool operator==(const Pert&, const Pert&) = default;
};
/// Values with probabilities, which are taken over their sum where it is not quite 1.
struct Discrete {
  std::vector<double> values;         ///< strictly increasing, at least one
  std::vector<double> probabilities;  ///< one a value, each in [0, 1], summing to 1 within 1e-9

  friend bool operator==(const Discrete&, const Discrete&) = default;
};
/// What has been observed: each of the values as likely as another, and nothing between them. Its deviation
/// is that of the values themselves, with divisor n.
struct Empirical {
  std::vector<double> values;  ///< in any order, at least one; may repeat

  friend bool operator==(const Empirical&, const Empirical&) = default;
};

using Distribution = std::variant<Fixed, Normal, LogNormal, Uniform, Triangular, Pert, Discrete, Empirical>;

}  // namespace fairvalue
