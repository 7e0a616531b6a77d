/// \file report/derivation_units.hpp
/// The unit of every number of a derivation, so that it can be written as people write it.
#pragma once
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/currency.hpp>
#include <fairvalue/model/case_derivation.hpp>
#include <fairvalue/scenario/inputs.hpp>

namespace fairvalue {

/// One unit a number, in its order: "USD/share", "USD", "shares", "GW", "USD/GW", "%", "x", or empty where a
/// number has none. Inputs have that of the named input of the same name, outputs their own; products and
/// quotients follow from their operands; what other functions give is known by its name, else in the unit of
/// its first operand.
std::vector<std::string> derivation_units(const CaseDerivation& derivation,
                                          std::span<const NamedInput> inputs, const Currency& currency);

}  // namespace fairvalue
