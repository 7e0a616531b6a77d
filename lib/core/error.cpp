#include <fairvalue/core/error.hpp>

#include <cmath>

#include <fmt/core.h>

#include <fairvalue/core/utf8.hpp>

namespace fairvalue {
namespace {

constexpr std::string_view before_rule = ": must be ";
constexpr std::string_view before_got = ", got ";

}  // namespace

Error::Error(std::string_view message) : std::runtime_error(printable(message)) {}

DomainError::DomainError(std::string_view field, std::string_view rule, double got)
    : DomainError(field, rule, std::isnan(got) ? "nan" : fmt::format("{}", got)) {}

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
