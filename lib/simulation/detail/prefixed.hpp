// Refusals of a member, told as refusals of the member's owner.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// The error with `owner.` before the name of its field.
inline DomainError prefixed(std::string_view owner, const DomainError& error) {
  const std::string_view text = error.what();
  constexpr std::string_view rule_mark = ": must be ";
  constexpr std::string_view got_mark = ", got ";
  const auto rule = text.find(rule_mark);
  const auto got = text.rfind(got_mark);
  return {std::string{owner} + "." + std::string{text.substr(0, rule)},
          text.substr(rule + rule_mark.size(), got - rule - rule_mark.size()),
          text.substr(got + got_mark.size())};
}

/// f(), where "warrant.strike: must be ..." is refused as "deals[0].warrant.strike: must be ...".
template <class F>
auto as_member_of(std::string_view owner, F f) {
  try {
    return f();
  } catch (const DomainError& error) {
    throw prefixed(owner, error);
  }
}

}  // namespace fairvalue::detail
