/// \file scenario/detail/input_law.hpp
/// The joint law of uncertain inputs, ready to be drawn from: independent normals, correlated, then each
/// through its input's quantile.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/scenario/uncertain_inputs.hpp>

#include "marginal.hpp"

namespace fairvalue::detail {

/// Standard normals as a function of where they stand: no state. `stream` keeps uses of one seed apart: those
/// below 16 are Monte Carlo's own.
struct NormalSource {
  std::uint64_t seed;
  std::uint32_t stream;
  /// out[d]: the normal of sample `index` (< 2^40) in dimension d (< 2^26).
  void draw(std::uint64_t index, std::span<double> out) const;
};

class InputLaw {
 public:
  /// The model has been checked against the inputs (`require_uncertain`).
  InputLaw(const CallableModel& model, const UncertainInputs& uncertain);

  std::size_t size() const { return marginals_.size(); }
  const std::vector<Marginal>& marginals() const { return marginals_; }
  /// Position of each input among the model's.
  const std::vector<std::size_t>& slots() const { return slots_; }
  /// Lower triangular, row by row: correlated = factor x independent.
  const std::vector<double>& factor() const { return factor_; }
  bool is_independent() const { return independent_; }
  /// In place: independent standard normals become correlated ones.
  void correlate(std::span<double> normals) const;
  /// Puts what correlated normals stand for in the inputs' places among the model's values; the others stay.
  void place(std::span<const double> normals, std::span<double> values) const;

 private:
  std::vector<Marginal> marginals_;
  std::vector<std::size_t> slots_;
  std::vector<double> factor_;
  bool independent_;
};

}  // namespace fairvalue::detail
