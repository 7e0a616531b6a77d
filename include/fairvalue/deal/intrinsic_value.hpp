/// \file deal/intrinsic_value.hpp
/// What a warrant would bring if every share could be had today.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// shares x max(0, price - strike). Price > 0, strike >= 0, shares >= 0. No probability is inside: a warrant
/// that may not vest is worth less.
Money intrinsic_value(Shares shares, PerShare strike, PerShare price);

/// shares x strike: what the holder pays to exercise.
Money exercise_cost(Shares shares, PerShare strike);

}  // namespace fairvalue
