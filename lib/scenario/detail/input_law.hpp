/// \file scenario/detail/input_law.hpp
/// The joint law of uncertain inputs: independent normals are correlated, then each goes through its input's
/// quantile function.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <fairvalue/scenario/uncertain_inputs.hpp>

#include "marginal.hpp"

namespace fairvalue::detail {

/// Standard normals as a pure function of their position. `stream` separates different uses of one seed;
/// streams below 16 belong to Monte Carlo.
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
  /// Position of each input among those of the model.
  const std::vector<std::size_t>& slots() const { return slots_; }
  /// Lower triangular, row by row: correlated = factor x independent.
  const std::vector<double>& factor() const { return factor_; }
  bool is_independent() const { return independent_; }
  /// In place: independent standard normals become correlated ones.
  void correlate(std::span<double> normals) const;
  /// Writes the input values of correlated normals into the model's values; other values stay.
  void place(std::span<const double> normals, std::span<double> values) const;

 private:
  std::vector<Marginal> marginals_;
  std::vector<std::size_t> slots_;
  std::vector<double> factor_;
  bool independent_;
};

}  // namespace fairvalue::detail
