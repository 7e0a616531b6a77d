/// \file scenario/estimated.hpp
/// A number found from samples, and how far it is known.
#pragma once
#include <optional>

namespace fairvalue {

struct Estimated {
  double value;
  std::optional<double> standard_error{};  ///< none where the samples do not tell it
};

}  // namespace fairvalue
