/// \file accounting/expected_to_vest.hpp
/// How many shares of an award are expected to vest.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Shares (1 - rate)^years, to the nearest whole share: what `TrancheJudgement::expected` takes. `rate`: part
/// of the shares that is forfeited a year, in [0, 1); years >= 0. Throws DomainError naming the argument.
/// Source: ASC 718-20-55, Example 1: 900,000 at 3 % over three years are 821,406.
Shares expected_to_vest(Shares shares, double yearly_forfeitures, Years years);

}  // namespace fairvalue
