/// \file core/currency.hpp
/// The currency a number is stated in. A model has one; mixed currencies are refused.
#pragma once
#include <string>
#include <string_view>

namespace fairvalue {

/// An ISO 4217 code such as USD. Conversion happens before data enters the library.
class Currency {
 public:
  /// Throws DomainError unless `code` is three capital letters. Whether the code is assigned is not checked.
  explicit Currency(std::string_view code);

  const std::string& code() const { return code_; }
  friend bool operator==(const Currency&, const Currency&) = default;

 private:
  std::string code_;
};

/// Throws DomainError naming `field` unless `got` is `expected`: "estimates[2].currency: must be USD like
/// the others, got TWD".
void require_same_currency(std::string_view field, const Currency& expected, const Currency& got);

}  // namespace fairvalue
