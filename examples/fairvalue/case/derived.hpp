/// \file examples/fairvalue/case/derived.hpp
/// The derivation of a case in a document: its market view, and the cells that calculate in a workbook.
#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>

#include "fairvalue/case/valued.hpp"

namespace calculator {

/// The numbers of the outputs by their keys.
std::unordered_map<std::string, std::size_t> places_of(const fairvalue::CaseDerivation& derivation);

/// Adds the market view of the deals to the derivation: "NAME.warrants" and "NAME.market_view" of each
/// scenario, market_view and market_view_a_share. The warrants' values stand as results of their method.
void add_market_view(fairvalue::CaseDerivation& derivation, const fairvalue::DealWorth& worth,
                     const fairvalue::CaseFile& file, const fairvalue::ScenarioWarrants& values);

/// Adds numbers and outputs of another derivation; an input that is there already stays one.
void add_derivation(fairvalue::CaseDerivation& to, const fairvalue::CaseDerivation& more);

/// The cells of the tables that a derivation explains get its formula.
void make_live(fairvalue::Document& document, const Valued& of);

}  // namespace calculator
