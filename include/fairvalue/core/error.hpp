/// \file core/error.hpp
/// What the library throws. Nothing else leaves a public function, save std::bad_alloc.
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fairvalue {

/// Base of every exception thrown by fairvalue. Its message is one line, made printable (core/utf8.hpp),
/// whatever the file or argument it quotes holds.
class Error : public std::runtime_error {
 public:
  explicit Error(std::string_view message);
};

/// An argument lies outside the domain on which the formula is defined.
/// The message names the field, its rule and the value: "tranche.strike: must be >= 0, got -3".
class DomainError : public Error {
 public:
  DomainError(std::string_view field, std::string_view rule, double got);
  DomainError(std::string_view field, std::string_view rule, std::string_view got);

  // Parts of the message, as printed there, as long as the error lives.
  std::string_view field() const noexcept;
  std::string_view rule() const noexcept;
  std::string_view got() const noexcept;

 private:
  std::size_t field_size_;
  std::size_t rule_size_;
};

}  // namespace fairvalue
