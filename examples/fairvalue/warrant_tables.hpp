/// \file fairvalue/warrant_tables.hpp
/// The warrants and awards of a case file, tranche by tranche.
#pragma once
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

#include "cells.hpp"
#include "priced.hpp"

namespace calculator {

/// One warrant's tranches under one kind of value: hurdles, value a share, probabilities, method and error.
fairvalue::DocumentTable tranche_table(const OpenPosition& open, const Priced& priced,
                                       fairvalue::ValueKind kind, const Units& units);

/// The terms, with shares and hurdles marked where they are assumed or redacted.
fairvalue::DocumentTable terms_table(const fairvalue::CaseFile& file, const OpenPosition& open,
                                     const Units& units);

/// What `warrant` says.
fairvalue::Document warrant_document(const Request& request, const fairvalue::CaseFile& file);

}  // namespace calculator
