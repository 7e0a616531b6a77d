#include <fairvalue/core/error.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

constexpr std::string_view before_rule = ": must be ";
constexpr std::string_view before_got = ", got ";

/// The number as people write it: 0.9 for 0.8999999999999999, unless the rule has that number itself.
std::string as_written(double number, std::string_view rule) {
  if (std::isnan(number)) return "nan";
  std::string exact = fmt::format("{}", number);
  std::string rounded = fmt::format("{:.15g}", number);
  const bool is_noise = rounded.size() + 2 < exact.size();
  return is_noise && rule.find(rounded) == std::string_view::npos ? rounded : exact;
}

}  // namespace

Error::Error(std::string_view message) : std::runtime_error(printable(message)) {}

DomainError::DomainError(std::string_view field, std::string_view rule, double got)
    : DomainError(field, rule, as_written(got, rule)) {}

DomainError::DomainError(std::string_view field, std::string_view rule, std::string_view got)
    : Error(fmt::format("{}{}{}{}{}", field, before_rule, rule, before_got, got)),
      field_size_(printable(field).size()),
      rule_size_(printable(rule).size()) {}

std::string_view DomainError::field() const noexcept { return {what(), field_size_}; }

std::string_view DomainError::rule() const noexcept {
  return {what() + field_size_ + before_rule.size(), rule_size_};
}

std::string_view DomainError::got() const noexcept {
  return what() + field_size_ + before_rule.size() + rule_size_ + before_got.size();
}

}  // namespace fairvalue
