/// \file scenario/failures.hpp
/// Evaluations of a model that gave no value, counted by reason.
#pragma once
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue {

/// Evaluations that failed for the same reason; only the refused value may differ.
struct Failure {
  std::string reason;  ///< of the first one
  std::uint64_t count;
  std::vector<double> values;  ///< the model's inputs at the first one
};

/// Failures by kind, in order of first occurrence. Kinds after the sixteenth are counted together as "other
/// reasons", also after a merge.
class Failures {
 public:
  /// DomainErrors are of one kind if field and rule agree, other exceptions if the text agrees.
  void add_exception(const std::exception& error, std::span<const double> values);
  void add(std::string_view reason, std::span<const double> values);
  /// Adds the failures of `later` after these.
  void merge(const Failures& later);

  std::uint64_t total() const;
  const std::vector<Failure>& kinds() const { return kinds_; }

 private:
  Failure& kind(std::string_view key, std::string_view reason, std::span<const double> values);

  std::vector<Failure> kinds_;
  std::vector<std::string>
      keys_;  ///< of the kinds: field and rule of a DomainError, or the text of another exception
};

}  // namespace fairvalue
