/// \file fairvalue/tables/warrant_tables.hpp
/// The warrants and awards of a case file, tranche by tranche.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/cells.hpp"
#include "fairvalue/case/priced.hpp"

namespace calculator {

/// The key of that table: the name of the warrant, with the kind behind it where it is not the economic
/// value.
std::string table_key(const OpenPosition& open, fairvalue::ValueKind kind);

/// One warrant's tranches under one kind of value: hurdles, value a share, probabilities, method and error.
fairvalue::DocumentTable tranche_table(const OpenPosition& open, const Priced& priced,
                                       fairvalue::ValueKind kind, const Units& units);

/// The terms, with shares and hurdles marked where they are assumed or redacted.
fairvalue::DocumentTable terms_table(const fairvalue::CaseFile& file, const OpenPosition& open,
                                     const Units& units);

/// Terms and values of each, with their sentences and doubts.
void add_positions(fairvalue::Document& document, const fairvalue::CaseFile& file,
                   const std::vector<PositionValues>& positions, const Units& units);

/// What is assumed or redacted of the market, the warrants and what is believed of them.
fairvalue::DocumentTable warrant_assumptions(const fairvalue::CaseFile& file, const Units& units);

/// What `warrant` says.
fairvalue::Document warrant_document(const Request& request, const fairvalue::CaseFile& file);

}  // namespace calculator
