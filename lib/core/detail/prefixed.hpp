// Refusals of a member, told as refusals of the member's owner.
#pragma once
#include <string>
#include <string_view>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {

/// The error with `owner.` before the name of its field.
inline DomainError prefixed(std::string_view owner, const DomainError& error) {
  return {std::string{owner} + "." + std::string{error.field()}, error.rule(), error.got()};
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
