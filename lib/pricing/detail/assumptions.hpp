/// \file pricing/detail/assumptions.hpp
/// What a warrant's value rests on, in words.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/pricing/fair_value.hpp>

namespace fairvalue::detail {

/// Sound terms and market.
std::vector<std::string> assumptions(ValueKind kind, const Warrant& warrant, const EquityMarket& market,
                                     const ValuationTerms& terms);

}  // namespace fairvalue::detail
