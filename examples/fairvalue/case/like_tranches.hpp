/// \file fairvalue/case/like_tranches.hpp
/// Many like tranches as one row of a table for people.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/report/document.hpp>

namespace calculator {

/// "purchase" of "purchase 3 of 240", a tranche of many like ones; none for another name.
std::optional<std::string> series_of(const std::string& name);

/// Adds the table with one row, "NAME, N tranches", for each run of more than 12 rows named "NAME i of N":
/// columns in shares and money are added, those a share and in percent are means weighted by the column
/// `shares`, words are those of the first and of the last. Where a run was folded the whole table follows as
/// a detail for programs, its key with " each" behind it.
void add_folded(fairvalue::Document& document, fairvalue::DocumentTable table);

}  // namespace calculator
