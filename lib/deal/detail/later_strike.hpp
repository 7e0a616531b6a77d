/// \file deal/detail/later_strike.hpp
/// A strike that is set later.
#pragma once
#include <variant>

#include <fairvalue/deal/warrant.hpp>

namespace fairvalue::detail {

/// Null where the strike is stated.
inline const StrikeSetLater* later_strike(const OwnTerms& own) {
  return own.strike ? std::get_if<StrikeSetLater>(&*own.strike) : nullptr;
}

}  // namespace fairvalue::detail
