/// \file pricing/warrant/combined_gates.hpp
/// Market conditions that one price gate stands for.
#pragma once
#include <optional>
#include <vector>

#include <fairvalue/deal/gate.hpp>

namespace fairvalue::detail {

/// The price gate that asks the same: a market capitalisation on one count of shares, conditions of which one
/// implies the others. None for any other gate.
std::optional<PriceGate> as_price_gate(const Gate& gate, Date granted);

/// Of conditions with one rule and one window: the highest hurdle, for all at once, and the lowest, for any
/// of them. None with several rules or windows, or a condition that is no price gate. Latched.
std::optional<PriceGate> strictest(const AllAtOnce& all, Date granted);
std::optional<PriceGate> easiest(const std::vector<PriceGate>& gates, Date granted);

}  // namespace fairvalue::detail
