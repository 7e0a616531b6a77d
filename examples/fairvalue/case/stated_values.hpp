/// \file fairvalue/case/stated_values.hpp
/// What a case file states, found by the names that assumptions and provenance have, as cells.
#pragma once
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/cells.hpp"

namespace calculator {

/// The value of an assumption of the model: "spot", "deal.A.plan", "deal.A.warrant", "EPS of the year
/// before". An empty text for one that has no single value.
fairvalue::DocumentCell stated_value(const fairvalue::CaseFile& file, const std::string& what,
                                     const Units& units);

/// The value at a path of the file: "deal[0].warrant.expiry", "consensus[0]". An empty text for one that has
/// no single value.
fairvalue::DocumentCell value_at(const fairvalue::CaseFile& file, const std::string& path,
                                 const Units& units);

/// Rows of what is assumed or redacted about the market, the warrants and awards, and of the file's paths.
void add_file_assumptions(fairvalue::DocumentTable& table, const fairvalue::CaseFile& file,
                          const Units& units);

/// The columns of a table of assumptions.
fairvalue::DocumentTable empty_assumption_table();

/// One row of it.
void add_assumption(fairvalue::DocumentTable& table, const std::string& what, fairvalue::DocumentCell value,
                    fairvalue::Standing standing, const std::string& reason);

/// A path of the file as people read it: its deal, award or customer by name, "range of multiple".
std::string name_at(const fairvalue::CaseFile& file, const std::string& path);

/// The row of a path of the file: its key is the path.
void add_assumption(fairvalue::DocumentTable& table, const fairvalue::CaseFile& file,
                    const fairvalue::KeyProvenance& one, const Units& units);

}  // namespace calculator
