/// \file lib/model/detail/input_changes.hpp
/// What differs between two versions of a case, input by input.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/model/case.hpp>

namespace fairvalue::detail {

/// One input that two versions have otherwise.
struct InputChange {
  std::string input;  ///< as CaseStep has it
  std::optional<double> before{};
  std::optional<double> after{};
  std::function<void(Case&)> put;  ///< puts that of the second version in place
};

/// In the order of `case_bridge`. The cases must outlive the changes.
std::vector<InputChange> input_changes(const Case& from, const Case& to);

}  // namespace fairvalue::detail
