/// \file examples/ledger_value.hpp
/// Holds a number of a shipped case against the ledger.
#pragma once
#include <doctest/doctest.h>

#include <cstddef>
#include <string>

#include "reproduce_figures/ledger.hpp"

namespace figures_test {

/// Whether `value` is the ledger's, which counts in `scale`, at that place: to the rounding of one product.
inline bool is_ledger(double value, const char* id, double scale = 1, std::size_t place = 0) {
  const double expected = scale * std::stod(figures::embedded_ledger().row(id).values.at(place));
  return value == doctest::Approx(expected).epsilon(1e-15);
}

}  // namespace figures_test
