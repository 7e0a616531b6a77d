/// \file scenario/target_error.hpp
/// When a Monte Carlo run is accurate enough.
#pragma once
#include <string>

namespace fairvalue {

/// A target error for the mean of one output.
struct TargetError {
  std::string output;
  double standard_error;  ///< in the output's unit; > 0
};

}  // namespace fairvalue
