/// \file core/outcome.hpp
/// A value, or the reason why there is none: one failed cell of a grid does not spoil the others.
#pragma once
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <fairvalue/core/error.hpp>

namespace fairvalue {

template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : value_(std::move(value)) {}
  static Outcome failure(std::string reason) { return Outcome{std::nullopt, std::move(reason)}; }

  bool has_value() const { return value_.has_value(); }
  /// Throws Error with the reason when there is no value.
  const T& value() const {
    if (!value_) throw Error{reason_};
    return *value_;
  }
  /// Empty when there is a value.
  const std::string& reason() const { return reason_; }

 private:
  Outcome(std::nullopt_t, std::string reason) : reason_(std::move(reason)) {}

  std::optional<T> value_;
  std::string reason_;
};

/// Calls `f` and keeps what it returns, or the message of the fairvalue::Error it throws.
/// Other exceptions pass through: they are faults of the program, not of its data.
template <class F>
Outcome<std::invoke_result_t<F>> attempt(F&& f) {
  try {
    return std::forward<F>(f)();
  } catch (const Error& error) {
    return Outcome<std::invoke_result_t<F>>::failure(error.what());
  }
}

}  // namespace fairvalue
